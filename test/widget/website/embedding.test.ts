/** What widget/EMBEDDING.md says a snippet does, it does: each is served as it stands there, in Chromium. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpcText } from '../../../server/consents/gpc-support.ts';
import { serviceSchema } from '../../../server/sites/services/all.ts';
import { words } from '../../../widget/words/consent-nl.ts';
import { questions } from '../../../widget/words/consent-question.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type EmbeddingHouse, openEmbeddingHouse, website } from './embedding-house.ts';
import { blocks, snippets } from './snippets.ts';

const { accept } = questions.nl;
const vendor = 'https://www.youtube-nocookie.com/embed/voorbeeld';
/** Say that they ran, and in which order. */
const ordered = {
  '/statistiek/eerst.js': 'document.body.dataset.ran = (document.body.dataset.ran ?? "") + "eerst ";',
  '/statistiek/daarna.js': 'document.body.dataset.ran = (document.body.dataset.ran ?? "") + "daarna ";',
};

let browser: Browser;
let house: EmbeddingHouse;
beforeAll(async () => {
  browser = await launchBrowser();
  house = await openEmbeddingHouse(browser);
});
afterAll(async () => {
  await house?.close();
  await browser?.close();
});

describe('EMBEDDING.md', () => {
  it('has a name for each of its snippets, under which a test or a benchmark runs it', () => {
    // The two of the frame: test/widget/frame/form-frame.test.ts.
    const frames = ['frame', 'frame-plain'];
    const run = ['held-template', 'held-script', 'custom-service', 'embed', 'statement', 'opener'];
    const more = ['script', 'policy', 'noscript', 'gpc', 'looks', 'gtm-service', 'route', 'react', 'vue'];
    expect(Object.keys(snippets)).toEqual(['page', ...frames, ...run, ...more]);
    expect(blocks).toBe(Object.keys(snippets).length);
  });

  it('page: the question stands there, the link leads back to it, and the form without keys shows the phone number', async () => {
    const { page, violations } = await house.visit(snippets.page!);
    await page.getByRole('button', { name: accept }).waitFor();
    await page.getByRole('link', { name: '039 012 34 30' }).first().waitFor();
    await page.getByRole('link', { name: 'Cookies en privacy' }).click();
    await page.getByRole('heading', { name: words.choices }).waitFor();
    expect(page.url()).toBe(`${website}/`);
    expect(violations).toEqual([]);
  });

  it.each(['held-template', 'held-script'])(
    '%s: nothing is asked before a yes; then both run, in order',
    async (name) => {
      const { page, requests, violations } = await house.visit(snippets[name]!, ordered);
      await page.getByRole('button', { name: accept }).waitFor();
      expect(requests.filter((each) => each.includes('/statistiek/'))).toEqual([]);
      await page.getByRole('button', { name: accept }).click();
      await page.waitForFunction(() => document.body.dataset.ran === 'eerst daarna ');
      expect(violations).toEqual([]);
    },
  );

  it('embed: a placeholder with a heading and a link to the party, and the frame itself after "this time"', async () => {
    const { page, requests, violations } = await house.visit(snippets.embed!);
    await page.getByRole('heading', { name: 'Een dag bij ons', level: 2 }).waitFor();
    const link = page.getByRole('region', { name: 'Een dag bij ons' }).getByRole('link');
    expect(await link.getAttribute('href')).toBe('https://www.youtube.com/watch?v=voorbeeld');
    expect(requests).not.toContain(vendor);
    await Promise.all([
      page.waitForRequest(vendor),
      page.getByRole('button', { name: words.once, exact: true }).click(),
    ]);
    await page.frameLocator('iframe').getByText('van een ander').waitFor();
    expect(violations).toEqual([]);
  });

  it('statement: what a browser may keep, from the settings, in the place of what stood inside', async () => {
    const { page } = await house.visit(snippets.statement!);
    await page.locator('privacy-statement').getByText('privacyloket-rondom', { exact: true }).waitFor();
    await page.getByText('Lees onze privacyverklaring.').waitFor({ state: 'detached' });
    await page.locator('privacy-statement h2').first().waitFor();
  });

  it('opener: opens the preferences', async () => {
    const { page } = await house.visit(snippets.opener!);
    await page.getByRole('button', { name: accept }).waitFor();
    await page.getByRole('button', { name: 'Statistiek aan of uit' }).click();
    await page.getByRole('heading', { name: words.choices }).waitFor();
  });

  it('script: knows what was chosen, hears of a change, and can take it back', async () => {
    const { page } = await house.visit(
      '<button id="stop">Stop</button><button id="change">Wijzig</button><script type="module" src="/eigen.js"></script>',
      { '/eigen.js': snippets.script! },
    );
    const counted = (value: string) =>
      page.waitForFunction((value) => document.documentElement.dataset.counted === value, value);
    await counted('false');
    await page.getByRole('button', { name: accept }).click();
    await counted('true');
    await page.getByRole('button', { name: 'Wijzig' }).click();
    await page.getByRole('heading', { name: words.choices }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Stop' }).click();
    await counted('false');
  });

  it('noscript: without JavaScript the note is there and the other party is asked for nothing', async () => {
    const { page, requests } = await house.visit(snippets.noscript!, {}, { javaScriptEnabled: false });
    // Not by its text: Playwright takes what stands in a noscript for something that is never shown.
    expect(await page.locator('noscript p').isVisible()).toBe(true);
    expect(requests).not.toContain(vendor);
  });

  it('gpc: is what our own server says', () => {
    expect(snippets.gpc).toBe(gpcText);
  });

  it('looks: properties and parts of the page reach the question', async () => {
    const { page } = await house.visit('', { '/stijl.css': snippets.looks! });
    await page.getByRole('button', { name: accept }).waitFor();
    const looks = await page.locator('privacy-choice').evaluate((host) => {
      const { backgroundColor, color, borderTopWidth, borderRadius, fontFamily } = getComputedStyle(
        host.shadowRoot!.querySelector('[part=region]')!,
      );
      const button = getComputedStyle(host.shadowRoot!.querySelector('[part=button]')!);
      const [fill, text] = [button.backgroundColor, button.color];
      return { backgroundColor, color, borderTopWidth, borderRadius, fontFamily, fill, text };
    });
    expect(looks).toEqual({
      backgroundColor: 'rgb(255, 253, 245)',
      color: 'rgb(34, 34, 34)',
      borderTopWidth: '3px',
      borderRadius: '4px',
      fontFamily: 'Verdana, sans-serif',
      fill: 'rgb(29, 101, 64)',
      text: 'rgb(255, 255, 255)',
    });
  });

  it('custom-service and gtm-service: are services that the settings take', () => {
    for (const name of ['custom-service', 'gtm-service'])
      expect(serviceSchema.safeParse(JSON.parse(snippets[name]!)).error).toBeUndefined();
  });

  it('route: what an application adds later is held, and let in after a yes', async () => {
    const { page, requests } = await house.visit(
      '<div id="plaats"></div><script type="module" src="/eigen.js"></script>',
      {
        '/route.js': snippets.route!,
        '/eigen.js': `import { showVideo } from '/route.js';
        addEventListener('click', ({ target }) => target.matches('h1') &&
          showVideo(document.querySelector('#plaats'), '${vendor}', 'Een dag bij ons'));
        document.querySelector('main').prepend(Object.assign(document.createElement('h1'), { textContent: 'Naar de video' }));`,
      },
    );
    await page.getByRole('button', { name: accept }).waitFor();
    await page.getByRole('heading', { name: 'Naar de video' }).click();
    await page.getByRole('button', { name: words.always, exact: true }).waitFor();
    expect(requests).not.toContain(vendor);
    await Promise.all([
      page.waitForRequest(vendor),
      page.getByRole('button', { name: words.always, exact: true }).click(),
    ]);
  });
});

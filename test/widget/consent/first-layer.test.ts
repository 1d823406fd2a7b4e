/** The first layer in a real browser: what it says, that both answers weigh the same, and what never answers. */

import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatePart } from '../../../server/sites/public-part.ts';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, counting, openWebsite, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

const both = ({ vendors }: { vendors: string }) => ({ services: [analytics(vendors), clicks(vendors)] });

async function asked(cookies = both as Parameters<typeof openWebsite>[1]) {
  website = await openWebsite(browser, cookies);
  const visitor = await website.visitor();
  await visitor.page.goto(website.origin);
  const { page } = visitor;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const region = page.getByRole('region', { name: 'Mogen wij meten?' });
  await region.waitFor();
  return { ...visitor, button, region };
}

describe('first layer', () => {
  it('says who asks, what for, and that the choice can be changed', async () => {
    const { region, page } = await asked();
    const text = await region.innerText();
    expect(text).toContain('Zorgpraktijk De Proef');
    expect(text).toContain('statistieken');
    expect(text).toContain('klikgedrag');
    expect(text).toContain('U kunt uw keuze altijd wijzigen.');
    expect(await page.getByRole('link', { name: 'Privacyverklaring' }).getAttribute('href')).toBe('/privacy');
  });

  it('names only what needs a choice', async () => {
    const { region } = await asked(({ vendors, site }) => ({ services: [counting(site), clicks(vendors)] }));
    expect(await region.innerText()).not.toContain('statistieken');
  });

  it('gives both answers the same element, size, weight and colours', async () => {
    const { region } = await asked();
    // Both in one moment: the page may still be laying itself out.
    const [accept, refuse] = await region.getByRole('button').evaluateAll((buttons) =>
      buttons.map((element) => {
        const { width, height, y } = element.getBoundingClientRect();
        const { fontSize, fontWeight, color, backgroundColor, border, padding, textDecoration } =
          getComputedStyle(element);
        const parent = element.parentElement!.className;
        const look = { fontSize, fontWeight, color, backgroundColor, border, padding, textDecoration };
        return { tag: element.tagName, width: Math.round(width), height, y, parent, ...look };
      }),
    );
    expect(accept).toEqual(refuse);
    expect(accept!.tag).toBe('BUTTON');
  });

  it('takes no focus, and stands first in the focus order', async () => {
    const { page } = await asked();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    const reached: string[] = [];
    for (let each = 0; each < 5; each++) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const active = document.activeElement!;
          return (active.shadowRoot?.activeElement ?? active).textContent!;
        }),
      );
    }
    expect(reached).toEqual(['Privacyverklaring', 'Accepteren', 'Weigeren', 'Zelf kiezen', 'Home']);
  });

  it('decides nothing on Escape, scrolling, a click beside it, or leaving', async () => {
    const { page, region, cookie, proofs } = { ...(await asked()), proofs: website.proofs };
    await page.keyboard.press('Escape');
    await page.mouse.wheel(0, 400);
    await page.mouse.click(200, 100);
    expect(await region.isVisible()).toBe(true);
    await page.goto(`${website.origin}/tweede`);
    await region.waitFor();
    expect(await cookie()).toBeUndefined();
    expect(proofs).toEqual([]);
  });

  it('keeps a no as long as a yes, proves it, and asks no more', async () => {
    const { page, button, region, cookie, requests } = await asked();
    await button('Weigeren').click();
    await region.waitFor({ state: 'detached' });
    await website.proven(1);
    expect(website.proofs).toEqual([
      {
        proof: expect.stringMatching(/^[\w-]{22}$/),
        version: expect.any(String),
        choices: { ip: true, statistiek: false, klikgedrag: false },
        // What was asked about each service, so that the proof says to what the answer was.
        asked: Object.fromEntries(gatePart(website.site).services.map(({ id, asks }) => [id, asks])),
        source: 'banner',
        language: 'nl',
      },
    ]);
    expect(await cookie()).toMatch(/~0[\w-]{4}statistiek~0[\w-]{4}klikgedrag/);
    await expect.poll(cookie).not.toContain('!');
    requests.length = 0;
    await page.goto(`${website.origin}/tweede`, { waitUntil: 'networkidle' });
    expect(await region.count()).toBe(0);
    expect(requests.map((each) => new URL(each.url()).pathname)).toEqual([
      '/tweede',
      '/style.css',
      '/proef.js',
    ]);
  });

  it('takes a yes for everything it asked, and keeps the address hidden', async () => {
    const { button } = await asked();
    await button('Accepteren').click();
    await website.proven(1);
    expect(website.proofs[0]!.choices).toEqual({ ip: true, statistiek: true, klikgedrag: true });
  });

  it('lets no script of the page answer', async () => {
    const { page, region, cookie } = await asked();
    await page.evaluate(() => {
      for (const button of document.querySelector('privacy-choice')!.shadowRoot!.querySelectorAll('button'))
        button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    });
    expect(await region.isVisible()).toBe(true);
    expect(await cookie()).toBeUndefined();
    const reachable = await page.evaluate(() => Object.keys(document.querySelector('privacy-choice')!));
    expect(reachable).toEqual([]);
  });

  it('tells whoever answers by keyboard that it is kept, and goes on at the start of the page', async () => {
    const { page, button } = await asked();
    await button('Weigeren').focus();
    await page.keyboard.press('Enter');
    const status = page.getByRole('status');
    await status.waitFor({ state: 'attached' });
    await expect.poll(() => status.textContent()).toBe('Uw keuze is bewaard.');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('first');
    expect(await page.locator('privacy-choice').count()).toBe(0);
  });

  it('never hides what has the focus, and moves nothing', async () => {
    website = await openWebsite(browser, both);
    website.put('/', `<h1>Lang</h1>${'<p>regel</p>'.repeat(60)}<p><a id="last" href="/x">Laatste</a></p>`);
    const { page } = await website.visitor({ viewport: { width: 360, height: 640 } });
    await page.goto(website.origin);
    await page.getByRole('region').waitFor();
    for (const id of ['last', 'open', 'clicks']) {
      await page.locator(`#${id}`).focus();
      const covered = await page.evaluate((id) => {
        const question = document.querySelector('privacy-choice')!.shadowRoot!.firstElementChild!;
        return (
          document.getElementById(id)!.getBoundingClientRect().bottom - question.getBoundingClientRect().top
        );
      }, id);
      expect(covered).toBeLessThanOrEqual(0);
    }
    const shifted = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          const observer = new PerformanceObserver((list) => {
            for (const each of list.getEntries()) sum += (each as unknown as { value: number }).value;
          });
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        }),
    );
    expect(shifted).toBe(0);
  });

  it('has no name that ad blockers hide', async () => {
    const { page } = await asked();
    const names = await page.evaluate(() => {
      const host = document.querySelector('privacy-choice')!;
      return [host, ...host.shadowRoot!.querySelectorAll('*')].flatMap((element) => [
        element.tagName,
        ...[...element.attributes].map(({ name, value }) => `${name}=${value}`),
      ]);
    });
    expect(names.filter((each) => /cookie|consent|banner|gdpr/i.test(each))).toEqual([]);
  });

  it('leaves the page usable when something hides it', async () => {
    const { page } = await asked();
    await page.evaluate(() => document.querySelector('privacy-choice')!.remove());
    await page.getByRole('link', { name: 'Tweede pagina' }).click();
    await page.waitForURL('**/tweede');
  });

  it('speaks the language of the page', async () => {
    website = await openWebsite(browser, both);
    website.put('/', '<h1>Welcome</h1>', 'lang="en-GB"');
    const { page } = await website.visitor();
    await page.goto(website.origin);
    await page.getByRole('button', { name: 'Refuse' }).waitFor();
  });

  it('breaks no rule of a strict CSP with Trusted Types', async () => {
    const { button, page } = await asked();
    await button('Zelf kiezen').click();
    await page.getByRole('heading', { name: 'Uw keuzes' }).waitFor();
    await button('Alles accepteren').click();
    await website.proven(1);
    await website.vendors.seen(({ vendor }) => vendor === 'hotjar');
    expect(website.violations).toEqual([]);
  });

  it('is not there where nothing needs a choice', async () => {
    website = await openWebsite(browser, ({ site }) => ({ services: [counting(site)] }));
    const { page, kept, cookie, thirdParty } = await website.visitor();
    await page.goto(website.origin, { waitUntil: 'networkidle' });
    await website.vendors.seen(({ vendor, what }) => vendor === 'matomo' && what === 'beacon');
    expect(await page.locator('privacy-choice').count()).toBe(0);
    expect(await cookie()).toBeUndefined();
    expect(await kept()).toEqual([]);
    expect(thirdParty()).toEqual([]);
  });

  it.each(['nl', 'en', 'ar'])('covers at most two fifths of a telephone in %s', async (language) => {
    website = await openWebsite(browser, both, { languages: [language as 'nl'] });
    website.put('/', '<h1>Welkom</h1>', `lang="${language}"`);
    const { page } = await website.visitor({ viewport: { width: 360, height: 740 } });
    await page.goto(website.origin);
    const region = page.getByRole('region');
    expect((await region.boundingBox())!.height).toBeLessThanOrEqual(0.4 * 740);
    // Right to left where the language is, whatever the page forgot to say.
    expect(await region.evaluate((each) => getComputedStyle(each).direction)).toBe(
      language === 'ar' ? 'rtl' : 'ltr',
    );
  });

  it.each([
    ['light', 'light', 'rgb(255, 255, 255)'],
    ['dark', 'light', 'rgb(255, 255, 255)'],
    ['dark', 'light dark', 'rgb(18, 18, 18)'],
  ] as const)(
    'in a %s system on a page that is %s it is as the page is',
    async (colorScheme, page, colour) => {
      website = await openWebsite(browser, both);
      website.put('/', `<meta name="color-scheme" content="${page}"><h1>Welkom</h1>`);
      const visitor = await website.visitor({ colorScheme });
      await visitor.page.goto(website.origin);
      const region = visitor.page.getByRole('region');
      expect(await region.evaluate((each) => getComputedStyle(each).backgroundColor)).toBe(colour);
    },
  );

  it('moves to the other edge when what has the focus can’t be scrolled from under it', async () => {
    website = await openWebsite(browser, both, { theme: { accent: '#0b5c7a', placement: 'top' } });
    const { page } = await website.visitor({ viewport: { width: 600, height: 700 } });
    await page.goto(website.origin, { waitUntil: 'networkidle' });
    const region = page.getByRole('region');
    expect((await region.boundingBox())!.y).toBeLessThan(100);
    await page.locator('#first').focus();
    const [question, link] = [await region.boundingBox(), await page.locator('#first').boundingBox()];
    expect(question!.y).toBeGreaterThan(link!.y + link!.height);
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('first');
  });

  it('takes the colours, letter and corners that the site sets for it', async () => {
    website = await openWebsite(browser, both);
    website.put('/', '<h1>Welkom</h1>', 'lang="nl"', { head: '<link rel="stylesheet" href="/thema.css">' });
    const { page } = await website.visitor();
    await page.route('**/thema.css', (route) =>
      route.fulfill({
        contentType: 'text/css',
        body: `:root { --privacy-paper: #eee; --privacy-ink: #222; --privacy-accent: #123456; --privacy-radius: 0px; --privacy-font: monospace }
          privacy-choice::part(button) { letter-spacing: 1px }`,
      }),
    );
    await page.goto(website.origin);
    const look = await page.getByRole('region').evaluate((region) => {
      const own = getComputedStyle(region);
      const answers = [...region.querySelectorAll('button')].map((each) => getComputedStyle(each));
      return [
        own.backgroundColor,
        own.color,
        own.borderRadius,
        own.fontFamily,
        answers.slice(0, 2).map(({ backgroundColor, letterSpacing }) => [backgroundColor, letterSpacing]),
      ];
    });
    const answer = ['rgb(18, 52, 86)', '1px'];
    expect(look).toEqual(['rgb(238, 238, 238)', 'rgb(34, 34, 34)', '0px', 'monospace', [answer, answer]]);
  });

  it('is not printed, and leaves no room on paper', async () => {
    const { page, region } = await asked();
    await page.emulateMedia({ media: 'print' });
    expect(await region.count()).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).paddingBlockEnd)).toBe('0px');
  });

  it('is there before the page is parsed', async () => {
    website = await openWebsite(browser, both);
    website.put('/', '<h1>Welkom</h1><script src="/nooit.js"></script>');
    const { page } = await website.visitor();
    // A script of the page that does not answer: the rest of the page waits for it.
    await page.route('**/nooit.js', () => {});
    await page.goto(website.origin, { waitUntil: 'commit' });
    await page.getByRole('region').waitFor();
    expect(await page.evaluate(() => document.readyState)).toBe('loading');
  });
});

describe('what writes a decision down, when it is late', () => {
  it.each([
    ['Accepteren', '1'],
    ['Weigeren', '0'],
  ])('loses no answer of a visitor who leaves before it is there: %s', async (name, yes) => {
    website = await openWebsite(browser, both);
    const { page, cookie } = await website.visitor();
    await page.route('**/a/effects*', () => {});
    await page.goto(website.origin);
    await page.getByRole('button', { name, exact: true }).click();
    expect(website.proofs).toEqual([]);
    await page.unroute('**/a/effects*');
    await page.goto(`${website.origin}/tweede`);
    await website.proven(1);
    const { proof, choices, source } = website.proofs[0]!;
    expect([choices, source]).toEqual([
      { ip: true, statistiek: yes === '1', klikgedrag: yes === '1' },
      'banner',
    ]);
    expect(proof).toHaveLength(22);
    expect(await cookie()).toContain(proof);
    expect(await page.locator('privacy-choice').count()).toBe(0);
  });

  it('leaves nobody with a question that does not go, where it can never be had', async () => {
    website = await openWebsite(browser, both);
    const { page, cookie } = await website.visitor();
    await page.route('**/a/effects*', (route) => route.abort());
    await page.goto(website.origin);
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await page.locator('privacy-choice').waitFor({ state: 'detached' });
    expect(await cookie()).toMatch(/^[^.]+\.\.[^.]+\.banner\.!\.0.{4}statistiek~0.{4}klikgedrag$/);
  });
});

describe('where the browser keeps nothing', () => {
  it('says so until the visitor goes on, and lets the press that goes on arrive', async () => {
    website = await openWebsite(browser, both);
    const { page } = await website.visitor({ viewport: { width: 360, height: 500 } });
    await page.addInitScript(() => {
      const blocked = () => {
        throw new DOMException('', 'SecurityError');
      };
      Object.defineProperty(Document.prototype, 'cookie', { get: blocked, set: blocked });
    });
    website.put('/', '<p>x</p>'.repeat(40));
    await page.goto(website.origin);
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await page.getByText('Uw browser bewaart niets.').waitFor();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.locator('#open').click();
    await page.getByRole('dialog', { name: 'Uw keuzes' }).waitFor();
    expect(await page.locator('privacy-choice').count()).toBe(0);
  });
});

/** Pages that are not as we would wish: what they refuse, style, hide, replace or load twice costs no visitor a right. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, type Hostile, openWebsite, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

const held = '<template data-privacy="statistiek"><p id="held">Los</p></template>';

/** A visitor on a page that holds one thing back. */
async function on(hostile: Hostile, main = `<h1>Welkom</h1>${held}`) {
  website = await openWebsite(browser, ({ vendors }) => ({
    services: [analytics(vendors), clicks(vendors)],
  }));
  website.put('/', main, 'lang="nl"', hostile);
  const visitor = await website.visitor();
  const { page } = visitor;
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(website.origin);
  const region = page.getByRole('region', { name: 'Mogen wij meten?' });
  const button = (name: string) => region.getByRole('button', { name, exact: true });
  return { ...visitor, region, button, faults };
}

describe.each([
  ['none', "'none'"],
  ['others only', 'other'],
])('a page whose Trusted Types allow %s', (_, trustedTypes) => {
  it('asks, holds back, and lets in what was held by moving it', async () => {
    const { page, button } = await on({ trustedTypes });
    expect(await page.locator('#held').count()).toBe(0);
    await button('Accepteren').click();
    await page.locator('#held').waitFor();
    await website.proven(1);
  });

  it('costs no more than the vendor: the relay counts, and nothing breaks', async () => {
    const { button, faults } = await on({ trustedTypes });
    await button('Accepteren').click();
    await website.vendors.seen(({ vendor }) => vendor === 'measurement-protocol');
    expect(website.vendors.recorded.filter(({ vendor }) => vendor === 'hotjar')).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('opens the preferences as anywhere: they need no policy', async () => {
    const { page, button } = await on({ trustedTypes });
    await button('Zelf kiezen').click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: 'Alles weigeren' }).click();
    await website.proven(1);
  });

  it('names the phone where a form can’t be drawn', async () => {
    const { page } = await on({ trustedTypes }, '<privacy-form form="vraag"></privacy-form>');
    const phone = page.locator('privacy-form').getByRole('link', { name: '012 345 67 89' });
    await phone.waitFor();
    expect(await phone.getAttribute('href')).toBe('tel:0123456789');
  });
});

describe('a page with a Lit of its own, loaded first', () => {
  /** The very library, as a website would serve it; it makes the policy that ours wants to make. */
  const own = readFileSync(new URL('../../../node_modules/lit-html/lit-html.js', import.meta.url), 'utf8');
  const script = '<script type="module" src="/eigen-lit.js"></script>';

  async function beside(main: string) {
    website = await openWebsite(browser, ({ vendors }) => ({ services: [analytics(vendors)] }));
    website.put('/', main, 'lang="nl"', { head: script });
    const { page } = await website.visitor();
    const ready = `${own}\n;globalThis.eigenLit = true;`;
    await page.route('**/eigen-lit.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: ready }),
    );
    // Ours comes when theirs is there: the worst order for us.
    await page.route('**/proef.js', async (route) => {
      await page.waitForFunction(() => 'eigenLit' in globalThis);
      await route.fallback();
    });
    await page.goto(website.origin);
    return page;
  }

  it('asks, and opens the preferences', async () => {
    const page = await beside('<h1>Welkom</h1>');
    await page.getByRole('button', { name: 'Zelf kiezen' }).click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: 'Alles weigeren' }).click();
    await website.proven(1);
  });

  it('names the phone where its policy keeps ours from drawing the form', async () => {
    const page = await beside('<privacy-form form="vraag"></privacy-form>');
    await page.locator('privacy-form').getByRole('link', { name: '012 345 67 89' }).waitFor();
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await website.proven(1);
  });
});

describe('a page of which a script withdraws as soon as it is let in', () => {
  it('is left with the withdrawal, not with the yes that let it in', async () => {
    const script = '<script>privacyloket.withdraw()</script>';
    const { page, button, cookie } = await on(
      { scripts: "'unsafe-inline'" },
      `<h1>Welkom</h1><template data-privacy="statistiek">${script}</template>`,
    );
    await Promise.all([page.waitForEvent('framenavigated'), button('Accepteren').click()]);
    await website.proven(1);
    await expect.poll(cookie).toMatch(/\.link\.\./);
    expect(website.proofs.at(-1)!.choices).toEqual({ ip: true, statistiek: false, klikgedrag: false });
  });
});

describe('a page where the preferences do not come', () => {
  it('still takes a no to everything from whoever said yes before', async () => {
    const { page, button, region } = await on({});
    await button('Accepteren').click();
    await website.proven(1);
    await page.route('**/a/preferences-*', (route) => route.abort());
    await page.reload();
    await page.locator('#open').click();
    await region.waitFor();
    await Promise.all([page.waitForEvent('framenavigated'), button('Weigeren').click()]);
    // The yes may have been told twice: the page was left before it knew that it had arrived.
    await expect
      .poll(() => website.proofs.at(-1)!.choices)
      .toEqual({ ip: true, statistiek: false, klikgedrag: false });
  });
});

describe('a page with our script in it twice', () => {
  it('asks once, releases once, proves once', async () => {
    const { page, region, button } = await on({});
    const again = `${website.origin.replace('site.', 'loket.')}/proef.js?nog-een`;
    website.put('/dubbel', held, 'lang="nl"', {
      head: `<script type="module" async crossorigin src="${again}"></script>`,
    });
    await page.goto(`${website.origin}/dubbel`, { waitUntil: 'networkidle' });
    expect(await region.count()).toBe(1);
    await button('Accepteren').click();
    await website.proven(1);
    await page.locator('#held').waitFor();
    expect(await page.locator('#held').count()).toBe(1);
    expect(website.proofs).toHaveLength(1);
  });
});

describe('a page that styles everything', () => {
  const attacks = {
    'hides each element by name': '* { display: none !important } html, body { display: block !important }',
    'turns and scales its body':
      'body { transform: rotate(3deg) scale(0.5); filter: blur(2px); overflow: hidden }',
    'covers all with a layer of its own':
      'header { position: fixed; inset: 0; z-index: 2147483647; background: #fff; opacity: 1 }',
    'zooms its body': 'body { zoom: 1.5 }',
    'shapes everything of ours':
      'privacy-choice { all: unset !important; position: absolute !important; left: -9999px !important; opacity: 0 !important; visibility: hidden !important; contain: strict !important }',
  };
  it.each(Object.entries(attacks))(
    'that %s leaves both answers in sight, upright and pressable',
    async (_, css) => {
      const { page, button, region } = await on({ head: '<link rel="stylesheet" href="/aanval.css">' });
      await page.route('**/aanval.css', (route) => route.fulfill({ contentType: 'text/css', body: css }));
      await page.reload();
      await region.waitFor();
      for (const name of ['Accepteren', 'Weigeren']) {
        const shown = await button(name).evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          const at = document.elementFromPoint(left + width / 2, top + height / 2);
          return {
            ours: at?.localName,
            inside: left >= 0 && top >= 0 && left + width <= innerWidth && top + height <= innerHeight,
          };
        });
        expect(shown).toEqual({ ours: 'privacy-choice', inside: true });
      }
      await button('Weigeren').click();
      await website.proven(1);
    },
  );
});

describe('a browser that hides our question', () => {
  it('leaves the page whole: no room kept, nothing locked, everything denied', async () => {
    const { page, region, thirdParty } = await on({});
    await region.waitFor();
    await page.waitForFunction(() => getComputedStyle(document.documentElement).paddingBlockEnd !== '0px');
    // As an ad blocker does it: with a sheet that outweighs every sheet of ours.
    await page.evaluate(() => {
      const section = document.querySelector('privacy-choice')!.shadowRoot!.querySelector('section')!;
      section.style.setProperty('display', 'none', 'important');
    });
    await page.waitForFunction(() => getComputedStyle(document.documentElement).paddingBlockEnd === '0px');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe('visible');
    await page.locator('#first').click();
    await page.waitForURL(`${website.origin}/`);
    expect(thirdParty()).toEqual([]);
  });

  it('is not fought with: what takes the element away again and again gets its way', async () => {
    const { page, region } = await on({});
    await region.waitFor();
    const times = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let taken = 0;
          new MutationObserver(() => {
            const ours = document.querySelector('privacy-choice');
            ours?.remove();
            if (ours) taken++;
            // Each time the page changes too, which is when the element would be put back.
            if (ours) document.querySelector('main')!.append(document.createElement('hr'));
            else done(taken);
          }).observe(document, { childList: true, subtree: true });
          document.querySelector('main')!.append(document.createElement('hr'));
        }),
    );
    expect(times).toBeLessThan(12);
    expect(await region.count()).toBe(0);
  });
});

describe('a site that changes its pages in place', () => {
  it('keeps the question when the body is replaced, first in the page', async () => {
    const { page, region } = await on({});
    await region.waitFor();
    await page.evaluate(() => {
      history.pushState({}, '', '/route');
      const body = document.createElement('body');
      const heading = document.createElement('h1');
      heading.textContent = 'Andere pagina';
      body.append(heading);
      document.body.replaceWith(body);
    });
    await region.waitFor();
    expect(await page.evaluate(() => document.body.firstElementChild!.localName)).toBe('privacy-choice');
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await website.proven(1);
  });

  it('lets in what a later route holds back, once each time it is drawn', async () => {
    const { page, button } = await on({});
    await button('Accepteren').click();
    await page.locator('#held').waitFor();
    await page.evaluate(() => {
      const template = document.createElement('template');
      template.dataset.privacy = 'statistiek';
      const late = document.createElement('p');
      late.className = 'late';
      template.content.append(late);
      history.pushState({}, '', '/route');
      document.querySelector('main')!.replaceChildren(template.cloneNode(true), template.cloneNode(true));
    });
    await expect.poll(() => page.locator('.late').count()).toBe(2);
    expect(await page.locator('template').count()).toBe(0);
  });
});

describe('a page inside a frame', () => {
  it('asks there, and both follow one answer', async () => {
    const { page, region } = await on({});
    await region.waitFor();
    const other = await page.context().newPage();
    await other.goto(`${website.origin}/tweede`);
    await other.getByRole('button', { name: 'Weigeren' }).click();
    await region.waitFor({ state: 'detached' });
  });
});

describe('without JavaScript', () => {
  it('all stays held, and the page’s own note shows', async () => {
    website = await openWebsite(browser, ({ vendors }) => ({ services: [analytics(vendors)] }));
    website.put('/', `${held}<noscript><p>Zonder JavaScript volgt deze website u niet.</p></noscript>`);
    const { context, thirdParty } = await website.visitor({ javaScriptEnabled: false });
    const [page] = context.pages();
    await page!.goto(website.origin);
    expect(await page!.locator('noscript p').isVisible()).toBe(true);
    expect(await page!.locator('#held').count()).toBe(0);
    expect(thirdParty()).toEqual([]);
  });
});

/** Everybody can use it: axe, keyboard, high contrast, a magnified screen, right to left, and a hostile page. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { coloursOn } from '../../../server/sites/accent-colours.ts';
import { accentRule } from '../../../widget/consent/accent.ts';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, counting, hostileStyle, openWebsite, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

/** The website's own colours, where its page says so. */
const colours = `.dark { color-scheme: dark }
  .wide { --privacy-font: 'DejaVu Sans', Verdana, sans-serif }
  .own { --privacy-paper: #fffaf0; --privacy-ink: #310; --privacy-radius: 2px }`;

/** `letter` is what the visitor set in the browser, in pixels. */
async function asked(options: BrowserContextOptions = {}, root = 'lang="nl"', letter = 16) {
  website = await openWebsite(
    browser,
    ({ vendors }) => ({
      services: [analytics(vendors), clicks(vendors), { ...counting(vendors), countingOnly: undefined }],
      ipAnonymisation: { locked: false, why: 'Zet u dit uit? Dan praat uw browser zelf met Google.' },
    }),
    { languages: ['nl', 'en', 'tr', 'ar', 'pl', 'uk'] },
  );
  website.put('/', '<h1>Welkom</h1>', root);
  const { page, context } = await website.visitor(options);
  await page.route('**/style.css', (route) =>
    route.fulfill({ contentType: 'text/css', body: hostileStyle + colours }),
  );
  if (letter !== 16) {
    const tools = await context.newCDPSession(page);
    await tools.send('Page.setFontSizes', { fontSizes: { standard: letter } });
  }
  await page.goto(website.origin);
  const region = page.getByRole('region').and(page.locator('section'));
  await region.waitFor();
  const dialog = page.getByRole('dialog');
  const open = async () => {
    await region.getByRole('button').last().click();
    await dialog.waitFor();
    for (const summary of await dialog.locator('summary').all()) await summary.click();
  };
  return { page, region, dialog, open };
}

const everything = (root: Locator) => root.locator('a, button, summary, input, label');

/** A visitor's own settings, and pages that are not the usual one. */
const circumstances: [string, BrowserContextOptions, string?][] = [
  ['1280 px wide', { viewport: { width: 1280, height: 740 } }],
  ['360 px wide', { viewport: { width: 360, height: 740 } }],
  ['320 px wide and 256 high', { viewport: { width: 320, height: 256 } }],
  ['on a dark page', {}, 'lang="nl" class="dark"'],
  ['with forced colours', { forcedColors: 'active' }],
  ['in English', {}, 'lang="en"'],
  ['in Turkish', {}, 'lang="tr"'],
  ['in Arabic', { viewport: { width: 360, height: 740 } }, 'lang="ar" dir="rtl"'],
  ['in Polish', {}, 'lang="pl"'],
  ['in Ukrainian', {}, 'lang="uk"'],
];

const found = async (page: Page, root: string) => {
  const { violations } = await axeOn(page).include(root).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};

describe('axe finds nothing', () => {
  it.each(circumstances)('%s', async (_, options, root) => {
    const { page, open, dialog } = await asked(options, root);
    expect(await found(page, 'privacy-choice')).toEqual([]);
    await open();
    expect(await found(page, 'privacy-preferences')).toEqual([]);
    // Decided, so with the number of the choice.
    await dialog.locator('.buttons button').first().click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('#open').click();
    await dialog.locator('#proof').waitFor();
    expect(await found(page, 'privacy-preferences')).toEqual([]);
  });
});

describe('targets', () => {
  it('are at least 44 pixels high', async () => {
    const { region, dialog, open } = await asked({ viewport: { width: 360, height: 740 } });
    const small = async (root: Locator) =>
      everything(root).evaluateAll((elements) =>
        elements
          .filter((each) => each.getBoundingClientRect().height < 44)
          .map((each) => `${each.tagName} ${each.textContent} ${each.getBoundingClientRect().height}`),
      );
    expect(await small(region)).toEqual([]);
    await open();
    expect(await small(dialog)).toEqual([]);
  });
});

describe('a screen magnified four times', () => {
  it('can scroll to every button of both, and still shows some of the page', async () => {
    const { page, region, dialog, open } = await asked({ viewport: { width: 320, height: 256 } });
    const inside = async (root: Locator) => {
      for (const button of await root.getByRole('button').all()) {
        await button.scrollIntoViewIfNeeded();
        const box = (await button.boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(320);
        expect(box.y + box.height).toBeLessThanOrEqual(256);
      }
    };
    expect((await region.boundingBox())!.y).toBeGreaterThan(60);
    await inside(region);
    await open();
    await inside(dialog);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

describe('high contrast', () => {
  it('keeps the switches and the edges of everything', async () => {
    const { page, region, dialog, open } = await asked({ forcedColors: 'active' });
    expect(await region.evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe('1px');
    await open();
    const shown = await dialog
      .getByRole('switch')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).appearance));
    expect(new Set(shown)).toEqual(new Set(['auto']));
    const { violations } = await axeOn(page).include('privacy-preferences').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('keyboard', () => {
  it('stays inside the preferences, reaches everything and operates the switches', async () => {
    const { page, region, dialog } = await asked();
    await region.getByRole('button').last().focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    const here = () =>
      page.evaluate(() => {
        const inside = document.activeElement!.shadowRoot?.activeElement;
        return inside ? inside.id || inside.textContent! : '';
      });
    expect(await here()).toBe('title');
    const reached = new Set<string>();
    for (let each = 0; each < 14; each++) {
      await page.keyboard.press('Tab');
      reached.add(await here());
      if ((await here()) === 'analytics') await page.keyboard.press('Space');
    }
    for (const each of [
      'analytics',
      'click-tracking',
      'ip',
      '×',
      'Alles weigeren',
      'Alles accepteren',
      'Opslaan',
    ])
      expect(reached).toContain(each);
    expect(reached).not.toContain('Accepteren');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await here()).toBe('Zelf kiezen');
  });
});

describe('right to left', () => {
  const places = async (root: string, title: string) => {
    const { dialog, open } = await asked({}, root);
    await open();
    const name = (await dialog.getByText(title, { exact: true }).boundingBox())!;
    const control = (await dialog.getByRole('switch', { name: title }).boundingBox())!;
    return { name: name.x, control: control.x };
  };

  it('is how Arabic stands, on a page that reads the other way too', async () => {
    const { name, control } = await places('lang="ar"', 'تتبّع النقرات');
    expect(control).toBeLessThan(name);
  });

  it('is not how Dutch stands, on a page that reads from the right either', async () => {
    const { name, control } = await places('lang="nl" dir="rtl"', 'Klikgedrag');
    expect(control).toBeGreaterThan(name);
  });

  it('leaves what the site wrote in its own language the way that language reads', async () => {
    const { dialog, open } = await asked({}, 'lang="ar" dir="rtl"');
    await open();
    const own = dialog.getByText('Wij zien waar mensen vastlopen.');
    expect(
      await own.evaluate((each) => [each.getAttribute('lang'), getComputedStyle(each).direction]),
    ).toEqual(['nl', 'ltr']);
  });
});

describe('a dark page', () => {
  const brightness = async (root: string) => {
    const { dialog, open } = await asked({ colorScheme: 'dark' }, root);
    await open();
    const [red, green, blue] = await dialog.evaluate((each) =>
      getComputedStyle(each).backgroundColor.match(/\d+/g)!.map(Number),
    );
    return (red! + green! + blue!) / 3;
  };

  it('gets dark preferences', async () => {
    expect(await brightness('lang="nl" class="dark"')).toBeLessThan(60);
  });

  it('is not what a light page becomes because the system is dark', async () => {
    expect(await brightness('lang="nl"')).toBeGreaterThan(200);
  });
});

describe('text of twice the size', () => {
  const roots = ['lang="nl"', 'lang="nl" class="wide"'];
  it.each(roots)('fits a phone, and every button and switch can be reached: %s', async (root) => {
    const { page, dialog, open } = await asked({ viewport: { width: 360, height: 640 } }, root, 32);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    await open();
    expect(await dialog.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
    for (const button of await dialog.locator('button, input').all()) {
      await button.scrollIntoViewIfNeeded();
      const { x, width } = (await button.boundingBox())!;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(360);
    }
  });
});

describe('the colours of a site', () => {
  it('can be set from its own style sheet', async () => {
    const { dialog, open } = await asked({}, 'lang="nl" class="own"');
    await open();
    const { backgroundColor, color, borderRadius } = await dialog.evaluate((each) => {
      const { backgroundColor, color, borderRadius } = getComputedStyle(each);
      return { backgroundColor, color, borderRadius };
    });
    expect({ backgroundColor, color, borderRadius }).toEqual({
      backgroundColor: 'rgb(255, 250, 240)',
      color: 'rgb(51, 17, 0)',
      borderRadius: '2px',
    });
  });
});

describe('movement', () => {
  it('there is none, so nobody has to ask for less', async () => {
    const { page, open } = await asked();
    await open();
    const moving = await page.evaluate(() =>
      ['privacy-choice', 'privacy-preferences'].flatMap((name) =>
        document.querySelector(name)!.shadowRoot!.getAnimations().map(String),
      ),
    );
    expect(moving).toEqual([]);
  });
});

describe('a page with hostile styles', () => {
  it('changes neither size, place nor colour of the buttons', async () => {
    const { region } = await asked();
    const look = await region
      .getByRole('button')
      .first()
      .evaluate((button) => {
        const { color, transform, fontSize } = getComputedStyle(button);
        return { color, transform, fontSize };
      });
    expect(look).toEqual({ color: 'rgb(255, 255, 255)', transform: 'none', fontSize: '16px' });
  });
});

describe('accent', () => {
  it.each([
    ['#0b5c7a', '#fff', '#0b5c7a'],
    ['#ffd400', '#000', '#1b2430'],
    ['#777777', '#000', '#777777'],
    ['#000000', '#fff', '#000000'],
  ])('on %s is read best in %s, and its edges are drawn in %s', (accent, on, mark) => {
    expect(accentRule(coloursOn(accent))).toBe(`:host{--accent:${accent};--on:${on};--mark:${mark}}`);
  });
});

/** Everybody can use it: axe, keyboard, high contrast, a magnified screen, right to left, and a hostile page. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Locator } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { coloursOn } from '../../../server/sites/accent-colours.ts';
import { accentRule } from '../../../widget/consent/accent.ts';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks, openWebsite, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

async function asked(options: BrowserContextOptions = {}, root = 'lang="nl"') {
  website = await openWebsite(browser, ({ vendors }) => ({
    services: [analytics(vendors), clicks(vendors)],
    ipAnonymisation: { locked: false, why: 'Zet u dit uit? Dan praat uw browser zelf met Google.' },
  }));
  website.put('/', '<h1>Welkom</h1>', root);
  const { page } = await website.visitor(options);
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

describe('axe finds nothing', () => {
  it.each([1280, 360])('on the first layer, %s px wide', async (width) => {
    const { page } = await asked({ viewport: { width, height: 740 } });
    const { violations } = await new AxeBuilder({ page }).include('privacy-choice').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it.each([1280, 360])('in the preferences, %s px wide', async (width) => {
    const { page, open } = await asked({ viewport: { width, height: 740 } });
    await open();
    const { violations } = await new AxeBuilder({ page }).include('privacy-preferences').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
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
    const { violations } = await new AxeBuilder({ page }).include('privacy-preferences').analyze();
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
  it('puts the switch before the name as the language reads', async () => {
    const { dialog, open } = await asked({}, 'lang="nl" dir="rtl"');
    await open();
    const name = (await dialog.getByText('Klikgedrag', { exact: true }).boundingBox())!;
    const control = (await dialog.getByRole('switch', { name: 'Klikgedrag' }).boundingBox())!;
    expect(control.x).toBeLessThan(name.x);
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

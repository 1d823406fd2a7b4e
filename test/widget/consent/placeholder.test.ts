/** Content of others that is held back: what stands in its place, what lets it in, and where the focus goes. */
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { clicks, openWebsite, type Service, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

const embeds = (origin: string): Service[] => [
  {
    id: 'filmpje',
    title: 'YouTube',
    purpose: 'embedded',
    why: 'Wij tonen een filmpje.',
    integration: 'youtube',
    frameOrigin: origin,
  },
  {
    id: 'kaart',
    title: 'Kaart',
    purpose: 'embedded',
    why: 'Wij laten zien waar wij zijn.',
    integration: 'openstreetmap',
    frameOrigin: origin,
  },
];

const film =
  (more = '', frame = 'width="560" height="315" title="Rondleiding"') =>
  (vendors: string) =>
    `<template data-privacy="filmpje" ${more}><iframe ${frame} src="${vendors}/embed/a"></iframe></template>`;

interface Held {
  main?: (vendors: string) => string;
  options?: BrowserContextOptions;
  root?: string;
  before?: (page: Page) => Promise<unknown>;
}

async function held({ main = film(), options, root, before }: Held = {}) {
  website = await openWebsite(
    browser,
    ({ vendors }) => ({ services: [...embeds(vendors), clicks(vendors)] }),
    {
      languages: ['nl', 'en', 'ar'],
    },
  );
  website.put('/', `<h1>Welkom</h1>${main(website.vendorOrigin)}<p id="after">Daarna</p>`, root);
  const visitor = await website.visitor(options);
  await before?.(visitor.page);
  await visitor.page.goto(website.origin);
  const box = visitor.page.locator('privacy-held');
  await box.locator('section').first().waitFor();
  return { ...visitor, box, press: (name: string) => box.getByRole('button', { name }).first().click() };
}

const frames = () => website.vendors.recorded.filter(({ what }) => what === 'frame').length;

describe('a placeholder', () => {
  it('asks the other party for nothing', async () => {
    const { page, thirdParty } = await held();
    await page.waitForLoadState('networkidle');
    expect(thirdParty()).toEqual([]);
  });

  it('says what it is, whose it is, and that this party then sees the IP address', async () => {
    const { page, box } = await held();
    await page.getByRole('region', { name: 'Rondleiding' }).waitFor();
    expect(await box.locator('section').innerText()).toContain('Dan ziet YouTube (Google) uw IP-adres.');
  });

  it('names every party that the yes would be for', async () => {
    const main = () =>
      '<template data-privacy="embedded"><iframe src="/x" title="Alles"></iframe></template>';
    const { box } = await held({ main });
    expect(await box.locator('section').innerText()).toContain(
      'Dan ziet YouTube (Google), OpenStreetMap uw IP-adres.',
    );
  });

  it('names the machine where the settings cannot be read', async () => {
    const { box } = await held({ before: (page) => page.route('**/details', (route) => route.abort()) });
    expect(await box.locator('section').innerText()).toContain('Dan ziet vendors.localhost uw IP-adres.');
  });

  it('takes its title and the level of its heading from the page', async () => {
    const { page } = await held({ main: film('data-title="Een dag bij ons" data-heading="2"') });
    await page.getByRole('heading', { name: 'Een dag bij ons', level: 2 }).waitFor();
  });

  it('leads to the page at the party where the page names one, and does not tell it who sent', async () => {
    const { page } = await held({ main: film('data-link="https://www.youtube.com/watch?v=a"') });
    const link = page.getByRole('link', { name: 'Bekijk het bij YouTube (Google)' });
    expect(await link.getAttribute('href')).toBe('https://www.youtube.com/watch?v=a');
    expect(await link.getAttribute('rel')).toBe('noreferrer');
  });

  it.each([
    ['its width and height', film(), 560, 315],
    ['a ratio', film('data-ratio="4/3"', 'width="400" title="x"'), 400, 300],
    ['a height alone', film('', 'height="360" title="x"'), undefined, 360],
  ])('is as large as the content, by %s', async (_, main, width, height) => {
    const { box } = await held({ main });
    const { width: wide, height: high } = (await box.boundingBox())!;
    if (width) expect(wide).toBe(width);
    expect(high).toBe(height);
  });

  const watchShifts = async (page: Page) => {
    await page.route('**/style.css', (route) =>
      route.fulfill({
        contentType: 'text/css',
        body: '.film { display: block; border: 0 } .room { max-width: 560px; aspect-ratio: 16/9 }',
      }),
    );
    await page.addInitScript(() => {
      const seen: number[] = [];
      Object.assign(window, { shifts: seen });
      new PerformanceObserver((list) => {
        for (const each of list.getEntries()) seen.push((each as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
  };
  const shifts = (page: Page) => page.evaluate(() => (window as never as { shifts: number[] }).shifts);
  const top = (page: Page) => page.locator('#after').evaluate((each) => each.getBoundingClientRect().top);
  const plain = 'width="560" height="315" title="x" class="film"';

  it('moves nothing when the content takes its place', async () => {
    const { page, press } = await held({ main: film('', plain), before: watchShifts });
    const before = await top(page);
    const until = (await shifts(page)).length;
    await press('Deze keer tonen');
    await page.locator('iframe.film').waitFor();
    expect(await top(page)).toBe(before);
    expect((await shifts(page)).slice(until)).toEqual([]);
  });

  it('moves nothing at all in a page that has made room for the content', async () => {
    const main = (vendors: string) => `<div class="room">${film('', plain)(vendors)}</div>`;
    const { page, press } = await held({ main, before: watchShifts });
    await press('Deze keer tonen');
    await page.locator('iframe.film').waitFor();
    expect(await shifts(page)).toEqual([]);
  });
});

describe('"this time"', () => {
  it('lets in this one alone and keeps nothing', async () => {
    const twice = (vendors: string) => film()(vendors) + film()(vendors);
    const { page, box, press, kept } = await held({ main: twice });
    await press('Deze keer tonen');
    await expect.poll(frames).toBe(1);
    expect(await box.count()).toBe(1);
    expect(await page.locator('iframe').count()).toBe(1);
    // What the frame keeps under its own domain is what was said beforehand.
    expect((await kept()).filter((name) => name !== 'VISITOR_INFO1_LIVE')).toEqual([]);
    expect(website.proofs).toEqual([]);
  });

  it('moves the focus into the frame for whoever came with the keyboard', async () => {
    const { page, box } = await held();
    await box.getByRole('button', { name: 'Deze keer tonen' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('iframe').waitFor();
    expect(await page.evaluate(() => document.activeElement!.localName)).toBe('iframe');
  });

  it('moves the focus to the first of what came in where that is no frame', async () => {
    const main = () => '<template data-privacy="filmpje" data-title="x"><p id="in">Tekst</p></template>';
    const { page, press } = await held({ main });
    await press('Deze keer tonen');
    await expect.poll(() => page.evaluate(() => document.activeElement!.id)).toBe('in');
  });
});

describe('"always"', () => {
  it('keeps a yes to this service alone, and lets in all of it', async () => {
    const main = (vendors: string) =>
      `${film()(vendors)}${film()(vendors)}<template data-privacy="kaart"><iframe title="Kaart" src="${vendors}/export/embed.html"></iframe></template>`;
    const { box, press, page } = await held({ main });
    await press('Altijd tonen');
    await expect.poll(frames).toBe(2);
    await website.proven(1);
    expect(website.proofs[0]).toMatchObject({
      source: 'embed',
      choices: { filmpje: true, kaart: false, klikgedrag: false },
    });
    expect(await box.count()).toBe(1);
    // What was not answered is still asked.
    expect(await page.locator('privacy-choice').count()).toBe(1);
    await page.reload();
    await expect.poll(frames).toBe(4);
    await box.locator('section').waitFor();
    expect(await box.count()).toBe(1);
  });
});

describe('other ways in and out', () => {
  it('goes when the yes is given in the preferences, without taking the focus', async () => {
    const { page, box } = await held();
    await page.locator('#open').click();
    await page.getByRole('switch', { name: 'YouTube' }).check();
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await expect.poll(frames).toBe(1);
    expect(await box.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('open');
  });

  it('stands for content that the page adds later', async () => {
    const { page, box } = await held();
    await page.evaluate(() => {
      const later = document.createElement('template');
      later.dataset.privacy = 'kaart';
      later.content.append(document.createElement('p'));
      document.querySelector('main')!.append(later);
    });
    await expect.poll(() => box.count()).toBe(2);
  });

  it('takes "always" for what it says, whatever a script has made of the template since', async () => {
    const { page, press } = await held();
    await page.evaluate(() => {
      document.querySelector('template')!.dataset.privacy = 'click-tracking';
    });
    await press('Altijd tonen');
    await website.proven(1);
    expect(website.proofs[0]?.choices).toEqual({ ip: true, filmpje: true, kaart: false, klikgedrag: false });
  });

  it('leads to pages only: no address that would run here', async () => {
    const { box } = await held({ main: film('data-link="java&#9;script:alert(1)"') });
    expect(await box.getByRole('link').count()).toBe(0);
  });

  it('lets no script of the page press its buttons', async () => {
    const { page } = await held();
    await page.evaluate(() => {
      for (const each of document.querySelector('privacy-held')!.shadowRoot!.querySelectorAll('button'))
        each.click();
    });
    expect(await page.locator('iframe').count()).toBe(0);
  });
});

describe('everybody can use it', () => {
  it.each<[string, Held]>([
    ['on a wide screen', { options: { viewport: { width: 1280, height: 720 } } }],
    ['320 px wide', { options: { viewport: { width: 320, height: 640 } } }],
    ['with forced colours', { options: { forcedColors: 'active' } }],
    ['in English', { root: 'lang="en"' }],
    ['in Arabic', { root: 'lang="ar" dir="rtl"' }],
  ])('axe finds nothing %s', async (_, options) => {
    const { page } = await held({
      ...options,
      main: film('data-heading="2" data-link="https://www.youtube.com/"'),
    });
    const { violations } = await axeOn(page).include('privacy-held').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('has buttons of at least 44 pixels, inside a page of 320', async () => {
    const { page, box } = await held({
      options: { viewport: { width: 320, height: 640 } },
      main: film('data-link="https://www.youtube.com/"'),
    });
    for (const each of await box.locator('button, a').all())
      expect((await each.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it('says on paper that there is something to see on a screen', async () => {
    const { page, box } = await held();
    await page.emulateMedia({ media: 'print' });
    expect(await box.locator('section').innerText()).toContain('Dit is alleen op het scherm te zien.');
    expect(await box.getByRole('button').count()).toBe(0);
  });
});

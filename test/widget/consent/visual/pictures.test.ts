/** A picture of each state of what a visitor sees of us, kept beside this file. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from '../../../support/browser.ts';
import { comparePicture } from './picture.ts';
import { openScene, type Scene, type SceneOptions } from './scene.ts';

let browser: Browser;
let scene: Scene;
beforeAll(async () => {
  browser = await launchBrowser({
    args: ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
  });
});
afterEach(() => scene.website.close());
afterAll(() => browser.close());

const phone = { width: 360, height: 640 };
/** 1280 by 1024 magnified four times. */
const magnified = { width: 320, height: 256 };
const arabic = { root: 'lang="ar" dir="rtl"', languages: ['nl', 'ar'] as ('ar' | 'nl')[] };
const dark = { root: 'lang="nl" class="dark"' };
const large = { letter: 32 };
const forced = { forcedColors: 'active' as const };
const answered = { statistiek: true, klikgedrag: false, filmpje: false, kaart: false };

async function take(page: Page, name: string): Promise<void> {
  comparePicture(name, await page.screenshot({ animations: 'disabled', caret: 'hide' }));
}

describe('the question', () => {
  it.each<[string, SceneOptions]>([
    ['bottom', { placement: 'bottom', viewport: { width: 900, height: 420 } }],
    ['top', { placement: 'top', viewport: { width: 900, height: 420 } }],
    ['bottom-left', { placement: 'bottom-left', viewport: { width: 640, height: 480 } }],
    ['bottom-right', { placement: 'bottom-right', viewport: { width: 640, height: 480 } }],
    ['phone', { viewport: phone }],
    ['dark', { ...dark, viewport: phone }],
    ['forced-colours', { ...forced, viewport: phone }],
    ['arabic', { ...arabic, viewport: phone }],
    ['magnified', { viewport: magnified }],
    ['large-text', { ...large, viewport: phone }],
  ])('%s', async (name, options) => {
    scene = await openScene(browser, options);
    await scene.page.locator('privacy-choice section').waitFor();
    await take(scene.page, `question-${name}`);
  });
});

describe('the preferences', () => {
  const tall = { width: 400, height: 1000 };
  const open = async (options: SceneOptions) => {
    scene = await openScene(browser, options);
    await scene.page.locator('#open').click();
    await scene.page.locator('privacy-preferences dialog').waitFor();
    await scene.page.evaluate(() => document.fonts.ready);
    return scene.page;
  };

  it.each<[string, SceneOptions]>([
    ['undecided', { viewport: tall }],
    ['wide', { viewport: { width: 800, height: 500 } }],
    ['dark', { ...dark, viewport: phone, decided: answered }],
    ['forced-colours', { ...forced, viewport: phone, decided: answered }],
    ['arabic', { ...arabic, viewport: tall, decided: answered }],
    ['magnified', { viewport: magnified }],
    ['large-text', { ...large, viewport: phone }],
  ])('%s', async (name, options) => {
    await take(await open(options), `preferences-${name}`);
  });

  it('with what is new', async () => {
    const page = await open({
      viewport: phone,
      decided: { statistiek: true, klikgedrag: false, filmpje: true },
    });
    await page
      .getByText('Video’s en kaarten')
      .last()
      .evaluate((element) => element.scrollIntoView());
    await take(page, 'preferences-new');
  });

  it('with the number of the choice', async () => {
    const page = await open({ viewport: phone, decided: answered });
    await page.getByRole('link', { name: 'Keuze opzoeken of intrekken' }).scrollIntoViewIfNeeded();
    await take(page, 'preferences-number');
  });

  it('with the table of what is kept', async () => {
    const page = await open({ viewport: phone });
    const summary = page.getByText('Wat bewaart uw browser? (2)').first();
    await summary.click();
    await summary.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await take(page, 'preferences-table');
  });

  it('where the browser asks not to be followed', async () => {
    const before = () =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
    const page = await open({ viewport: phone, before });
    await take(page, 'preferences-signal');
  });

  it('with what could not be cleared', async () => {
    const page = await open({ viewport: phone, decided: answered, cookies: ['_hjSession_1'] });
    await take(page, 'preferences-left');
  });

  it('without a connection to the explanation', async () => {
    scene = await openScene(browser, { viewport: phone });
    const { page } = scene;
    await page.route('**/details', (route) => route.abort());
    await page.locator('#open').click();
    await page.getByText('De uitleg is nu niet te laden.').waitFor();
    await take(page, 'preferences-offline');
  });

  it('on paper', async () => {
    const page = await open({ viewport: { width: 600, height: 900 }, decided: answered });
    await page.emulateMedia({ media: 'print' });
    await take(page, 'preferences-print');
  });
});

describe('content that is held back', () => {
  it.each<[string, SceneOptions]>([
    ['light', { viewport: { width: 640, height: 520 }, decided: answered }],
    ['phone', { viewport: phone, decided: answered }],
    ['dark', { ...dark, viewport: phone, decided: answered }],
    ['forced-colours', { ...forced, viewport: phone, decided: answered }],
    ['arabic', { ...arabic, viewport: phone, decided: answered }],
    ['large-text', { ...large, viewport: phone, decided: answered }],
  ])('%s', async (name, options) => {
    scene = await openScene(browser, options);
    await scene.page.locator('privacy-held section').waitFor();
    await take(scene.page, `held-${name}`);
  });

  it('on paper', async () => {
    scene = await openScene(browser, { viewport: phone, decided: answered });
    await scene.page.locator('privacy-held section').waitFor();
    await scene.page.emulateMedia({ media: 'print' });
    await take(scene.page, 'held-print');
  });
});

describe('the button for pages without a link of their own', () => {
  it.each<[string, SceneOptions]>([
    ['light', { viewport: { width: 360, height: 240 } }],
    ['dark', { ...dark, viewport: { width: 360, height: 240 } }],
  ])('%s', async (name, options) => {
    const before = () =>
      document.addEventListener('DOMContentLoaded', () => document.querySelector('footer')?.remove());
    scene = await openScene(browser, { ...options, before, decided: answered, main: '<h1>Welkom</h1>' });
    await scene.page.locator('privacy-opener button').waitFor();
    await take(scene.page, `opener-${name}`);
  });
});

/**
 * The screen after sending, made to be photographed, printed and, if the visitor chooses so, saved: in a real Chromium
 * at 360 px, with a picture of each look kept beside this file.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { referenceOf } from '../../../../widget/envelope/wire.ts';
import { receiptText } from '../../../../widget/receipt/receipt-code.ts';
import { contactNl } from '../../../../widget/words/contact-nl.ts';
import { copyNl } from '../../../../widget/words/copy-nl.ts';
import { axeOn } from '../../../support/axe.ts';
import { launchBrowser } from '../../../support/browser.ts';
import { comparePicture } from '../../consent/visual/picture.ts';
import { fillIn, openStage, type Stage } from '../form-stage.ts';

const viewport = { width: 360, height: 740 };
const drawn = new Uint8Array(16).fill(7);
const code = receiptText(drawn);
const reference = referenceOf(Buffer.from(drawn).toString('base64url'));
let browser: Browser;
let stage: Stage;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  const args = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];
  [browser, stage] = await Promise.all([launchBrowser({ args }), openStage()]);
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await stage.close();
});

/** Sends a message, with the same code and reference each time. `lost`: addresses that can't be reached. */
async function sent(options: BrowserContextOptions = {}, lost = ''): Promise<void> {
  const context = await browser.newContext({ viewport, ...options });
  context.setDefaultTimeout(30_000);
  page = await context.newPage();
  complaints.length = 0;
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => complaints.push(message.text()));
  await page.addInitScript(() => {
    crypto.getRandomValues = (into) => {
      (into as unknown as Uint8Array).fill(7);
      return into;
    };
  });
  if (lost) await page.route(lost, (route) => route.abort());
  await page.goto(stage.pageUrl());
  await fillIn(page, 'Ik zoek <b>hulp</b>.\nLiefst op dinsdag.');
  await page.locator('form button.main').click();
  await page.locator('.row button.main').click();
  await page.locator('.reference').waitFor();
}

const copy = () => page.locator('details', { hasText: copyNl.open });
const take = async (name: string) => {
  await page.locator('privacy-form details').waitFor({ state: 'attached' });
  await page.locator('h2').evaluate((each) => {
    each.scrollIntoView();
    (document.activeElement?.shadowRoot?.activeElement as HTMLElement | null)?.blur();
  });
  const shown = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  comparePicture(name, shown, import.meta.dirname);
};
const violations = async () =>
  (await axeOn(page).include('privacy-form').analyze()).violations.map(({ id }) => id);

describe('the sent screen', () => {
  it('has reference, day, phone number and code on one photo, and fits 360 px', async () => {
    await sent();
    await take('sent-light');
    const tall = await page.evaluate(() => {
      const root = document.querySelector('privacy-form')!.shadowRoot!;
      const top = root.querySelector('h2')!.getBoundingClientRect().top;
      return root.querySelector('p.large')!.getBoundingClientRect().bottom - top;
    });
    expect(tall).toBeLessThan(viewport.height - 100);
    const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(wider)).toBe(0);
    expect(await violations()).toEqual([]);
  });

  it('in the dark', async () => {
    await sent({ colorScheme: 'dark' });
    await take('sent-dark');
    expect(await violations()).toEqual([]);
  });

  it('on paper is black on white, also from a page in the dark, without what only a screen can do', async () => {
    await sent({ colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await take('sent-print');
    const ink = await page.locator('.reference').evaluate((each) => getComputedStyle(each).color);
    expect(ink).toBe('rgb(28, 37, 48)');
    expect(await page.getByRole('button').filter({ visible: true }).allInnerTexts()).toEqual(['Zoeken']);
    expect(await copy().isVisible()).toBe(false);
    for (const text of [reference, '039 012 34 30', 'zondag 20 december 2026'])
      expect(await page.getByText(text).first().isVisible()).toBe(true);
  });
});

describe('a copy', () => {
  const save = async (name: string) => {
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name }).press('Enter');
    const download = await started;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };

  it('is made here when the visitor chooses so, after a warning, and holds what was sent', async () => {
    await sent();
    let downloads = 0;
    page.on('download', () => downloads++);
    await copy().locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.getByText(copyNl.warning).waitFor();
    const button = page.getByRole('button', { name: copyNl.save });
    expect(await button.getAttribute('aria-describedby')).toBe('copy-warning');
    expect(await violations()).toEqual([]);
    expect(downloads).toBe(0);
    const before = stage.asked.length;
    const { name, text } = await save(copyNl.save);
    expect(name).toBe(`bericht-${reference}.txt`);
    for (const each of [
      reference,
      code,
      copyNl.warning,
      'zondag 22 november 2026',
      'zondag 20 december 2026',
      '039 012 34 30',
      'Zoë de Vries',
      'Ik zoek <b>hulp</b>.\nLiefst op dinsdag.',
    ])
      expect(text).toContain(each);
    // What an answer is sealed with is no business of a file.
    expect(text).not.toContain('reply');
    await page.getByText(copyNl.saved).waitFor();
    expect(await violations()).toEqual([]);
    expect(stage.asked.length).toBe(before);
    expect(complaints).toEqual([]);
    expect(
      await page.evaluate(async () => [
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        (await caches.keys().catch(() => [])).length,
      ]),
    ).toEqual([{}, {}, '', 0]);
  });

  it('is offered no more once the message was taken back', async () => {
    stage.answers['receipts/withdraw'] = () => ({
      status: 200,
      body: { state: 'withdrawn', wiped: '2026-11-23T10:00:00Z' },
    });
    await sent();
    await copy().waitFor();
    await page.getByRole('button', { name: contactNl.withdraw }).click();
    await page.getByRole('button', { name: 'Ja, wis mijn bericht' }).click();
    await page.getByRole('heading', { name: contactNl.wiped }).waitFor();
    expect(await copy().count()).toBe(0);
  });

  it('leaves the sent screen whole where it cannot be fetched', async () => {
    await sent({}, '**/saved-copy-*');
    expect(await page.getByRole('heading', { name: contactNl.sent }).isVisible()).toBe(true);
    expect(await copy().count()).toBe(0);
    expect(await violations()).toEqual([]);
  });
});

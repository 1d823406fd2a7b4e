/** The receipt page in real Chromium: nothing is asked before a button, every state is said, withdrawing is asked twice. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReceiptAnswer, ReceiptState } from '../../../server/submissions/intake-api.ts';
import { referenceOf } from '../../../widget/envelope/wire.ts';
import { drawReceiptCode, receiptKey, receiptText } from '../../../widget/receipt/receipt-code.ts';
import { receiptWords } from '../../../widget/receipt/receipt-words.ts';
import { languages } from '../../../widget/words/languages.ts';
import { receiptNl } from '../../../widget/words/receipt-nl.ts';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { openStage, type Stage } from '../contact/form-stage.ts';

let browser: Browser;
let stage: Stage;
let page: Page;
const code = drawReceiptCode();
const id = 'AAAAAAAAAAAAAAAAAAAAAA';
const complaints: string[] = [];

const answer = (state: ReceiptState, changes: Partial<ReceiptAnswer> = {}): ReceiptAnswer => ({
  state,
  id,
  received: '2026-11-22T10:00:00Z',
  wipes: '2026-12-20T10:00:00Z',
  wiped: null,
  read: null,
  answered: null,
  answers: [],
  withdrawable: true,
  ...changes,
});
const wiped: Partial<ReceiptAnswer> = {
  received: null,
  wipes: null,
  wiped: '2026-11-23T10:00:00Z',
  withdrawable: false,
};
const answers = (body: unknown, status = 200) => {
  stage.answers['receipts/state'] = () => ({ status, body });
};
const receipts = () => stage.asked.filter(({ path }) => path.includes('receipts'));
const look = () => page.getByRole('button', { name: 'Bekijk mijn bericht' });

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchBrowser(), openStage()]);
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});
beforeEach(async () => {
  stage.asked.length = 0;
  complaints.length = 0;
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (fault) => complaints.push(fault.message));
});
afterEach(() => page.context().close());

async function axeViolations(): Promise<string[]> {
  const { violations } = await axeOn(page).include('privacy-receipt').analyze();
  return violations.map((each) => each.id);
}
/** In pixels; the screen is 320 wide. */
const widerThanScreen = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('the receipt page', () => {
  it('asks nothing about a message before the button is pressed, and then posts the key, not the code', async () => {
    answers(answer('received'));
    await page.goto(stage.receiptUrl(receiptText(code)));
    await page.getByRole('link', { name: '039 012 34 30' }).waitFor();
    expect(receipts()).toEqual([]);
    await look().click();
    await page.getByText('Uw bericht is binnen.').waitFor();
    expect(receipts().map(({ method, text }) => [method, JSON.parse(text)])).toEqual([
      ['POST', { key: await receiptKey(code) }],
    ]);
    expect(complaints).toEqual([]);
  });

  it('takes a code as people type it', async () => {
    answers(answer('read'));
    await page.goto(stage.receiptUrl());
    await page
      .getByLabel('Uw bewijscode')
      .fill(receiptText(code).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'));
    await look().click();
    await page.getByText('Uw bericht is gelezen.').waitFor();
  });

  it('tells an empty field from a typing error and an unknown code, without asking the server', async () => {
    await page.goto(stage.receiptUrl());
    await look().click();
    await page.getByText(receiptNl.noCode).waitFor();
    await page.getByLabel('Uw bewijscode').fill('K7QM-3XPA');
    await look().click();
    await page.getByText('Deze code klopt niet.').waitFor();
    expect(await page.getByLabel('Uw bewijscode').getAttribute('aria-invalid')).toBe('true');
    expect(receipts()).toEqual([]);
    answers({ code: 'unknown-receipt' }, 404);
    await page.getByLabel('Uw bewijscode').fill(receiptText(code));
    await look().click();
    await page.getByText('Wij vinden geen bericht bij deze code.').waitFor();
  });

  it('says every state plainly', async () => {
    await page.goto(stage.receiptUrl(receiptText(code)));
    for (const [body, also] of [
      [answer('received'), 'zondag 20 december 2026'],
      [answer('read'), 'zondag 22 november 2026'],
      [answer('dealt-with', { wipes: null }), 'Trek dit bericht in'],
      [answer('agreement', { wipes: null }), referenceOf(id)],
      [answer('held', { withdrawable: false }), 'Intrekken kan nu niet.'],
      [answer('wiped', wiped), 'maandag 23 november 2026'],
      [answer('wiped-unread', wiped), 'Gewist op'],
      [answer('withdrawn', wiped), 'Gewist op'],
    ] as const) {
      answers(body);
      await look().click();
      await page.getByText(receiptNl.states[body.state], { exact: true }).waitFor();
      await page.getByText(also).waitFor();
      expect(await page.getByRole('button', { name: 'Trek dit bericht in' }).count()).toBe(
        body.withdrawable ? 1 : 0,
      );
      expect(await axeViolations()).toEqual([]);
    }
  });

  it('can be read in every language of the site, and keeps what was typed and found', async () => {
    answers(answer('read'));
    await page.goto(stage.receiptUrl(receiptText(code), { languages }));
    await look().click();
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    for (const language of [...languages.slice(1), 'nl' as const]) {
      await page.locator(`privacy-receipt .tongues [lang=${language}]`).click();
      const words = await receiptWords(language);
      await page.getByText(words.states.read, { exact: true }).waitFor();
      expect(await page.getByLabel(words.code).inputValue()).toBe(receiptText(code));
      await button(words.withdraw).click();
      await page.getByText(words.sure).waitFor();
      expect(await axeViolations()).toEqual([]);
      expect(
        await page.locator('privacy-receipt .form').evaluate((each) => getComputedStyle(each).direction),
      ).toBe(language === 'ar' ? 'rtl' : 'ltr');
      expect(await widerThanScreen()).toBe(0);
      await button(words.no).click();
    }
    expect(receipts()).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it('withdraws after asking once more', async () => {
    answers(answer('received'));
    stage.answers['receipts/withdraw'] = () => ({ status: 200, body: answer('withdrawn', wiped) });
    await page.goto(stage.receiptUrl(receiptText(code)));
    await look().click();
    await page.getByRole('button', { name: 'Trek dit bericht in' }).click();
    await page.getByText('Weet u het zeker?').waitFor();
    expect(receipts().length).toBe(1);
    const focused = await page.evaluate(() => document.activeElement!.shadowRoot!.activeElement!.textContent);
    expect(focused).toBe('Nee, bewaar het');
    await page.getByRole('button', { name: 'Ja, wis mijn bericht' }).click();
    await page.getByText('U hebt uw bericht ingetrokken.').waitFor();
    expect(receipts().map(({ path }) => path)).toEqual([
      '/s/rondom/receipts/state',
      '/s/rondom/receipts/withdraw',
    ]);
  });

  it('says that a message under a hold stays, and keeps showing it', async () => {
    answers(answer('read'));
    stage.answers['receipts/withdraw'] = () => ({ status: 409, body: { code: 'held' } });
    await page.goto(stage.receiptUrl(receiptText(code)));
    await look().click();
    await page.getByRole('button', { name: 'Trek dit bericht in' }).click();
    await page.getByRole('button', { name: 'Ja, wis mijn bericht' }).click();
    await page.getByText('Uw bericht kan nu niet weg.').waitFor();
    await page.getByText('Uw bericht is gelezen.').waitFor();
  });

  it('says so when there is no connection', async () => {
    stage.answers['receipts/state'] = () => 'lost';
    await page.goto(stage.receiptUrl(receiptText(code)));
    await look().click();
    await page.getByText('Er is nu geen verbinding.').waitFor();
  });
});

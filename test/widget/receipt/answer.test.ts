/**
 * A sealed answer, the whole way in a real Chromium at 360 px: a visitor sends, the secretariat writes, the receipt page
 * of our own origin opens it with the code, staff sees that it was fetched, and until then it can be taken back.
 */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerNl } from '../../../widget/words/answer-nl.ts';
import { firstReplies, languageNames } from '../../../widget/words/first-replies.ts';
import { answerWays, answerWords } from '../../../widget/words/inbox-answer-nl.ts';
import { receiptNl } from '../../../widget/words/receipt-nl.ts';
import { answersFor } from '../../support/answers.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { movedClock } from '../../support/moved-clock.ts';
import { openSecretariat, type Secretariat } from '../../support/secretariat.harness.ts';
import { openVisitor, type Receipt, type Visitor } from '../../support/visitor.harness.ts';
import { axeViolations } from '../inbox/inbox.harness.ts';

const clock = movedClock('2026-10-05T09:30:00+02:00');
const viewport = { width: 360, height: 740 };
const arabic = 'سنتصل بك يوم الثلاثاء';
let browser: Browser;
let house: DemoHouse;
let visitor: Visitor;
let secretariat: Secretariat;
let receipt: Receipt;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), startDemoHouse({ now: clock.now })]);
  visitor = await openVisitor(browser, house.demo, { clock, viewport });
  secretariat = await openSecretariat(browser, house.demo, { clock, viewport });
  for (const page of [visitor.page, secretariat.page]) listen(page);
  await secretariat.enrol('langdurig');
  await visitor.openForm('langdurig');
  await visitor.refuseCookies();
  await visitor.fill(answersFor('langdurig', 'contact', 'Roodborst').answers);
  await visitor.review();
  receipt = await visitor.send();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** What the code, or a policy of ours, complains of; a 4xx of ours is no fault of a page. */
function listen(page: Page): void {
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
}

const part = () => secretariat.page.locator('inbox-answer');
const written = () => part().locator('.written li');
const follow = () => visitor.follow('langdurig', receipt.code);
const answers = () => visitor.page.locator('privacy-answers');

/** Nothing that axe sees, and nothing that has to be scrolled to sideways. */
async function expectFine(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(wider)).toBe(0);
}

async function openMessage(): Promise<void> {
  await secretariat.signIn();
  await secretariat.open('Roodborst');
}

/** Writes with what the person sees: a template, what is added to it, the language. */
async function write({ template, more = '' }: { template: string; more?: string }): Promise<void> {
  const sheet = part().locator('details');
  if ((await sheet.getAttribute('open')) === null) await sheet.locator('summary').click();
  await part().getByLabel(answerWords.template).selectOption({ label: template });
  const text = part().getByLabel(answerWords.text, { exact: true });
  if (more) await text.fill(`${await text.inputValue()}\n${more}`);
  await expectFine(secretariat.page);
  await part().getByRole('button', { name: answerWords.send }).click();
}

describe('a sealed answer', () => {
  it('is written with a template, in the language that goes with it, and shown back', async () => {
    await openMessage();
    await expectFine(secretariat.page);
    await write({ template: `${languageNames.nl.ar}: ${firstReplies.ar}`, more: arabic });
    await written().first().waitFor();
    const text = written().first().locator('.text');
    expect(await text.innerText()).toBe(`${firstReplies.ar}\n${arabic}`);
    expect(await text.getAttribute('lang')).toBe('ar');
    expect(await text.evaluate((each) => getComputedStyle(each).direction)).toBe('rtl');
    expect(await written().first().innerText()).toContain(answerWords.notFetched);
    // The sheet is empty again: nothing is sent twice by accident.
    expect(await part().getByLabel(answerWords.text, { exact: true }).inputValue()).toBe('');
    await expectFine(secretariat.page);
  });

  it('says what is missing, and keeps the place', async () => {
    const sheet = part().locator('details');
    if ((await sheet.getAttribute('open')) === null) await sheet.locator('summary').click();
    await part().getByRole('button', { name: answerWords.send }).click();
    await part().getByText(answerWords.missing).waitFor();
    expect(await secretariat.page.evaluate(() => document.activeElement!.id)).toBe('answer-text');
    await expectFine(secretariat.page);
  });

  it('can be taken back until it was fetched; the receipt then tells of none', async () => {
    await secretariat.page.getByRole('button', { name: 'Draai terug' }).first().click();
    await written().first().waitFor({ state: 'detached' });
    expect(await follow()).toBe(receiptNl.states.read);
    expect(await answers().isVisible()).toBe(false);
  });

  it('is opened by the receipt page of our own origin with the code, and only after a button', async () => {
    await write({ template: `${languageNames.nl.ar}: ${firstReplies.ar}`, more: arabic });
    await written().first().waitFor();
    await clock.pass('PT15H');
    expect(await follow()).toBe(receiptNl.states['in-hand']);
    // The code does not stay in the address of a computer that others use too.
    expect(new URL(visitor.page.url()).hash).toBe('');
    const open = answers().getByRole('button', { name: answerNl.open });
    await open.waitFor();
    expect(await answers().locator('article').count()).toBe(0);
    await expectFine(visitor.page);
    await open.click();
    const text = answers().locator('article .text');
    await text.waitFor();
    expect(await text.innerText()).toBe(`${firstReplies.ar}\n${arabic}`);
    expect(await text.evaluate((each) => getComputedStyle(each).direction)).toBe('rtl');
    expect(await answers().locator('h4').innerText()).toBe(answerNl.on('maandag 5 oktober 2026'));
    expect(await visitor.page.evaluate(() => document.activeElement!.localName)).toBe('privacy-answers');
    await expectFine(visitor.page);
  });

  it('shows staff the day on which it was fetched, and is then not taken back', async () => {
    await openMessage();
    expect(await written().first().innerText()).toMatch(/Opgehaald op .*6 oktober/);
    expect(await secretariat.page.getByRole('button', { name: 'Draai terug' }).count()).toBe(0);
    await expectFine(secretariat.page);
  });

  it.each(['phone', 'mail', 'letter'] as const)('is told of in one touch: answered by %s', async (way) => {
    const { page } = secretariat;
    await part().getByRole('button', { name: answerWords.did[way] }).click();
    const day = 'dinsdag 6 oktober';
    await part().locator('.answered', { hasText: answerWays[way] }).waitFor();
    expect(await part().locator('.answered').innerText()).toContain('6 oktober');
    await expectFine(page);
    await follow();
    await visitor.page.getByText(receiptNl.answered[way](`${day} 2026`)).waitFor();
  });

  it('stands in the list as answered', async () => {
    await secretariat.refresh();
    expect(await secretariat.row('Roodborst').innerText()).toContain(answerWords.short);
    await expectFine(secretariat.page);
  });

  it('warns who copies of translators on the internet', async () => {
    await secretariat.open('Roodborst');
    await secretariat.page.locator('inbox-reader .answers').evaluate((each) => {
      getSelection()!.selectAllChildren(each);
      document.execCommand('copy');
    });
    await part().getByText(answerWords.copied).waitFor();
    await expectFine(secretariat.page);
  });

  it('goes with the message that it answers', async () => {
    await follow();
    await visitor.withdraw();
    expect(await answers().isVisible()).toBe(false);
    expect(await house.demo.services.store.db.selectFrom('sealed_answer').selectAll().execute()).toEqual([]);
    await expectFine(visitor.page);
  });

  it('made no page complain', () => {
    expect(complaints).toEqual([]);
  });
});

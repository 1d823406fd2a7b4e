/**
 * The six steps, whole: a visitor decides about cookies and sends a sealed intake, the server keeps it unread, the
 * secretariat gets a mail, opens it in the browser and decides; after the term no byte of it is left.
 */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inboxWords } from '../../widget/words/inbox-nl.ts';
import { receiptNl } from '../../widget/words/receipt-nl.ts';
import { answersFor } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';
import { movedClock } from '../support/moved-clock.ts';
import { filesWith, stretchesOf } from '../support/sealed-traces.ts';
import { openSecretariat, type Secretariat } from '../support/secretariat.harness.ts';
import { tracesInFolder } from '../support/traces.ts';
import { openVisitor, type Receipt, type Visitor } from '../support/visitor.harness.ts';

const clock = movedClock('2026-10-05T09:30:00+02:00');
const { answers, typed, days } = answersFor('rondom', 'aanmelding', 'Kwikstaart');
let browser: Browser;
let house: DemoHouse;
let visitor: Visitor;
let secretariat: Secretariat;
let receipt: Receipt;
let stretches: string[];
let attachment: { name: string; bytes: Uint8Array };

beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), startDemoHouse({ now: clock.now })]);
  visitor = await openVisitor(browser, house.demo, { clock });
  secretariat = await openSecretariat(browser, house.demo, { clock });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

describe('an intake at rondom', () => {
  it('waits until somebody can read it: before enrolment the form shows a phone number', async () => {
    await visitor.visit('rondom', '/aanmelden');
    await expect.poll(() => visitor.page.locator('privacy-form').innerText()).toContain('039 012 34 30');
    await secretariat.enrol('rondom');
  });

  it('begins with one question about cookies, asked once', async () => {
    await visitor.visit('rondom');
    await visitor.refuseCookies();
    await visitor.openForm('rondom');
    expect(await visitor.refusal.isVisible()).toBe(false);
  });

  it('is sent sealed, after the receipt code was shown', async () => {
    await visitor.fill(answers);
    const code = await visitor.review();
    receipt = await visitor.send();
    expect(receipt.code).toBe(code);
  });

  it('is kept unread by a server that cannot read it', async () => {
    stretches = await stretchesOf(house.demo.services.store);
    expect(filesWith(house.dataDir, stretches)).not.toEqual([]);
    expect(tracesInFolder(house.dataDir, [...typed, ...days])).toEqual([]);
    expect(await visitor.follow('rondom', receipt.code)).toBe(receiptNl.states.received);
  });

  it('is announced in a mail without content, the sealed message attached', async () => {
    const [mail] = await house.demo.mailbox.arrived(1);
    expect(mail!.to).toBe('secretariaat@zorgkring-elzenbrug.example');
    const { filename, content } = mail!.mail.attachments[0]!;
    attachment = { name: filename!, bytes: new Uint8Array(content as ArrayBuffer) };
    expect(filename).toMatch(/\.privacyloket$/);
    expect(typed.filter((each) => mail!.raw.includes(each))).toEqual([]);
  });

  it('opens in the inbox after a reload and signing in', async () => {
    await secretariat.signIn();
    const shown = await secretariat.open('Kwikstaart naam');
    expect(shown).toContain(receipt.reference);
    for (const each of [...typed, '23 februari 2026'])
      expect(shown.replaceAll(/\s+/g, ' ')).toContain(each.replaceAll(/\s+/g, ' '));
    expect(await visitor.follow('rondom', receipt.code)).toBe(receiptNl.states.read);
  });

  it('opens from the mail too, while the server keeps it', async () => {
    await secretariat.signIn();
    await secretariat.drop(attachment);
    expect(await secretariat.reading()).toContain(inboxWords.reader.fromMail);
  });

  it('says what a decision does before it is taken', async () => {
    const effect = await secretariat.decide('no-agreement');
    expect(effect).toMatch(/12 oktober/);
  });

  it('leaves no byte on the server once the term is over', async () => {
    await clock.pass('P6DT23H');
    await house.demo.services.sweep.run();
    expect(filesWith(house.dataDir, stretches)).not.toEqual([]);
    await clock.pass('PT2H');
    await house.demo.services.sweep.run();
    expect(filesWith(house.dataDir, stretches)).toEqual([]);
  });

  it('tells its sender that it is wiped', async () => {
    expect(await visitor.follow('rondom', receipt.code)).toBe(receiptNl.states.wiped);
    expect(await visitor.receiptText()).toContain('maandag 12 oktober 2026');
  });

  it('does not open from the mail any more, and says when it was wiped', async () => {
    await secretariat.signIn();
    expect(await secretariat.row('Kwikstaart').count()).toBe(0);
    await secretariat.drop(attachment);
    expect(await secretariat.dropped()).toMatch(/Gewist op .*12 oktober/);
  });
});

/**
 * The rule that named the project: contact details that lead to no agreement are gone four weeks after receipt, to
 * the hour on the Dutch clock, though the clocks went back in between. The visitor does nothing, nor does anybody else.
 * All of it on phones, the secretariat's included.
 */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptNl } from '../../widget/words/receipt-nl.ts';
import { answersFor } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';
import { movedClock } from '../support/moved-clock.ts';
import { filesWith, stretchesOf } from '../support/sealed-traces.ts';
import { openSecretariat, type Secretariat } from '../support/secretariat.harness.ts';
import { openVisitor, type Receipt, type Visitor } from '../support/visitor.harness.ts';

const clock = movedClock('2026-10-05T15:00:00+02:00');
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
let browser: Browser;
let house: DemoHouse;
let visitor: Visitor;
let secretariat: Secretariat;

beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), startDemoHouse({ now: clock.now })]);
  visitor = await openVisitor(browser, house.demo, { clock, ...phone });
  secretariat = await openSecretariat(browser, house.demo, { clock, ...phone });
  await secretariat.enrol('langdurig');
  // An inbox that stands open sees each message come in, so each of them may be told again.
  await secretariat.lock();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Somebody sends a message; `name` is what makes it recognisable. */
async function send(name: string): Promise<Receipt> {
  await visitor.openForm('langdurig');
  await visitor.fill(answersFor('langdurig', 'contact', name).answers);
  await visitor.review();
  return visitor.send();
}

describe('a message to langdurig', () => {
  let agreed: Receipt;
  let undecided: Receipt;
  let unread: Receipt;
  let stretches: string[];

  it('names the day on which it will be wiped, four weeks from now', async () => {
    undecided = await send('Karekiet');
    expect(await visitor.page.locator('privacy-form section').innerText()).toContain(
      'maandag 2 november 2026',
    );
  });

  it('is announced by one mail, and no second before the inbox was opened', async () => {
    await house.demo.mailbox.arrived(1);
    agreed = await send('Wielewaal');
    await house.demo.services.mail.wake();
    expect(await house.demo.mailbox.mails()).toHaveLength(1);
  });

  it('stays under the rules of an agreement where one follows; the next one that waits comes up', async () => {
    await secretariat.signIn();
    expect(await secretariat.open('Wielewaal')).toContain(agreed.reference);
    await secretariat.decide('agreement');
    await secretariat.page.locator('inbox-reader', { hasText: undecided.reference }).waitFor();
    await secretariat.lock();
    unread = await send('Roerdomp');
    stretches = await stretchesOf(house.demo.services.store, [undecided.reference, unread.reference]);
  });

  it('is still there in the last hour of the four weeks', async () => {
    await clock.pass('P27DT23H');
    await house.demo.services.sweep.run();
    expect(await visitor.follow('langdurig', unread.code)).toBe(receiptNl.states.received);
    expect(await visitor.follow('langdurig', undecided.code)).toBe(receiptNl.states.read);
  });

  it('is gone to the last byte when they are over, though nobody did anything', async () => {
    expect(filesWith(house.dataDir, stretches)).not.toEqual([]);
    await clock.pass('PT1H');
    await house.demo.services.sweep.run();
    expect(filesWith(house.dataDir, stretches)).toEqual([]);
    expect(await visitor.follow('langdurig', undecided.code)).toBe(receiptNl.states.wiped);
    expect(await visitor.follow('langdurig', unread.code)).toBe(receiptNl.states['wiped-unread']);
    expect(await visitor.receiptText()).toContain('maandag 2 november 2026');
  });

  it('leaves the one with an agreement where it was', async () => {
    expect(await visitor.follow('langdurig', agreed.code)).toBe(receiptNl.states.agreement);
    await secretariat.signIn();
    expect(await secretariat.open('Wielewaal')).toContain(agreed.reference);
  });
});

describe('a withdrawal', () => {
  it('wipes at once, by the receipt code alone, and says so', async () => {
    const receipt = await send('Grutto');
    const stretches = await stretchesOf(house.demo.services.store, [receipt.reference]);
    expect(filesWith(house.dataDir, stretches)).not.toEqual([]);
    expect(await visitor.follow('langdurig', receipt.code)).toBe(receiptNl.states.received);
    expect(await visitor.withdraw()).toBe(receiptNl.states.withdrawn);
    expect(filesWith(house.dataDir, stretches)).toEqual([]);
  });
});

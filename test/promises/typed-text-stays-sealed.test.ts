/**
 * Promise 2: what is typed into every question of the form is found nowhere outside the two browsers. Every request of
 * both browsers passes a recording proxy; then logs, database, ledger, mails and every other file are searched.
 */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';
import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy.ts';
import { openSecretariat } from '../support/secretariat.harness.ts';
import { tracesIn, tracesInFolder } from '../support/traces.ts';
import { openVisitor, type Visitor } from '../support/visitor.harness.ts';

/** In the name and on every line of a file that goes along. */
const fileMark = 'Wielewaal-besluit-8514';
const { answers, typed, days } = answersFor('rondom', 'aanmelding', 'Blauwborst');
/**
 * As they are typed, without their spaces, and as the reader writes the day out. A house number is left out: four
 * digits in a row stand by chance in any sealed text.
 */
const secrets = [
  fileMark,
  ...typed,
  ...typed.map((each) => each.replaceAll(' ', '')),
  ...days,
  '23 februari 2026',
].filter(({ length }) => length > 5);
let browser: Browser;
let house: DemoHouse;
let proxy: RecordingProxy;
let visitor: Visitor;
/** Everything the inbox showed, to know that the message really went all the way. */
let shown: string;

beforeAll(async () => {
  [browser, house, proxy] = await Promise.all([launchBrowser(), startDemoHouse(), startRecordingProxy()]);
  const secretariat = await openSecretariat(browser, house.demo, { proxy: proxy.proxy });
  await secretariat.enrol('rondom');

  visitor = await openVisitor(browser, house.demo, { proxy: proxy.proxy });
  await visitor.visit('rondom');
  await visitor.acceptCookies();
  await visitor.openForm('rondom');
  const given = [...answers];
  const afterFile = given.findIndex(([name]) => name === 'bsn');
  await visitor.fill(new Map(given.slice(0, afterFile)));
  await visitor.page.locator('privacy-form input[type=file]').setInputFiles({
    name: `${fileMark} brief.pdf`,
    mimeType: 'application/pdf',
    buffer: Buffer.from(`%PDF-1.7\n${`${fileMark} inhoud\n`.repeat(5000)}`),
  });
  await visitor.page.getByText('gaat mee.').waitFor();
  await visitor.fill(new Map(given.slice(afterFile)));
  await visitor.review();
  const { code } = await visitor.send();
  await house.demo.mailbox.arrived(1);

  await secretariat.signIn();
  shown = await secretariat.open('Blauwborst naam');
  await secretariat.decide('dealt-with');
  await visitor.follow('rondom', code);
  await visitor.withdraw();
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await house?.close();
});

const recorded = () => Buffer.concat(proxy.requests.map(({ bytes }) => bytes));

describe('what a visitor typed', () => {
  it('was read by the secretariat', () => {
    for (const each of typed) expect(shown.replaceAll(/\s+/g, ' ')).toContain(each.replaceAll(/\s+/g, ' '));
  });

  it('came with a file, sealed', () => {
    expect(shown).toContain(`${fileMark} brief.pdf`);
    expect(proxy.requests.some(({ method, url }) => method === 'PUT' && url.endsWith('/uploads'))).toBe(true);
  });

  it('is in no request of either browser', () => {
    expect(
      proxy.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/submissions')),
    ).toHaveLength(1);
    expect(tracesIn(recorded(), secrets)).toEqual([]);
  });

  it('is in no file: database, log of the database, ledger, mails', async () => {
    expect(tracesInFolder(house.dataDir, secrets)).toEqual([]);
    const mails = await house.demo.mailbox.mails();
    expect(mails).toHaveLength(1);
    expect(tracesIn(Buffer.concat(mails.map(({ raw }) => raw)), secrets)).toEqual([]);
  });

  it('is in no line that the server printed or logged', () => {
    expect(house.printed.some((line) => line.includes('submissions'))).toBe(true);
    expect(tracesIn(Buffer.from(house.printed.join('\n')), secrets)).toEqual([]);
  });

  it('would have been noticed: the same search finds it where a page does leak it', async () => {
    const leak = typed[0]!;
    await visitor.visit('rondom', `/zorg?naam=${encodeURIComponent(leak)}`);
    await house.demo.services.store.db
      .insertInto('consent_proof')
      .values({
        site: 'rondom',
        proof: 'proef',
        at: 0,
        version: leak,
        choices: '{}',
        source: 'link',
        language: 'nl',
      })
      .execute();
    expect(tracesIn(recorded(), secrets)).not.toEqual([]);
    expect(tracesInFolder(house.dataDir, secrets)).not.toEqual([]);
  });
});

/** A sealed message that came by mail, dropped on the inbox: opened while it is kept, never after. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drawMessageId } from '../../../widget/envelope/context.ts';
import { drawRecoveryWords, readRecoveryWords, recoveryKeys } from '../../../widget/envelope/recovery.ts';
import { seal } from '../../../widget/envelope/seal.ts';
import type { Envelope } from '../../../widget/envelope/wire.ts';
import { dayWords } from '../../../widget/inbox/date-words.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, send, signIn } from './inbox.harness.ts';

const answers = [
  { field: 'hulpvraag', label: 'Verzonnen', kind: 'longtext', value: 'De tekst uit de bijlage' },
];

let house: DemoHouse;
let browser: Browser;
let person: Person;
let page: Page;
let context: BrowserContext;
let asked: string[];
let ahead = 0;

beforeAll(async () => {
  house = await startDemoHouse({ now: () => Date.now() + ahead });
  browser = await launchBrowser();
  const first = await openPage(browser);
  person = await enrol(first.page, house.demo.enrolmentLinks.rondom!, 'rondom');
  await first.context.close();
});
beforeEach(async () => {
  ({ page, context } = await openPage(browser));
  asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(house.demo.origins.inbox);
  await signIn(page, person);
  await page.getByRole('heading', { name: 'Bijlage uit een mail' }).waitFor();
});
afterEach(() => context.close());
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function choose(content: Envelope | string): Promise<void> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await page.getByLabel('Kies een bestand').setInputFiles({
    name: 'bericht.privacyloket',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(text),
  });
}

async function registerLines(id: string): Promise<string[]> {
  const rows = await house.demo.services.store.db
    .selectFrom('register')
    .select(['event', 'detail'])
    .where('submission', '=', id)
    .orderBy('seq')
    .execute();
  return rows.map(({ event, detail }) => `${event} ${detail}`);
}

describe('a file from the mail', () => {
  it('is the very attachment that was mailed', async () => {
    await send(house.demo, 'rondom', { name: 'Per mail', answers });
    const [mail] = await house.demo.mailbox.arrived(1);
    const [attachment] = mail!.mail.attachments;
    expect(attachment!.filename).toBe('bericht.privacyloket');
    await choose(Buffer.from(attachment!.content as ArrayBuffer).toString('utf8'));
    await page.getByText('De tekst uit de bijlage').waitFor();
    expect(await page.locator('.answers dt').allInnerTexts()).toEqual(['Korte hulpvraag']);
  });

  it('opens while the server keeps the message, after the audit line', async () => {
    const { id, envelope } = await send(house.demo, 'rondom', { name: 'Uit de bijlage', answers });
    await choose(envelope);
    await page.getByText('De tekst uit de bijlage').waitFor();
    await page.getByText('Dit bericht komt uit een mail.').waitFor();
    expect(await registerLines(id)).toEqual(['mailed-opened kept']);
    expect(asked).not.toContain(`/api/submissions/${id}/read`);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('opens when it is dropped anywhere on the page', async () => {
    const { envelope } = await send(house.demo, 'rondom', { name: 'Gesleept', answers });
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'bericht.privacyloket'));
      return data;
    }, JSON.stringify(envelope));
    await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
    await page.getByText('Laat los om te openen').waitFor();
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await page.getByText('De tekst uit de bijlage').waitFor();
  });

  it('can be decided about like any other message', async () => {
    const { id, envelope } = await send(house.demo, 'rondom', { name: 'Beslissen', answers });
    await choose(envelope);
    await page.getByText('De tekst uit de bijlage').waitFor();
    await page.locator('button[data-outcome="unwanted"]').click();
    await page
      .getByText(/^Beslissen: Ongewenst/)
      .first()
      .waitFor();
    expect(await registerLines(id)).toEqual([
      'mailed-opened kept',
      expect.stringMatching(/^outcome unwanted none>\d{4}-\d\d-\d\d$/),
    ]);
  });

  it.each([
    ['when the server does not answer', (url: string) => page.route(url, (route) => route.abort())],
    [
      'when the server fails',
      (url: string) => page.route(url, (route) => route.fulfill({ status: 500, json: { code: 'internal' } })),
    ],
    [
      'when the answer is not one',
      (url: string) => page.route(url, (route) => route.fulfill({ status: 200, body: 'kept' })),
    ],
  ])('stays closed %s', async (_when, block) => {
    const { envelope } = await send(house.demo, 'rondom', { name: 'Stil', answers });
    await block('**/mailed');
    await choose(envelope);
    await page.getByText('We kunnen de server nu niet vragen').waitFor();
    expect(await page.getByText('De tekst uit de bijlage').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('stays closed when it is not for this person, without asking anyone', async () => {
    const { envelope: example } = await send(house.demo, 'rondom');
    const other = await recoveryKeys(
      await readRecoveryWords((await drawRecoveryWords()).join(' ')),
      'rondom',
    );
    const envelope = await seal({
      content: { language: 'nl', form: 'Aanmelden', answers },
      list: { name: 'Een ander', kind: 'aanmelding', first: '' },
      context: { ...example.context, id: drawMessageId() },
      suite: 'p256',
      readers: [{ person: 'lezer-ander', keys: other.public, proven: '' }],
    });
    await choose(envelope);
    await page.getByText('Dit bestand is niet voor u versleuteld.').waitFor();
    expect(asked.filter((path) => path.endsWith('/mailed'))).toEqual([]);
  });

  it('stays closed when the server never had the message', async () => {
    const { id, envelope } = await send(house.demo, 'rondom', { answers });
    await house.demo.services.store.db.deleteFrom('submission').where('id', '=', id).execute();
    await choose(envelope);
    await page.getByText('De server kent dit bericht niet.').waitFor();
    expect(await registerLines(id)).toEqual(['mailed-opened unknown']);
  });

  it('stays closed when somebody else sealed another text under the same id', async () => {
    const { envelope } = await send(house.demo, 'rondom', { name: 'Echt', answers });
    const { services } = house.demo;
    const { statement } = await services.store.db
      .selectFrom('statement')
      .select('statement')
      .where('site', '=', 'rondom')
      .executeTakeFirstOrThrow();
    const forged = await seal({
      content: { language: 'nl', form: 'Aanmelden', answers: [{ ...answers[0]!, value: 'Nagemaakt' }] },
      list: { name: 'Echt', kind: 'aanmelding', first: '' },
      context: envelope.context,
      suite: envelope.suite,
      readers: JSON.parse(statement).readers,
    });
    await choose(forged);
    await page.getByText('Dit bestand is niet gelijk aan het bericht op de server.').waitFor();
    expect(await page.getByText('Nagemaakt').count()).toBe(0);
  });

  it.each([
    ['no message', 'geen json', 'Dit is geen bericht van privacyloket.'],
    [
      'a message with something added',
      '{"format":"privacyloket-1","plain":"x"}',
      'Dit is geen bericht van privacyloket.',
    ],
    ['too large', 'x'.repeat(1_100_000), 'Dit bestand is te groot voor een bericht.'],
  ])('stays closed when it is %s', async (_what, text, words) => {
    await choose(text);
    await page.getByText(words).waitFor();
    expect(asked.filter((path) => path.endsWith('/mailed'))).toEqual([]);
  });

  // AVG 18(2): a copy in a mailbox is no way around the reason.
  it('asks why before it opens a message that is restricted', async () => {
    const value = 'Dit blijft dicht';
    const { id, envelope } = await send(house.demo, 'rondom', {
      name: 'Joris Verborgen',
      answers: [{ ...answers[0]!, value }],
    });
    await page.goto(`${house.demo.origins.inbox}/#/bericht/${id}`);
    await page.reload();
    await signIn(page, person);
    await page.getByText('Langer of korter bewaren').click();
    await page.locator('button[data-outcome="freeze"]').click();
    await page.getByRole('dialog').getByRole('radio').first().check();
    await page.getByRole('dialog').getByRole('button').first().click();
    await page.locator('.undo').first().waitFor();
    await page.goto(`${house.demo.origins.inbox}/#/`);
    await page.reload();
    await signIn(page, person);
    const row = page.locator(`[data-id="${id}"]`);
    await row.getByText('Naam verborgen').waitFor();
    await choose(envelope);
    await page.getByRole('heading', { name: 'Waarom opent u dit bericht?' }).waitFor();
    expect(await page.getByText(value).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open het bericht' }).click();
    await page.getByText('Kies een reden.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('inbox-restricted').getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: 'Open het bericht' }).click();
    await page.getByText(value).waitFor();
    // Whoever gave a reason sees of whom it is; the list keeps it hidden.
    await page.getByRole('heading', { name: 'Joris Verborgen' }).waitFor();
    expect(await row.innerText()).not.toContain('Joris');
    expect(await registerLines(id)).toEqual(
      expect.arrayContaining(['mailed-opened restricted', 'read consent']),
    );
  });

  it("stays closed when it is another practice's", async () => {
    const { envelope } = await send(house.demo, 'rondom', { answers });
    await choose(JSON.stringify({ ...envelope, context: { ...envelope.context, site: 'langdurig' } }));
    await page.getByText('Dit bestand hoort bij een andere praktijk.').waitFor();
  });

  it('says on which day the message was wiped, and opens nothing', async () => {
    const { id, envelope } = await send(house.demo, 'rondom', {
      name: 'Straks weg',
      answers: [{ ...answers[0]!, value: 'Dit is straks weg' }],
    });
    await page.goto(`${house.demo.origins.inbox}/#/bericht/${id}`);
    await page.reload();
    await signIn(page, person);
    await page.locator('button[data-outcome="unwanted"]').click();
    await page
      .getByText(/^Straks weg: Ongewenst/)
      .first()
      .waitFor();
    ahead += 25 * 3_600_000;
    await house.demo.services.sweep.run();
    const tombstone = await house.demo.services.store.db
      .selectFrom('tombstone')
      .select('wiped_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await page.reload();
    await signIn(page, person);
    await choose(envelope);
    const day = dayWords(new Date(tombstone.wiped_at).toISOString(), 'nl', tombstone.wiped_at);
    await page.getByText(`Gewist op ${day}.`).waitFor();
    expect(day).toMatch(/dag \d/);
    expect(await page.getByText('Dit is straks weg').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });
});

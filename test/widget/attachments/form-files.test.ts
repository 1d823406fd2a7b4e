/** A question for files in real Chromium, under a strict CSP: choosing, refusing, sending, stopping and failing. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UploadRequest } from '../../../server/submissions/intake-api.ts';
import { openBody, openSecret } from '../../../widget/envelope/open.ts';
import { openFile } from '../../../widget/envelope/open-file.ts';
import type { SignedStatement } from '../../../widget/envelope/site-statement.ts';
import { axeOn } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { fillIn, openStage, type Stage } from '../contact/form-stage.ts';
import { definition } from '../contact/sample-form.ts';

const question = {
  id: 'brief',
  label: 'De brief met het besluit',
  help: 'Een foto of een PDF.',
  kind: 'file' as const,
  required: true,
  types: ['jpeg' as const, 'png' as const, 'pdf' as const],
  maxBytes: 3_000_000,
  most: 2,
};
const form = {
  ...definition,
  fields: [...definition.fields.filter(({ id }) => id !== 'bsn' && id !== 'geldig'), question],
  filesMaxBytes: 4_000_000,
};
const pdf = (bytes: number, fill = 'a') => Buffer.from(`%PDF-1.7\n${fill.repeat(bytes - 9)}`);
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

let browser: Browser;
let stage: Stage;
let signed: SignedStatement;
let usual: Stage['answers'];
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];
const ticket = 'T'.repeat(43);

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchBrowser(), openStage()]);
  signed = await stage.sign({ form });
  usual = {
    ...stage.answers,
    statement: () => ({ status: 200, body: signed }),
    uploads: ({ method }) => (method === 'POST' ? { status: 201, body: { ticket } } : { status: 204 }),
  };
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});
beforeEach(async () => {
  stage.asked.length = 0;
  complaints.length = 0;
  Object.assign(stage.answers, usual);
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (fault) => complaints.push(fault.message));
  await page.goto(stage.pageUrl());
});
afterEach(() => context.close());

const input = () => page.locator('input[type=file]');
const choose = (...files: ReturnType<typeof file>[]) => input().setInputFiles(files);
const chosen = () => page.locator('.files li bdi').allTextContents();
const said = (text: string | RegExp) => page.getByText(text).first().waitFor();
const toReview = () => page.getByRole('button', { name: 'Verder' }).click();
const send = () => page.getByRole('button', { name: 'Verstuur', exact: true }).click();
const puts = () => stage.asked.filter(({ method }) => method === 'PUT');
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document.querySelector('privacy-form')!.shadowRoot!;
    return activeElement && (activeElement.id || activeElement.textContent?.replaceAll(/\s+/g, ' ').trim());
  });

/** What arrived, opened as the secretariat would. */
async function arrived(): Promise<{ name: string; text: string }[]> {
  const { list: _, body, ...header } = stage.posts().at(-1)!.envelope;
  const secret = await openSecret(header, stage.anna.keys);
  const { files = [] } = await openBody(secret, body);
  return Promise.all(
    files.map(async (each, number) => {
      const parts = puts()
        .filter(({ headers }) => String(headers['upload-part']).startsWith(`${number}/`))
        .sort((a, b) => partOf(a) - partOf(b));
      const seen = new Map(parts.map((part) => [partOf(part), part.bytes]));
      const sealed = Uint8Array.from(Buffer.concat([...seen.values()]));
      const opened = await openFile(secret, number, each, async (from, until) => sealed.slice(from, until));
      return { name: each.name, text: await opened.text() };
    }),
  );
}

const partOf = ({ headers }: Stage['asked'][number]) => Number(String(headers['upload-part']).split('/')[1]);

describe('a question for files', () => {
  it('is asked for, refuses what does not fit in words that say why, and takes what does', async () => {
    await fillIn(page);
    await toReview();
    await said('Kies een bestand bij ‘De brief met het besluit’.');
    await page.getByRole('link', { name: 'Kies een bestand' }).click();
    expect(await focused()).toBe('brief');
    await said('U kunt 2 bestanden kiezen: JPEG, PNG of PDF. Elk tot 3 MB.');

    const refused: [string, Buffer, string][] = [
      ['leeg.pdf', Buffer.alloc(0), '‘leeg.pdf’ is leeg. Kies een ander bestand.'],
      [
        'brief.pdf',
        Buffer.from('<script>'),
        '‘brief.pdf’ kunnen wij niet gebruiken. Dit mag wel: JPEG, PNG of PDF.',
      ],
      [
        'foto.heic',
        Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'),
        '‘foto.heic’ is een HEIC-foto. Bewaar die als JPEG en kies opnieuw.',
      ],
      [
        'foto.jpg',
        Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
        '‘foto.jpg’ is beschadigd. Maak de foto opnieuw, of kies een andere.',
      ],
      ['groot.pdf', pdf(3_000_001), '‘groot.pdf’ is te groot. Een bestand mag 3 MB zijn.'],
    ];
    for (const [name, bytes, words] of refused) {
      await choose(file(name, bytes));
      await said(words);
      expect(await input().getAttribute('aria-invalid')).toBe('true');
    }
    await choose(file('brief.pdf', pdf(2_500_000)));
    await said('‘brief.pdf’ gaat mee.');
    await choose(file('te veel.pdf', pdf(2_000_000)));
    await said('‘te veel.pdf’ past er niet meer bij. Alles samen mag 4 MB zijn.');
    await choose(file('een.pdf', pdf(20)), file('twee.pdf', pdf(20)));
    await said('Dat zijn te veel bestanden. Hier mogen er 2.');
    expect(await chosen()).toEqual(['brief.pdf', 'een.pdf']);

    await page.getByRole('button', { name: 'Haal weg een.pdf' }).click();
    await said('‘een.pdf’ gaat niet mee.');
    expect(await focused()).toBe('brief');
    const { violations } = await axeOn(page).analyze();
    expect(violations).toEqual([]);
    await toReview();
    await said('brief.pdf (PDF, 2,5 MB)');
    expect(stage.asked.some(({ path }) => path.endsWith('/uploads'))).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('shows a name that would turn the text around for what it is', async () => {
    await choose(file('brief\u202efdp.exe', pdf(20)));
    expect(await chosen()).toEqual(['brief□fdp.exe']);
  });

  it('says so where what checks files can’t be fetched, and takes the file the next time', async () => {
    await page.route('**/take-file-*', (route) => route.abort(), { times: 1 });
    await choose(file('brief.pdf', pdf(20)));
    await said('‘brief.pdf’ konden wij niet nakijken. Hebt u internet? Kies het dan opnieuw.');
  });
});

describe('sending files', () => {
  beforeEach(async () => {
    await fillIn(page);
    await choose(file('brief.pdf', pdf(2_500_000, 'b')), file('tweede.pdf', pdf(30, 'c')));
    await said('tweede.pdf’ gaat mee.');
    await toReview();
  });

  it('brings sealed chunks first, with a ticket, and then a message that names them; the names are in nothing else', async () => {
    await send();
    await page.getByRole('heading', { name: 'Verstuurd' }).waitFor();
    const [request] = stage.asked.filter(
      ({ path, method }) => path.endsWith('/uploads') && method === 'POST',
    );
    const { envelope, ticket: given } = stage.posts()[0] as never as {
      envelope: { files: number[]; context: { id: string } };
      ticket: string;
    };
    expect(JSON.parse(request!.text)).toEqual({
      form: 'aanmelding',
      id: envelope.context.id,
      files: envelope.files,
    } satisfies UploadRequest);
    expect(given).toBe(ticket);
    expect(
      puts()
        .map(({ headers }) => headers['upload-part'])
        .sort(),
    ).toEqual(['0/0', '0/1', '0/2', '1/0']);
    expect(new Set(puts().map(({ headers }) => headers['upload-ticket']))).toEqual(new Set([ticket]));
    for (const { bytes, headers } of stage.asked) {
      expect(bytes.includes('%PDF') || bytes.includes('bbbbbbbb') || bytes.includes('.pdf')).toBe(false);
      expect(JSON.stringify(headers)).not.toContain('.pdf');
    }
    expect(await arrived()).toEqual([
      { name: 'brief.pdf', text: String(pdf(2_500_000, 'b')) },
      { name: 'tweede.pdf', text: String(pdf(30, 'c')) },
    ]);
    expect(complaints).toEqual([]);
  });

  it('shows how far it is, sends again only the chunk that failed, and goes on when the connection is back', async () => {
    let release = () => {};
    const lost = new Set<string>();
    stage.answers.uploads = async ({ method, headers }) => {
      const part = String(headers['upload-part']);
      if (method === 'POST') return { status: 201, body: { ticket } };
      if (part === '0/1' && !lost.has(part)) {
        lost.add(part);
        return 'lost';
      }
      if (part === '0/2')
        await new Promise<void>((go) => {
          release = go;
        });
      return { status: 204 };
    };
    await send();
    const bar = page.getByRole('progressbar', { name: 'Wij versturen uw bestanden' });
    await bar.waitFor();
    expect(await focused()).toBe('Title');
    await expect.poll(() => puts().filter(({ headers }) => headers['upload-part'] === '0/1').length).toBe(2);
    const [first, second] = puts().filter(({ headers }) => headers['upload-part'] === '0/1');
    expect(first!.bytes.equals(second!.bytes)).toBe(true);
    await expect.poll(() => bar.getAttribute('aria-valuetext')).toBe('2,2 MB van 2,6 MB');
    const { violations } = await axeOn(page).analyze();
    expect(violations).toEqual([]);
    release();
    await page.getByRole('heading', { name: 'Verstuurd' }).waitFor();
    expect(puts()).toHaveLength(5);
    expect((await arrived())[0]!.text).toBe(String(pdf(2_500_000, 'b')));
  });

  it('stops when asked, takes back what was brought, keeps all that was filled in, and seals anew the next time', async () => {
    stage.answers.uploads = ({ method, headers }) =>
      method === 'POST'
        ? { status: 201, body: { ticket } }
        : headers['upload-part'] === '0/1'
          ? { status: 503, headers: { 'retry-after': '3600' } }
          : { status: 204 };
    await send();
    await said('Er is nu geen verbinding. Wij gaan vanzelf verder.');
    await page.getByRole('button', { name: 'Stop met versturen' }).click();
    await page.getByRole('heading', { name: 'Klopt dit?' }).waitFor();
    await expect.poll(() => stage.asked.some(({ method }) => method === 'DELETE')).toBe(true);
    expect(stage.posts()).toEqual([]);
    const before = puts().find(({ headers }) => headers['upload-part'] === '0/0')!.bytes;
    stage.asked.length = 0;
    Object.assign(stage.answers, usual);
    await send();
    await page.getByRole('heading', { name: 'Verstuurd' }).waitFor();
    const after = puts().find(({ headers }) => headers['upload-part'] === '0/0')!.bytes;
    expect(after.equals(before)).toBe(false);
    expect(await arrived()).toHaveLength(2);
  });

  it.each([
    [507, 'storage-full', 'Onze server is vol.'],
    [404, 'unknown-upload', 'Uw bestanden kwamen niet goed aan.'],
    [400, 'malformed', 'Uw bericht is niet verstuurd.'],
  ])(
    'is not sent where the server says %i %s, and everything is still there',
    async (status, code, words) => {
      stage.answers.uploads = ({ method }) =>
        method === 'POST' ? { status: 201, body: { ticket } } : { status, body: { code } };
      await send();
      await said(words);
      expect(stage.posts()).toEqual([]);
      stage.asked.length = 0;
      Object.assign(stage.answers, usual);
      await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
      await page.getByRole('heading', { name: 'Verstuurd' }).waitFor();
      expect(await arrived()).toHaveLength(2);
    },
  );

  it('keeps the page open, and nothing in this browser, while the message itself can’t be posted', async () => {
    stage.answers.submissions = () => 'lost';
    await send();
    await page.getByRole('heading', { name: 'Uw bericht is nog niet verstuurd' }).waitFor();
    await said('Houd deze pagina open.');
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  });
});

describe('a form that asks for files', () => {
  it('can be filled in before what that needs has come, and gets it when the connection is back', async () => {
    await page.route('**/file-questions-*', (route) => route.abort());
    await page.reload();
    await page.getByLabel('Uw naam').fill('Zoë');
    expect(await input().count()).toBe(0);
    await page.unroute('**/file-questions-*');
    await page.getByLabel('Uw vraag').fill('Ik zoek hulp.');
    await input().waitFor({ state: 'attached' });
    expect(await page.getByLabel('Uw naam').inputValue()).toBe('Zoë');
  });
});

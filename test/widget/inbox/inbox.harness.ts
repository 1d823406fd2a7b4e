/** The inbox as its tests touch it: the whole demo behind it, a real Chromium before it, and a visitor who seals. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import type { UploadTicket } from '../../../server/submissions/intake-api.ts';
import { drawMessageId } from '../../../widget/envelope/context.ts';
import { paddedFile } from '../../../widget/envelope/file-sizes.ts';
import { hashText } from '../../../widget/envelope/hash.ts';
import type { Answer, AttachedFile, MessageSource } from '../../../widget/envelope/message-content.ts';
import type { MessageSecret } from '../../../widget/envelope/message-keys.ts';
import { readersOf, strongestSuite } from '../../../widget/envelope/readers.ts';
import { seal } from '../../../widget/envelope/seal.ts';
import { sealFile } from '../../../widget/envelope/seal-file.ts';
import type { SignedStatement, SiteStatement } from '../../../widget/envelope/site-statement.ts';
import type { Envelope, Suite } from '../../../widget/envelope/wire.ts';
import { axeOn } from '../../support/axe.ts';
import type { Demo } from '../../support/demo-house.ts';

export interface Person {
  site: string;
  name: string;
  passphrase: string;
  sheet: string;
}

export interface Sent {
  id: string;
  envelope: Envelope;
}

/** A page of its own, in a context of its own; every fault that a browser reports is kept in `faults`. */
export async function openPage(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({ locale: 'nl-NL', ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // A refusal of ours arrives as a 4xx, which Chromium reports too; what matters is code and policy.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return { page, context, faults };
}

/** Walks the whole enrolment as a newcomer would, and stops on the page with the tag. */
export async function enrol(page: Page, link: string, site: string, name = 'Fatima'): Promise<Person> {
  await page.goto(link);
  await introduce(page, name);
  const passphrase = await shownWords(page);
  await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
  await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Verder' }).click();
  const sheet = await shownWords(page);
  await page.getByRole('button', { name: 'Ik heb het op papier' }).click();
  await page.getByLabel('Herstelblad', { exact: true }).fill(sheet);
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByRole('heading', { name: 'De regel voor uw website' }).waitFor();
  return { site, name, passphrase, sheet };
}

/** The first two screens: a name, and the promise of secrecy. */
export async function introduce(page: Page, name: string): Promise<void> {
  await page.getByLabel('Uw naam').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Dat beloof ik' }).click();
}

/** The words that the screen shows, in their order. */
export async function shownWords(page: Page): Promise<string> {
  await page.locator('.words li').first().waitFor();
  return (await page.locator('.words li').allInnerTexts()).map((word) => word.trim()).join(' ');
}

export async function signIn(page: Page, { site, name, passphrase }: Omit<Person, 'sheet'>): Promise<void> {
  await page.getByLabel('Praktijk').fill(site);
  await page.getByLabel('Uw naam').fill(name);
  await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Open de inbox' }).click();
}

/** What visitors' browsers are given as the list of readers. */
export async function publishedStatement(demo: Demo, site: string): Promise<SignedStatement> {
  const headers = { host: new URL(demo.origins.loket).host };
  const answer = await demo.services.loket.request(`${demo.origins.loket}/s/${site}/statement`, { headers });
  return (await answer.json()) as SignedStatement;
}

/** Seals and posts a message as a visitor's browser does, in the suite that is asked or the strongest. */
export async function send(
  demo: Demo,
  site: 'rondom' | 'langdurig' | 'ambulant',
  {
    name = 'Anja de Vries',
    first = 'Ik zoek hulp',
    answers = [],
    source,
    suite,
    files = [],
  }: {
    name?: string;
    first?: string;
    answers?: Answer[];
    source?: MessageSource;
    suite?: Suite;
    files?: SentFile[];
  } = {},
): Promise<Sent> {
  const headers = { origin: demo.origins[site], host: new URL(demo.origins.loket).host };
  const published = await demo.services.loket.request(`${demo.origins.loket}/s/${site}/statement`, {
    headers,
  });
  const { statement: text } = (await published.json()) as SignedStatement;
  const statement = JSON.parse(text) as SiteStatement;
  const [form, { definition }] = Object.entries(statement.forms)[0]!;
  const readers = readersOf(statement, form);
  const id = drawMessageId();
  let ticket: string | undefined;
  const attach = async (secret: MessageSecret) => {
    const brought = await bringFiles(demo, { site, form, id, secret, files });
    ticket = brought.ticket;
    return brought.entries;
  };
  const envelope = await seal({
    content: { language: 'nl', form: definition.title, answers, ...(source && { source }) },
    list: { name, kind: definition.kind, first },
    context: {
      site,
      form,
      definition: await hashText(JSON.stringify(definition)),
      id,
      statement: statement.version,
      statementHash: await hashText(text),
    },
    suite: suite ?? strongestSuite(readers),
    readers,
    attach: files.length ? attach : undefined,
  });
  const answer = await demo.services.loket.request(`${demo.origins.loket}/s/${site}/submissions`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ envelope, receipt: await hashText(id), ticket }),
  });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return { id, envelope };
}

/** A file as a stranger may seal it: its own words for what it is, whatever its bytes are. */
export interface SentFile {
  name: string;
  type: string;
  content: string | Uint8Array<ArrayBuffer>;
  field?: string;
}

/** Brings files of a message to the demo's server, sealed; as any program could, without the form's checks. */
async function bringFiles(
  demo: Demo,
  {
    site,
    form,
    id,
    secret,
    files,
  }: {
    site: 'rondom' | 'langdurig' | 'ambulant';
    form: string;
    id: string;
    secret: MessageSecret;
    files: SentFile[];
  },
): Promise<{ ticket: string; entries: AttachedFile[] }> {
  const headers = { origin: demo.origins[site], host: new URL(demo.origins.loket).host };
  const address = `${demo.origins.loket}/s/${site}/uploads`;
  const contents = files.map(({ content }) => new Blob([content]));
  const asked = await demo.services.loket.request(address, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ form, id, files: contents.map(({ size }) => paddedFile(size)) }),
  });
  expect(asked.status, await asked.clone().text()).toBe(201);
  const { ticket } = (await asked.json()) as UploadTicket;
  const entries: AttachedFile[] = [];
  for (const [file, { name, type, field = 'besluit' }] of files.entries()) {
    const sealing = sealFile(secret, file, contents[file]!);
    let next = await sealing.next();
    for (; !next.done; next = await sealing.next()) {
      const part = { 'upload-ticket': ticket, 'upload-part': `${file}/${next.value.number}` };
      const kept = await demo.services.loket.request(address, {
        method: 'PUT',
        headers: { ...headers, ...part, 'content-type': 'application/octet-stream' },
        body: next.value.sealed,
      });
      expect(kept.status).toBe(204);
    }
    entries.push({ field, name, type, ...next.value });
  }
  return { ticket, entries };
}

/** Violations of WCAG that axe sees on the page as it is, as readable lines. */
export async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await axeOn(page).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

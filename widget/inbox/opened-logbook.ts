/**
 * A register that is kept by hand, opened: what the server holds of it, made readable here. What was typed is sealed in
 * this browser before it goes; days and codes are checked against what they were sealed with.
 */
import type {
  LogbookEntry,
  LogbookPage,
  LogbookVersion,
  LogbookWrite,
} from '../../server/secretariat/inbox-api.ts';
import { canUse } from '../envelope/hpke-suites.ts';
import { type Book, type Facts, logbookContext, logbookDefinition } from '../envelope/logbook-facts.ts';
import { strongestSuite } from '../envelope/readers.ts';
import { seal } from '../envelope/seal.ts';
import type { VerifiedStatement } from '../envelope/site-statement.ts';
import type { AskServer } from './ask-server.ts';
import { type OpenFault, OpenRefused, type ReadingRoom } from './reading-room.ts';

/** What was typed, by the id of its question. */
export type Texts = Readonly<Record<string, string>>;

export interface OpenedVersion extends Pick<LogbookVersion, 'number' | 'at' | 'actor' | 'facts'> {
  /** Empty in a draft that the server opened; null where it can't be opened. */
  texts: Texts | null;
  fault: OpenFault | null;
}

export interface OpenedEntry extends Omit<LogbookEntry, 'versions'> {
  newest: OpenedVersion;
  /** Oldest first; only the newest unless the entry was read. */
  versions: OpenedVersion[];
}

export interface LogbookTools {
  book: Book;
  room: ReadingRoom;
  ask: AskServer;
}

/** All entries, newest first, with the server's time in ms. Throws `ServerRefused`. */
export async function openLogbook({
  book,
  room,
  ask,
}: LogbookTools): Promise<{ entries: OpenedEntry[]; now: number }> {
  const found: LogbookEntry[] = [];
  let now = 0;
  for (let before: number | null | undefined; before !== null; ) {
    const page: LogbookPage = await ask<LogbookPage>(
      'POST',
      '/api/logbook/list',
      before ? { book, before } : { book },
    );
    found.push(...page.entries);
    now = Date.parse(page.now);
    before = page.next;
  }
  return { entries: await Promise.all(found.map((entry) => openEntry(entry, room))), now };
}

/** One entry with all its versions. Throws `ServerRefused`. */
export async function readLogbookEntry(id: string, { room, ask }: LogbookTools): Promise<OpenedEntry> {
  return openEntry(await ask<LogbookEntry>('POST', `/api/logbook/${id}/read`, {}), room);
}

export interface NewVersion {
  id: string;
  number: number;
  facts: Facts;
  texts: Texts;
  /** The question of each text, as it was asked. */
  labels: Readonly<Record<string, string>>;
}

/** Seals a version to every reader of the site. Throws `SealRefused`. */
export async function sealLogbookVersion(
  verified: VerifiedStatement,
  book: Book,
  { id, number, facts, texts, labels }: NewVersion,
): Promise<LogbookWrite> {
  const { readers } = verified.statement;
  const strongest = strongestSuite(readers);
  const answers = Object.entries(texts)
    .filter(([, value]) => value !== '')
    .map(([field, value]) => ({ field, label: labels[field] ?? field, kind: 'longtext', value }));
  const envelope = await seal({
    content: { language: 'nl', form: book, answers },
    // The list shows what the whole version says; nothing is gained by a second copy of it.
    list: { name: '', kind: book, first: '' },
    context: await logbookContext(verified, { book, id, number, facts }),
    suite: (await canUse(strongest)) ? strongest : 'p256',
    readers,
  });
  return { book, number, facts, envelope };
}

async function openEntry({ versions, ...entry }: LogbookEntry, room: ReadingRoom): Promise<OpenedEntry> {
  const opened = await Promise.all(versions.map((version) => openVersion(entry, version, room)));
  return { ...entry, versions: opened, newest: opened.at(-1)! };
}

async function openVersion(
  { id, book }: Pick<LogbookEntry, 'id' | 'book'>,
  { number, at, actor, facts, envelope }: LogbookVersion,
  room: ReadingRoom,
): Promise<OpenedVersion> {
  const plain = { number, at, actor, facts };
  // Only the server's own draft has nothing sealed: a person's version that lost it is no version.
  if (!envelope)
    return actor === 'server' && number === 1
      ? { ...plain, texts: {}, fault: null }
      : { ...plain, texts: null, fault: 'broken' };
  const { list: _list, body, ...header } = envelope;
  const { context } = header;
  const isBound =
    context.id === id &&
    context.form === book &&
    context.definition === (await logbookDefinition(book, number, facts));
  if (!isBound) return { ...plain, texts: null, fault: 'broken' };
  try {
    const { answers } = await room.openBody(header, body);
    return {
      ...plain,
      texts: Object.fromEntries(answers.map(({ field, value }) => [field, value])),
      fault: null,
    };
  } catch (error) {
    if (error instanceof OpenRefused) return { ...plain, texts: null, fault: error.code };
    throw error;
  }
}

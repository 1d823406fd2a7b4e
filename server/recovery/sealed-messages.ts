/** What there is to open: the one envelope of a mailed file, or every message that a data folder keeps. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { NoteKind, NotePlace, SealedNote } from '../../widget/envelope/note-content.ts';
import type { ReadSealed } from '../../widget/envelope/open-file.ts';
import { parseEnvelope } from '../../widget/envelope/parse-envelope.ts';
import { chunkBytes, chunkTagBytes, envelopeCeilingBytes } from '../../widget/envelope/wire.ts';
import { visibleAt } from '../retention/kept-message.ts';
import { openReadOnly } from '../store/read-only-store.ts';
import type { Tables } from '../store/tables.ts';

export interface SealedMessage {
  /** JSON, as the database keeps it. */
  header: string;
  body: string;
  /** In ms; null for a mailed file, which does not say. */
  receivedAt: number | null;
  /** What staff wrote beside it, oldest first; a mailed file has none with it. */
  notes: (NotePlace & SealedNote & { at: number })[];
  /** Sealed bytes of one of its files, from and up to a place in it; a mailed file has none with it. */
  readFile?: (file: number) => ReadSealed;
}

export interface SealedMessages {
  messages: SealedMessage[];
  /** Their files can be read until then. */
  close(): void;
}

/** Oldest first, without what has expired at `now` (ms). Throws for anything that is neither file nor folder of ours. */
export async function sealedMessages(path: string, now: number): Promise<SealedMessages> {
  return statSync(path).isDirectory() ? keptIn(path, now) : { messages: [mailedIn(path)], close: () => {} };
}

async function keptIn(folder: string, now: number): Promise<SealedMessages> {
  const { db, close } = openReadOnly(join(folder, 'privacyloket.sqlite'));
  try {
    const kept = await db
      .selectFrom('submission')
      .select(['id', 'header', 'body', 'received_at as receivedAt'])
      .where(visibleAt(now))
      .orderBy('received_at')
      .execute();
    const notes = await notesBeside(db);
    const messages = kept.map(({ id, ...message }) => ({
      ...message,
      notes: notes.get(id) ?? [],
      readFile: (file: number) => chunkReader(db, id, file),
    }));
    return { messages, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** By message; an older database has no such table yet. */
async function notesBeside(db: Kysely<Tables>): Promise<Map<string, SealedMessage['notes']>> {
  const tables = await db.introspection.getTables();
  const rows = tables.some(({ name }) => name === 'sealed_note')
    ? await db.selectFrom('sealed_note').selectAll().orderBy('seq').execute()
    : [];
  const notes = new Map<string, SealedMessage['notes']>();
  for (const { submission, kind, author, number, at, iv, sealed } of rows) {
    const note = { kind: kind as NoteKind, author, number, at, iv, sealed };
    notes.set(submission, [...(notes.get(submission) ?? []), note]);
  }
  return notes;
}

/** One chunk at a time, which is how openFile asks; nothing where there is none. */
function chunkReader(db: Kysely<Tables>, message: string, file: number): ReadSealed {
  return async (from) => {
    const row = await db
      .selectFrom('file_chunk')
      .select('sealed')
      .where('message', '=', message)
      .where('file', '=', file)
      .where('number', '=', from / (chunkBytes + chunkTagBytes))
      .executeTakeFirst();
    return new Uint8Array(row?.sealed ?? []);
  };
}

function mailedIn(file: string): SealedMessage {
  if (statSync(file).size > envelopeCeilingBytes) throw new RangeError('too large for an envelope');
  const { list: _, body, ...header } = parseEnvelope(JSON.parse(readFileSync(file, 'utf8')));
  return { header: JSON.stringify(header), body, receivedAt: null, notes: [] };
}

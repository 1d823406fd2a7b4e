/**
 * Notes and marks of the secretariat in the database: ciphertext, in the order in which they came, never changed. Each
 * goes with its message (retention/wipe.ts).
 */
import type { Kysely, Transaction } from 'kysely';
import { fromBase64url } from '../../widget/envelope/base64url.ts';
import {
  isNoteSize,
  type NoteKind,
  type NotePlace,
  type SealedNote,
} from '../../widget/envelope/note-content.ts';
import { Refused } from '../door/refused.ts';
import type { ListedNotes, WrittenNote } from '../secretariat/inbox-api.ts';
import type { Tables } from '../store/tables.ts';

/** Most notes and marks of one message together; nobody reads more, and it bounds what one message holds. */
export const mostNotes = 500;

const tagBytes = 16;
const ivBytes = 12;

/** Whether both can be what they say, by their lengths and letters. */
export function isSealedNote(kind: NoteKind, { iv, sealed }: SealedNote): boolean {
  try {
    return fromBase64url(iv).length === ivBytes && isNoteSize(kind, fromBase64url(sealed).length - tagBytes);
  } catch {
    return false;
  }
}

/**
 * Keeps one; false where this very note is kept already. Refuses `id-taken` where its number is not the next of its
 * author: it is bound to that, and another tab may have been first. Refuses `notes-full`.
 */
export async function keepNote(
  trx: Transaction<Tables>,
  { submission, at }: { submission: string; at: number },
  { kind, author, number, iv, sealed }: NotePlace & SealedNote,
): Promise<boolean> {
  const { count, newest } = await trx
    .selectFrom('sealed_note')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn
        .max<number | null>('number')
        .filterWhere('author', '=', author)
        .filterWhere('kind', '=', kind)
        .as('newest'),
    ])
    .where('submission', '=', submission)
    .executeTakeFirstOrThrow();
  if (number === newest && (await isKept(trx, submission, { kind, author, number, iv, sealed })))
    return false;
  if (number !== (newest ?? 0) + 1) throw new Refused('id-taken');
  if (count >= mostNotes) throw new Refused('notes-full');
  await trx.insertInto('sealed_note').values({ submission, kind, author, number, at, iv, sealed }).execute();
  return true;
}

/** All notes and marks of a message, in the order in which they came. */
export async function notesOf(db: Kysely<Tables>, submission: string): Promise<WrittenNote[]> {
  const rows = await db
    .selectFrom('sealed_note')
    .select(['kind', 'author', 'number', 'at', 'iv', 'sealed'])
    .where('submission', '=', submission)
    .orderBy('seq')
    .execute();
  return rows.map(written);
}

/** One of them, which must be there. */
export async function noteAt(
  db: Kysely<Tables>,
  submission: string,
  { kind, author, number }: NotePlace,
): Promise<WrittenNote> {
  const row = await db
    .selectFrom('sealed_note')
    .select(['kind', 'author', 'number', 'at', 'iv', 'sealed'])
    .where('submission', '=', submission)
    .where('author', '=', author)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return written(row);
}

/** How many notes and marks each of a site's messages has, for the list's difference; one without any is absent. */
export async function noteCounts(db: Kysely<Tables>, site: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('sealed_note')
    .innerJoin('submission', 'submission.id', 'sealed_note.submission')
    .where('submission.site', '=', site)
    .groupBy('sealed_note.submission')
    .select(({ fn }) => ['sealed_note.submission as id', fn.countAll<number>().as('count')])
    .execute();
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What the list has of these messages' notes: the marks, and how many texts there are; one without any is absent. */
export async function listedNotes(
  db: Kysely<Tables>,
  submissions: readonly string[],
): Promise<Map<string, ListedNotes>> {
  const marks = await db
    .selectFrom('sealed_note')
    .select(['submission', 'kind', 'author', 'number', 'at', 'iv', 'sealed'])
    .where('submission', 'in', submissions)
    .where('kind', '=', 'mark')
    .orderBy('seq')
    .execute();
  const texts = await db
    .selectFrom('sealed_note')
    .where('submission', 'in', submissions)
    .where('kind', '=', 'text')
    .groupBy('submission')
    .select(({ fn }) => ['submission', fn.countAll<number>().as('count')])
    .execute();
  const listed = new Map<string, ListedNotes>();
  const of = (submission: string): ListedNotes => {
    const known = listed.get(submission) ?? { texts: 0, marks: [] };
    listed.set(submission, known);
    return known;
  };
  for (const { submission, ...mark } of marks) of(submission).marks.push(written(mark));
  for (const { submission, count } of texts) of(submission).texts = count;
  return listed;
}

async function isKept(
  trx: Transaction<Tables>,
  submission: string,
  { kind, author, number, iv, sealed }: NotePlace & SealedNote,
): Promise<boolean> {
  const row = await trx
    .selectFrom('sealed_note')
    .select(['iv', 'sealed'])
    .where('submission', '=', submission)
    .where('author', '=', author)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.iv === iv && row.sealed === sealed;
}

function written({
  kind,
  at,
  ...rest
}: { kind: string; author: string; number: number; at: number } & SealedNote): WrittenNote {
  return { ...rest, kind: kind as NoteKind, at: new Date(at).toISOString() };
}

/**
 * The audit chain, nothing else. Each line's hash covers the one before it, per site, so an altered or missing
 * line shows; each signed-in browser keeps the newest hash it saw, so a shortened chain shows too (promise 8).
 * Lines hold ids and codes, never content or a name.
 */
import { createHash } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { RegisterLine } from '../secretariat/inbox-api.ts';
import type { RegisterTable, Tables } from '../store/tables.ts';

export type RegisterEvent =
  | 'enrolled'
  | 'secrecy-confirmed'
  | 'invited'
  | 'invitation-withdrawn'
  | 'not-allowed'
  | 'sign-in'
  | 'sign-in-refused'
  | 'statement-published'
  | 'list-opened'
  | 'read'
  | 'searched'
  | 'entered'
  | 'file-read'
  | 'mailed-opened'
  | 'outcome'
  | 'undo'
  | 'answer-fetched'
  | 'withdrawn'
  | 'wiped'
  | 'sweep'
  | 'ledger-confirmed'
  | 'proofs-exported'
  | 'logbook-written'
  | 'logbook-opened'
  | 'logbook-read'
  | 'exported';

export interface NewLine {
  site: string;
  /** Milliseconds. */
  at: number;
  /** Person id; 'visitor', 'server', 'operator' on the command line, or '-' where nobody is signed in. */
  actor: string;
  event: RegisterEvent;
  submission?: string | null;
  /** A code or a count, never free text. */
  detail?: string;
}

/** What the first line of a site follows. */
export const chainStart = '';

/**
 * Adds a line in the caller's transaction: what it is about leaves only after that has been committed.
 * Reading the newest line and following it is one step there, so the chain has no branches.
 */
export async function appendLine(db: Transaction<Tables>, line: NewLine): Promise<void> {
  const newest = await db
    .selectFrom('register')
    .select('hash')
    .where('site', '=', line.site)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const full = {
    ...line,
    submission: line.submission ?? null,
    detail: line.detail ?? '',
    previous: newest?.hash ?? chainStart,
  };
  await db
    .insertInto('register')
    .values({ ...full, hash: lineHash(full) })
    .execute();
}

type Hashed = Omit<Selectable<RegisterTable>, 'seq' | 'hash'>;

/**
 * SHA-256, base64url, of the JSON text of [previous, site, ISO instant, actor, event, submission, detail].
 * A browser can check a chain with no more than this line of JSON.
 */
export function lineHash({ previous, site, at, actor, event, submission, detail }: Hashed): string {
  const canonical = [previous, site, new Date(at).toISOString(), actor, event, submission, detail];
  return createHash('sha256').update(JSON.stringify(canonical)).digest('base64url');
}

/** Where a site's chain breaks: the number of the first line that doesn't fit, or null when all of it does. */
export async function verifyChain(
  db: Kysely<Tables>,
  site: string,
): Promise<{ lines: number; head: string; brokenAt: number | null }> {
  const rows = await db.selectFrom('register').selectAll().where('site', '=', site).orderBy('seq').execute();
  let head = chainStart;
  for (const row of rows) {
    if (row.previous !== head || lineHash(row) !== row.hash)
      return { lines: rows.length, head, brokenAt: row.seq };
    head = row.hash;
  }
  return { lines: rows.length, head, brokenAt: null };
}

/** Most lines of one answer; a browser that wants more asks on with `after`. */
export const linesAtOnce = 1000;

/** A site's lines, newest first. `after`: only lines with a higher number, the oldest thousand of them. */
export async function readLines(db: Kysely<Tables>, site: string, after?: number): Promise<RegisterLine[]> {
  const lines = db.selectFrom('register').selectAll().where('site', '=', site).limit(linesAtOnce);
  const rows =
    after === undefined
      ? await lines.orderBy('seq', 'desc').execute()
      : (await lines.where('seq', '>', after).orderBy('seq').execute()).reverse();
  return rows.map(({ seq, at, actor, event, submission, detail, previous, hash }) => ({
    seq,
    at: new Date(at).toISOString(),
    actor,
    event,
    submission,
    detail,
    previous,
    hash,
  }));
}

/** Lines of the register for who may read it, and the bare chain for every browser that watches it. */
import type { Kysely, Selectable } from 'kysely';
import type { ChainLink, RegisterLine } from '../secretariat/inbox-api.ts';
import type { RegisterTable, Tables } from '../store/tables.ts';
import { lineDigest } from './register.ts';

/** Most lines of one answer; a browser that wants more asks on. */
export const linesAtOnce = 1000;

/** Which lines are asked for; what is left out asks for nothing. */
export interface LineFilter {
  /** Person id, or 'visitor', 'server', 'operator', '-'. */
  actor?: string | undefined;
  /** Ids of a message or entry: the view per person concerned (NE-15). */
  about?: readonly string[] | undefined;
  /** Milliseconds, from and before. */
  from?: number | undefined;
  until?: number | undefined;
  /** Only lines with a lower number. */
  before?: number | undefined;
}

/** A site's lines that fit the filter, newest first. */
export async function readLines(
  db: Kysely<Tables>,
  site: string,
  { filter = {}, limit = linesAtOnce }: { filter?: LineFilter; limit?: number } = {},
): Promise<RegisterLine[]> {
  const rows = await fitting(db, site, filter).selectAll().orderBy('seq', 'desc').limit(limit).execute();
  return rows.map(lineOf);
}

/** How many lines fit. */
export async function countLines(db: Kysely<Tables>, site: string, filter: LineFilter): Promise<number> {
  const { count } = await fitting(db, site, filter)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * What a browser needs to see that the chain goes on from what it saw, newest first: nothing of what a line says.
 * `after`: only links with a higher number, the oldest thousand of them.
 */
export async function readChain(db: Kysely<Tables>, site: string, after?: number): Promise<ChainLink[]> {
  const links = db.selectFrom('register').selectAll().where('site', '=', site).limit(linesAtOnce);
  const rows =
    after === undefined
      ? await links.orderBy('seq', 'desc').execute()
      : (await links.where('seq', '>', after).orderBy('seq').execute()).reverse();
  return rows.map((row) => {
    const { seq, previous, hash, format } = row;
    return { seq, previous, hash, digest: format === 1 ? null : lineDigest(row) };
  });
}

function fitting(db: Kysely<Tables>, site: string, { actor, about, from, until, before }: LineFilter) {
  return db
    .selectFrom('register')
    .where('site', '=', site)
    .$if(actor !== undefined, (query) => query.where('actor', '=', actor!))
    .$if(about !== undefined, (query) => query.where('submission', 'in', about!))
    .$if(from !== undefined, (query) => query.where('at', '>=', from!))
    .$if(until !== undefined, (query) => query.where('at', '<', until!))
    .$if(before !== undefined, (query) => query.where('number', '<', before!));
}

function lineOf({ event_id, at, site: _, ...row }: Selectable<RegisterTable>): RegisterLine {
  return { ...row, id: event_id, at: new Date(at).toISOString() };
}

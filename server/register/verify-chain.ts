/**
 * Whether a site's chain is whole, and whether it is the one of which somebody kept a seal. Reads it in parts, so that
 * years of lines need no memory. Called by `privacyloket register verify`.
 */
import type { Kysely, Selectable } from 'kysely';
import { chainStart } from '../../widget/envelope/register-line.ts';
import { dayOf } from '../retention/dutch-calendar.ts';
import type { RegisterTable, Tables } from '../store/tables.ts';
import { type Checkpoint, checkpointOf, isOldEnough } from './checkpoint-rules.ts';
import { lineHash } from './register.ts';
import type { Seal } from './seal-rules.ts';

export interface ChainState {
  /** How many lines the site ever had; those that a checkpoint stands for are counted with it. */
  lines: number;
  /** The newest hash up to where it breaks. */
  head: string;
  /** The number of the first line that doesn't fit, or null when all of it does. */
  brokenAt: number | null;
  /** What stands for the oldest lines; null while none went. */
  checkpoint: Checkpoint | null;
  seals: SealState[];
}

/**
 * 'fits': that line is there, unchanged. 'replaced': its year is over, and a checkpoint stands for it.
 * 'other': another line has its number. 'missing': it is not there, and nothing stands for it.
 */
export type SealState = 'fits' | 'replaced' | 'other' | 'missing';

type Row = Selectable<RegisterTable>;

const atOnce = 2000;

/** Checks every line of the site, and then the seals against them. */
export async function verifyChain(
  db: Kysely<Tables>,
  site: string,
  seals: readonly Seal[] = [],
): Promise<ChainState> {
  let first: Row | undefined;
  let last = { seq: 0, number: 0, hash: chainStart };
  let checkpoint: Checkpoint | null = null;
  let brokenAt: number | null = null;
  const sealed = new Map<number, string>(seals.map(({ number }) => [number, '']));
  for await (const row of rowsOf(db, site)) {
    if (!first) {
      first = row;
      // What went before it is judged at the end, by the newest checkpoint.
      last = { seq: 0, number: row.number - 1, hash: row.previous };
    }
    if (brokenAt === null && !follows(row, last)) brokenAt = row.number;
    if (row.replaces > 0) checkpoint = checkpointOf(row);
    if (checkpoint?.line === row.number && brokenAt === null && !isOldEnough(checkpoint, dayOf(row.at)))
      brokenAt = row.number;
    if (sealed.has(row.number)) sealed.set(row.number, row.hash);
    if (brokenAt === null) last = row;
  }
  if (first && !beginsWell(first, checkpoint)) brokenAt = first.number;
  return {
    lines: await countOf(db, site),
    head: last.hash,
    brokenAt,
    checkpoint,
    seals: seals.map((seal) => sealState(seal, sealed.get(seal.number) || null, checkpoint)),
  };
}

function follows(row: Row, last: { number: number; hash: string }): boolean {
  return row.previous === last.hash && row.number === last.number + 1 && lineHash(row) === row.hash;
}

/** The chain begins at its start, or right after what the newest checkpoint stands for. */
function beginsWell(first: Row, checkpoint: Checkpoint | null): boolean {
  if (checkpoint === null) return first.previous === chainStart && first.number === 1;
  return first.number === checkpoint.replaces + 1 && first.previous === checkpoint.head;
}

function sealState(seal: Seal, found: string | null, checkpoint: Checkpoint | null): SealState {
  if (found !== null) return found === seal.hash ? 'fits' : 'other';
  if (checkpoint === null || seal.number > checkpoint.replaces) return 'missing';
  if (seal.number === checkpoint.replaces) return seal.hash === checkpoint.head ? 'replaced' : 'other';
  // Somebody who made a checkpoint to be rid of younger lines is told on by a seal of those days.
  return seal.day <= checkpoint.until ? 'replaced' : 'missing';
}

async function* rowsOf(db: Kysely<Tables>, site: string): AsyncGenerator<Row> {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('register')
      .selectAll()
      .where('site', '=', site)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(atOnce)
      .execute();
    yield* rows;
    if (rows.length < atOnce) return;
    after = rows.at(-1)!.seq;
  }
}

async function countOf(db: Kysely<Tables>, site: string): Promise<number> {
  const newest = await db
    .selectFrom('register')
    .select('number')
    .where('site', '=', site)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.number ?? 0;
}

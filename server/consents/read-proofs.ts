/** Reads the proofs of a site for an export: a thousand at a time, so that a server beside it is never in the way. */
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { type KeptProof, proofOf } from './consents.ts';

/** Which ones: all of a site taken from `from` on and before `until`, in milliseconds. */
export interface ProofRange {
  site: string;
  from: number;
  until: number;
}

/** How many there are, up to which number: what comes in later is not part of it. */
export interface ProofCount {
  count: number;
  lastSeq: number;
}

const atOnce = 1000;

const within = (db: Kysely<Tables>, { site, from, until }: ProofRange) =>
  db.selectFrom('consent_proof').where('site', '=', site).where('at', '>=', from).where('at', '<', until);

export async function countProofs(db: Kysely<Tables>, range: ProofRange): Promise<ProofCount> {
  const { count, lastSeq } = await within(db, range)
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('seq').as('lastSeq')])
    .executeTakeFirstOrThrow();
  return { count, lastSeq: lastSeq ?? 0 };
}

/** Oldest first. No transaction stays open in between: that would keep deleted bytes in the write-ahead log. */
export async function* readProofs(
  db: Kysely<Tables>,
  range: ProofRange,
  { lastSeq }: Pick<ProofCount, 'lastSeq'>,
): AsyncGenerator<KeptProof> {
  let after = 0;
  for (;;) {
    const rows = await within(db, range)
      .selectAll()
      .where('seq', '>', after)
      .where('seq', '<=', lastSeq)
      .orderBy('seq')
      .limit(atOnce)
      .execute();
    if (rows.length === 0) return;
    yield* rows.map(proofOf);
    after = rows.at(-1)!.seq;
  }
}

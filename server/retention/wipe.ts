/**
 * Wiping: the message, its files, answers, notes, outcomes, mail and reminders go and a tombstone comes, in one unit, on
 * record first. The sweep, a withdrawal and a start after a crash all end here.
 */
import type { Transaction } from 'kysely';
import { appendLines } from '../register/register.ts';
import type { Tables } from '../store/tables.ts';
import type { LedgerFact } from './ledger.ts';
import type { WipeReason } from './outcome-codes.ts';

export interface Wipe {
  id: string;
  why: WipeReason;
}

/**
 * Wipes messages at once in the caller's transaction (see ledgered-transaction.ts), whatever their date: the caller
 * has asked the policy, writes the returned facts to the ledger and empties the log afterwards (empty-log.ts).
 * `at` is a stamp of the trusted clock, `actor` a person id, 'visitor' or 'server'. Unknown ids are passed over. A few
 * hundred at once at most: all go by one query a table.
 */
export async function wipe(
  trx: Transaction<Tables>,
  wipes: readonly Wipe[],
  { at, actor }: { at: number; actor: string },
): Promise<LedgerFact[]> {
  const whyOf = new Map(wipes.map(({ id, why }) => [id, why]));
  const found = await trx
    .selectFrom('submission')
    .select(['id', 'site', 'receipt', 'first_read_at'])
    .where('id', 'in', [...whyOf.keys()])
    .execute();
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  await trx.deleteFrom('file_chunk').where('message', 'in', ids).execute();
  for (const table of ['sealed_answer', 'sealed_note', 'outcome', 'mail', 'reminder'] as const)
    await trx.deleteFrom(table).where('submission', 'in', ids).execute();
  await trx.deleteFrom('submission').where('id', 'in', ids).execute();
  const gone = found.map((row) => ({ ...row, why: whyOf.get(row.id)! }));
  await trx
    .insertInto('tombstone')
    .values(
      gone.map(({ id, site, receipt, first_read_at, why }) => {
        const read = first_read_at === null ? 0 : 1;
        return { id, site, receipt, wiped_at: at, why, read };
      }),
    )
    // A restored message may have its tombstone already: the first wiping counts.
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const lines = gone.map(({ id, site, why }) => {
    const event = why === 'withdrawn' ? ('withdrawn' as const) : ('wiped' as const);
    return { site, at, actor, event, submission: id, detail: why };
  });
  await appendLines(trx, lines);
  return gone.map(({ id, why }) => ({ at, id, fact: 'wiped', why }));
}

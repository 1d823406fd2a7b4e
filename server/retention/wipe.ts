/**
 * Wiping: the message, its files, answers, outcomes, mail and reminders go and a tombstone comes, in one unit, on record
 * first. The sweep, a withdrawal and a start after a crash all end here.
 */
import type { Transaction } from 'kysely';
import { appendLine } from '../register/register.ts';
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
 * `at` is a stamp of the trusted clock, `actor` a person id, 'visitor' or 'server'. Unknown ids are passed over.
 */
export async function wipe(
  trx: Transaction<Tables>,
  wipes: readonly Wipe[],
  { at, actor }: { at: number; actor: string },
): Promise<LedgerFact[]> {
  const facts: LedgerFact[] = [];
  for (const { id, why } of wipes) {
    const row = await trx
      .selectFrom('submission')
      .select(['site', 'receipt', 'first_read_at'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) continue;
    await trx.deleteFrom('file_chunk').where('message', '=', id).execute();
    await trx.deleteFrom('sealed_answer').where('submission', '=', id).execute();
    await trx.deleteFrom('outcome').where('submission', '=', id).execute();
    await trx.deleteFrom('mail').where('submission', '=', id).execute();
    await trx.deleteFrom('reminder').where('submission', '=', id).execute();
    await trx.deleteFrom('submission').where('id', '=', id).execute();
    const { site, receipt } = row;
    await trx
      .insertInto('tombstone')
      .values({ id, site, receipt, wiped_at: at, why, read: row.first_read_at === null ? 0 : 1 })
      // A restored message may have its tombstone already: the first wiping counts.
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const event = why === 'withdrawn' ? 'withdrawn' : 'wiped';
    await appendLine(trx, { site, at, actor, event, submission: id, detail: why });
    facts.push({ at, id, fact: 'wiped', why });
  }
  return facts;
}

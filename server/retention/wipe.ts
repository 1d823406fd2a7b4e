/**
 * Wiping: the message, its outcomes and its mail go and a tombstone comes, in one unit, on record first.
 * The sweep, a withdrawal and a start after a crash all end here.
 */
import type { Transaction } from 'kysely';
import { appendLine } from '../register/register.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import type { Ledger, LedgerFact } from './ledger.ts';
import { ledgered } from './ledgered-transaction.ts';
import type { WipeReason } from './outcome-codes.ts';

export interface Wipe {
  id: string;
  why: WipeReason;
}

/**
 * Wipes messages at once, whatever their date; the caller has asked the policy. `at` is a stamp of the trusted
 * clock, `actor` a person id, 'visitor' or 'sweep'. Unknown ids are passed over.
 * `emptied` is false where the write-ahead log was busy and still holds their bytes: the sweep's next run gets it.
 */
export async function wipe(
  { store, ledger }: { store: Store; ledger: Ledger },
  wipes: readonly Wipe[],
  { at, actor }: { at: number; actor: string },
): Promise<{ wiped: number; emptied: boolean }> {
  const wiped = await ledgered({ store, ledger }, async (trx) => {
    const facts = await wipeRows(trx, wipes, { at, actor });
    return { facts, result: facts.length };
  });
  return { wiped, emptied: store.truncateWal() };
}

/** The same within the caller's transaction; returns what the ledger has to know. The caller empties the log. */
export async function wipeRows(
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
    await trx.deleteFrom('outcome').where('submission', '=', id).execute();
    await trx.deleteFrom('mail').where('submission', '=', id).execute();
    await trx.deleteFrom('submission').where('id', '=', id).execute();
    const { site, receipt } = row;
    await trx
      .insertInto('tombstone')
      .values({ id, site, receipt, wiped_at: at, why, read: row.first_read_at === null ? 0 : 1 })
      // A restored message may have its tombstone already: the first wiping counts.
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await appendLine(trx, { site, at, actor, event: 'wiped', submission: id, detail: why });
    facts.push({ at, id, fact: 'wiped', why });
  }
  return facts;
}

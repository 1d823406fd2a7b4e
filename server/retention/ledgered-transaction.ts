/**
 * One transaction whose facts are on the ledger's disk before the database commits.
 * Everything that moves a wipe date goes through here; what accepts a new message needs not.
 */
import type { Transaction } from 'kysely';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import type { Ledger, LedgerFact } from './ledger.ts';

export interface Ledgered {
  store: Pick<Store, 'db'>;
  ledger: Ledger;
}

/**
 * Runs `work` in a transaction and writes the facts that it returns to the ledger, then commits.
 * In this order a crash between the two leaves a ledger that knows more, which the next start makes up for;
 * the other way round a restore could forget. Where the commit fails the ledger's line is taken back.
 */
export async function ledgered<Result>(
  { store, ledger }: Ledgered,
  work: (trx: Transaction<Tables>) => Promise<{ facts: LedgerFact[]; result: Result }>,
): Promise<Result> {
  let written: LedgerFact | undefined;
  try {
    return await store.db.transaction().execute(async (trx) => {
      const { facts, result } = await work(trx);
      if (facts.length === 0) return result;
      await keepGeneration(trx, ledger.generation() + 1);
      ledger.append(facts);
      written = facts[0];
      return result;
    });
  } catch (error) {
    if (written !== undefined) takeBack(ledger, written.at);
    throw error;
  }
}

/** Writes the ledger's generation into the database, in the caller's transaction. */
export async function keepGeneration(trx: Transaction<Tables>, generation: number): Promise<void> {
  await trx
    .insertInto('heartbeat')
    .values({ id: 1, at: 0, generation })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ generation }))
    .execute();
}

/** Where even this can't be written, a restore does it again: it was decided, only not in time. */
function takeBack(ledger: Ledger, at: number): void {
  try {
    ledger.takeBack(at);
  } catch {
    // The caller gets the error that came first, with the reason.
  }
}

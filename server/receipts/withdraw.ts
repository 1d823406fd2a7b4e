/** A visitor takes a message back with the receipt: it is wiped at once, not on its date. */
import { Refused } from '../door/refused.ts';
import { emptyLog } from '../retention/empty-log.ts';
import { eventsOf, termOfRow } from '../retention/kept-message.ts';
import type { Ledger } from '../retention/ledger.ts';
import { ledgered } from '../retention/ledgered-transaction.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import { wipe } from '../retention/wipe.ts';
import type { Store } from '../store/open-store.ts';

export interface WithdrawParts {
  store: Pick<Store, 'db' | 'truncateWal'>;
  ledger: Ledger;
  clock: Pick<TrustedClock, 'stamp'>;
}

/**
 * Wipes the message of this receipt (SHA-256 of the receipt key, base64url). The same answer when it was wiped
 * before, so asking twice is harmless. Refuses `unknown-receipt`, and `held` under a hold or while it is an open
 * complaint: who it is about must not be able to have it withdrawn. Throws ClockUnconfirmed.
 */
export async function withdraw(
  { store, ledger, clock }: WithdrawParts,
  { site, receipt }: { site: string; receipt: string },
): Promise<void> {
  const known = await ledgered({ store, ledger }, async (trx) => {
    const at = clock.stamp();
    const row = await trx
      .selectFrom('submission')
      .select(['id', 'kind', 'received_at', 'rules'])
      .where('site', '=', site)
      .where('receipt', '=', receipt)
      .executeTakeFirst();
    if (row === undefined) return { facts: [], result: false };
    const events = (await eventsOf(trx, [row.id])).get(row.id) ?? [];
    if (!termOfRow(row, events, at).withdrawable) throw new Refused('held');
    const facts = await wipe(trx, [{ id: row.id, why: 'withdrawn' }], { at, actor: 'visitor' });
    return { facts, result: true };
  });
  // Where the log is busy the sweep empties it on its next round, and raises the alarm if it can't.
  if (known) await emptyLog(store);
  else await wipedBefore(store, site, receipt);
}

async function wipedBefore({ db }: Pick<Store, 'db'>, site: string, receipt: string): Promise<void> {
  const tombstone = await db
    .selectFrom('tombstone')
    .select('id')
    .where('site', '=', site)
    .where('receipt', '=', receipt)
    .executeTakeFirst();
  if (tombstone === undefined) throw new Refused('unknown-receipt');
}

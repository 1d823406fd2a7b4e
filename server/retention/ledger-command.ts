/** `privacyloket ledger`: what the operator sees and confirms after a back-up was put back. The server is stopped. */
import type { Store } from '../store/open-store.ts';
import type { Ledger } from './ledger.ts';
import { confirmLedger, type LedgerState, reconcile } from './reconcile.ts';

const meaning: Readonly<Record<LedgerState, string>> = {
  agrees: 'The ledger and the database agree.',
  'rolled-back':
    'The database is older than the ledger: a back-up was put back, or a disk lost writes. What the ledger knows has been done again.',
  incomplete: 'The ledger misses lines that the database knows of: a hold may be among them.',
};

/** Prints how things stand; with `confirm` lets the next start wipe again. Returns the exit code. */
export async function ledgerCommand(
  rooms: { store: Store; ledger: Ledger },
  { confirm, at, print }: { confirm: boolean; at: number; print: (line: string) => void },
): Promise<number> {
  const state = await reconcile(rooms, at);
  print(meaning[state]);
  if (state === 'agrees') return 0;
  const waiting = await countExpired(rooms.store, at);
  print(`Messages that are past their date, hidden, and not wiped yet: ${waiting}.`);
  if (!confirm) {
    print('Nothing is wiped by date until "privacyloket ledger confirm".');
    return 1;
  }
  await confirmLedger(rooms, { at, person: 'operator' });
  print('Confirmed. The next start of the server wipes them.');
  return 0;
}

async function countExpired({ db }: Store, at: number): Promise<number> {
  const rows = await db.selectFrom('submission').select('id').where('wipes_at', '<=', at).execute();
  return rows.length;
}

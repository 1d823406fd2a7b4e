/** A store, a ledger and a clock in a folder of their own, and messages put straight into it. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, openLedger } from '../../../server/retention/ledger.ts';
import type { Kind } from '../../../server/retention/outcome-codes.ts';
import { wipesAtReceipt } from '../../../server/retention/retention-policy.ts';
import {
  type ClockOptions,
  openTrustedClock,
  type TrustedClock,
} from '../../../server/retention/trusted-clock.ts';
import type { RetentionRules } from '../../../server/sites/site-schema.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import { rulesFor } from './five-rules.ts';
import type { TurnedClock } from './turned-clock.ts';

export interface RetentionHouse {
  dir: string;
  store: Store;
  ledger: Ledger;
  close(): void;
}

export function openHouse(
  dir: string = mkdtempSync(join(tmpdir(), 'privacyloket-retention-')),
): RetentionHouse {
  const store = openStore(join(dir, 'privacyloket.sqlite'));
  const ledger = openLedger(join(dir, 'ledger'));
  return {
    dir,
    store,
    ledger,
    close() {
      ledger.close();
      store.close();
    },
  };
}

export function removeHouse(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}

/** Opens the trusted clock over hands that the test turns; no flag of the system unless given. */
export function clockOver(store: Store, hands: TurnedClock, more: Partial<ClockOptions> = {}): TrustedClock {
  const { now, monotonic } = hands;
  return openTrustedClock({ store, mode: 'host', now, monotonic, synchronisedAt: () => null, ...more });
}

export interface KeptOptions {
  kind?: Kind;
  site?: string;
  rules?: RetentionRules;
  /** Stands in the header, the list part and the body. */
  content?: string;
  read?: boolean;
}

/** A message as `accept` would have stored it at `receivedAt`; returns its id and receipt. */
export async function keep(
  store: Store,
  receivedAt: number,
  {
    kind = 'contact',
    site = 'langdurig',
    rules = rulesFor('langdurig'),
    content = 'x',
    read = false,
  }: KeptOptions = {},
): Promise<{ id: string; receipt: string }> {
  const id = randomBytes(16).toString('base64url');
  const receipt = randomBytes(32).toString('base64url');
  const row = { id, site, form: 'bericht', kind, suite: 'p256', receipt, received_at: receivedAt };
  await store.db
    .insertInto('submission')
    .values({
      ...row,
      header: JSON.stringify({ sealed: content }),
      list: content,
      body: content,
      rules: JSON.stringify(rules),
      wipes_at: wipesAtReceipt(kind, receivedAt, rules),
      first_read_at: read ? receivedAt : null,
    })
    .execute();
  return { id, receipt };
}

/** Ids that are still stored, whether shown or hidden. */
export async function stored(store: Store): Promise<string[]> {
  const rows = await store.db.selectFrom('submission').select('id').orderBy('received_at').execute();
  return rows.map(({ id }) => id);
}

export async function tombstones(store: Store) {
  return store.db
    .selectFrom('tombstone')
    .select(['id', 'why', 'wiped_at', 'read'])
    .orderBy('wiped_at')
    .execute();
}

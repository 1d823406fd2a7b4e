/** One pass over everything whose time has come. The sweep calls it; it asks the policy again before each wipe. */
import { sql, type Transaction } from 'kysely';
import { appendLine } from '../register/register.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { eventsOf, termOfRow } from './kept-message.ts';
import type { Ledger } from './ledger.ts';
import { ledgered } from './ledgered-transaction.ts';
import { type Wipe, wipe } from './wipe.ts';

/** Per site: how many went, how many are still there, how old the oldest is. */
export interface Swept {
  site: string;
  wiped: number;
  left: number;
  oldestDays: number;
}

export interface Pass {
  sites: Swept[];
  /** Rows whose date the policy doesn't agree with; they stay and get the policy's date. */
  corrected: number;
  /** Rows whose rules can't be read; they stay hidden, and somebody has to look. */
  unreadable: number;
}

/** Few enough that a visitor who sends something meanwhile waits no more than a blink. */
const atOnce = 50;
const dayMs = 86_400_000;

/** Wipes what is due at `at` (a stamp of the trusted clock), fifty a transaction. */
export async function wipeDue(rooms: { store: Store; ledger: Ledger }, at: number): Promise<Pass> {
  const { db } = rooms.store;
  const due = await db.selectFrom('submission').select('id').where('wipes_at', '<=', at).execute();
  const wiped = new Map<string, number>();
  let corrected = 0;
  let unreadable = 0;
  for (let from = 0; from < due.length; from += atOnce) {
    const ids = due.slice(from, from + atOnce).map(({ id }) => id);
    await ledgered(rooms, async (trx) => {
      const judged = await judge(trx, ids, at);
      const facts = await wipe(trx, judged.wipes, { at, actor: 'server' });
      for (const { site } of judged.wipes) wiped.set(site, (wiped.get(site) ?? 0) + 1);
      corrected += judged.corrected;
      unreadable += judged.unreadable;
      return { facts, result: undefined };
    });
    await letOthersGo();
  }
  return { sites: await countLeft(rooms.store, wiped, at), corrected, unreadable };
}

/**
 * All of it would else be one turn of the event loop, in which nobody is heard. A message takes a few turns from its
 * first byte to its commit, and where nobody waits they cost nothing.
 */
async function letOthersGo(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Writes what a pass did into each site's register. */
export async function reportPass(store: Store, sites: readonly Swept[], at: number): Promise<void> {
  for (const { site, wiped, left, oldestDays } of sites) {
    const detail = `wiped:${wiped} left:${left} oldest-days:${oldestDays}`;
    // Reading the newest line and following it must be one step, whoever else adds a line.
    await store.db
      .transaction()
      .execute((trx) => appendLine(trx, { site, at, actor: 'server', event: 'sweep', detail }));
  }
}

/** The column is only an index of what the policy says; the policy is asked under the same lock that wipes. */
async function judge(trx: Transaction<Tables>, ids: readonly string[], at: number) {
  const rows = await trx
    .selectFrom('submission')
    .select(['id', 'site', 'kind', 'received_at', 'rules'])
    .where('id', 'in', ids)
    .where('wipes_at', '<=', at)
    .execute();
  const events = await eventsOf(trx, ids);
  const wipes: (Wipe & { site: string })[] = [];
  let corrected = 0;
  let unreadable = 0;
  for (const row of rows) {
    const term = tried(() => termOfRow(row, events.get(row.id) ?? [], at));
    if (term === null) unreadable += 1;
    else if (term.expired) wipes.push({ id: row.id, site: row.site, why: term.why });
    else {
      corrected += 1;
      await trx.updateTable('submission').set({ wipes_at: term.wipesAt }).where('id', '=', row.id).execute();
    }
  }
  return { wipes, corrected, unreadable };
}

/** One row that can't be read must not keep all others. */
function tried<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

async function countLeft({ db }: Store, wiped: ReadonlyMap<string, number>, at: number): Promise<Swept[]> {
  const rows = await db
    .selectFrom('submission')
    .select(['site', sql<number>`count(*)`.as('left'), sql<number>`min(received_at)`.as('oldest')])
    .groupBy('site')
    .execute();
  const left = new Map(rows.map((row) => [row.site, row]));
  return [...new Set([...wiped.keys(), ...left.keys()])].sort().map((site) => {
    const still = left.get(site);
    const oldestDays = still === undefined ? 0 : Math.floor((at - still.oldest) / dayMs);
    return { site, wiped: wiped.get(site) ?? 0, left: still?.left ?? 0, oldestDays };
  });
}

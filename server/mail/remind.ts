/**
 * The round of the reminders: finds what is due and was never told, writes it down and queues one mail per recipient
 * and kind, in one commit. Run by the sweep, so only while the clock is believed (services.ts).
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Sites } from '../sites/load-sites.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { queueReminder } from './mail-queue.ts';
import { type ReminderKind, reminderKinds } from './reminder-policy.ts';
import { atOnce, type StandingReminder, standingReminders } from './standing-reminders.ts';

export interface RemindParts {
  store: Pick<Store, 'db'>;
  sites: Pick<Sites, 'get'>;
  /** Called after the commit where mail was queued. */
  wakeMail: () => void;
}

/** The first step before a wiping comes 14 days ahead; a day more, for the change of the clocks. */
const aheadMs = 15 * 86_400_000;

/** For `also` of the sweep; `at` is a stamp of the trusted clock. */
export function remindRound({ store, sites, wakeMail }: RemindParts): (at: number) => Promise<void> {
  return async (at) => {
    const due: string[] = [];
    const candidates = await candidatesAt(store.db, at);
    for (let from = 0; from < candidates.length; from += atOnce) {
      const standing = await standingReminders(store.db, candidates.slice(from, from + atOnce), at);
      due.push(...(await untold(store.db, standing)).map(({ submission }) => submission));
      // A full inbox takes a moment to judge; visitors don't wait for it.
      await turn();
    }
    if (due.length === 0) return;
    const queued = await store.db.transaction().execute((trx) => writeDown(trx, due, at, sites));
    if (queued) wakeMail();
  };
}

/** The rows that can have a reminder at all: those without a date, and the unread ones that go soon. */
async function candidatesAt(db: Kysely<Tables>, at: number): Promise<string[]> {
  const undated = db.selectFrom('submission').select('id').where('wipes_at', 'is', null);
  const unread = db
    .selectFrom('submission')
    .select('id')
    .where('wipes_at', '>', at)
    .where('wipes_at', '<=', at + aheadMs)
    .where('first_read_at', 'is', null);
  const rows = await undated.unionAll(unread).execute();
  return rows.map(({ id }) => id);
}

/** Judged once more under the lock: somebody may have opened or settled one since. True where mail was queued. */
async function writeDown(
  trx: Kysely<Tables>,
  ids: readonly string[],
  at: number,
  sites: RemindParts['sites'],
): Promise<boolean> {
  const found = new Map<string, Set<ReminderKind>>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const standing = await standingReminders(trx, ids.slice(from, from + atOnce), at);
    for (const each of await untold(trx, standing)) {
      // A site that is not served any more has nobody to tell; should it come back, it is told then.
      if (sites.get(each.site) === undefined) continue;
      const { site, ...reminder } = each;
      await trx
        .insertInto('reminder')
        .values({ ...reminder, at })
        .execute();
      found.set(site, (found.get(site) ?? new Set()).add(each.kind));
    }
  }
  for (const [id, kinds] of found)
    for (const kind of reminderKinds) if (kinds.has(kind)) await queueReminder(trx, sites.get(id)!, kind, at);
  return found.size > 0;
}

/** Those that were never told. */
async function untold(
  db: Kysely<Tables>,
  standing: readonly StandingReminder[],
): Promise<StandingReminder[]> {
  if (standing.length === 0) return [];
  const rows = await db
    .selectFrom('reminder')
    .select(['submission', 'kind', 'about'])
    .where(
      'submission',
      'in',
      standing.map(({ submission }) => submission),
    )
    .execute();
  const told = new Set(rows.map(keyOf));
  return standing.filter((each) => !told.has(keyOf(each)));
}

function keyOf({ submission, kind, about }: { submission: string; kind: string; about: string }): string {
  return `${submission} ${kind} ${about}`;
}

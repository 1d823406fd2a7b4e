/**
 * Reminders from rows: which messages the policy has something to say about, and how many of those that a queued mail
 * stands for still stand when it leaves.
 */
import type { Kysely } from 'kysely';
import { eventsOf, factsOf, rulesOf, visibleAt } from '../retention/kept-message.ts';
import type { Tables } from '../store/tables.ts';
import { type Reminder, type ReminderKind, reminderAt } from './reminder-policy.ts';

export interface StandingReminder extends Reminder {
  submission: string;
  site: string;
}

/**
 * What stands at `now` (ms) for these messages, told already or not. A message that is gone, or whose rules can't be
 * read, is passed over: the sweep itself raises the alarm about the latter.
 */
export async function standingReminders(
  db: Kysely<Tables>,
  ids: readonly string[],
  now: number,
): Promise<StandingReminder[]> {
  const rows = await db
    .selectFrom('submission')
    .select(['id', 'site', 'kind', 'received_at', 'rules', 'first_read_at'])
    .where('id', 'in', ids)
    .where(visibleAt(now))
    .execute();
  const events = await eventsOf(db, ids);
  return rows.flatMap((row) => {
    const facts = factsOf(row, events.get(row.id) ?? []);
    const message = { ...facts, opened: row.first_read_at !== null };
    const found = tried(() => reminderAt(message, rulesOf(row), now));
    return found === null ? [] : [{ ...found, submission: row.id, site: row.site }];
  });
}

/** Of all that this mail was queued for, how much is still to be said at `now`: opened, settled or moved on is not. */
export async function stillToRemind(
  db: Kysely<Tables>,
  mail: { site: string; kind: ReminderKind; reminded_at: number },
  now: number,
): Promise<number> {
  const told = await db
    .selectFrom('reminder')
    .innerJoin('submission', 'submission.id', 'reminder.submission')
    .select(['reminder.submission', 'reminder.about'])
    .where('reminder.at', '=', mail.reminded_at)
    .where('reminder.kind', '=', mail.kind)
    .where('submission.site', '=', mail.site)
    .execute();
  const about = new Map(told.map((each) => [each.submission, each.about]));
  const standing = await standingInBatches(db, [...about.keys()], now);
  return standing.filter((each) => each.kind === mail.kind && each.about === about.get(each.submission))
    .length;
}

/** Few enough for one question to the database, which takes 32,766 parameters at most. */
async function standingInBatches(
  db: Kysely<Tables>,
  ids: readonly string[],
  now: number,
): Promise<StandingReminder[]> {
  const found: StandingReminder[] = [];
  for (let from = 0; from < ids.length; from += atOnce)
    found.push(...(await standingReminders(db, ids.slice(from, from + atOnce), now)));
  return found;
}

/** How many messages are judged before somebody else gets a turn. */
export const atOnce = 200;

function tried<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/**
 * Of what the secretariat is reminded, and when: a message that goes unread, an intake that nobody dealt with, a
 * decision that is due. Pure. remind.ts asks it at each round, and send-due.ts again before a mail leaves.
 */
import { addTerm, dayOf, zone } from '../retention/dutch-calendar.ts';
import { type MessageFacts, type Term, termOf } from '../retention/retention-policy.ts';
import type { RetentionRules } from '../sites/site-schema.ts';

/** The steps of each matter, the most urgent last. */
export const reminderKinds = [
  'unread-14',
  'unread-7',
  'unread-2',
  'not-dealt-with',
  'decide-7',
  'decide-1',
  'decide-late',
  'carry-out-7',
  'carry-out-1',
  'carry-out-late',
] as const;

export type ReminderKind = (typeof reminderKinds)[number];

/** One reminder of one message. The same `kind` and `about` twice is the same reminder. */
export interface Reminder {
  kind: ReminderKind;
  /** The date that it counts to, so a date that moved is something new; or the number of the week. */
  about: string;
}

export interface RemindedMessage extends MessageFacts {
  /** Somebody of the secretariat opened it. */
  opened: boolean;
}

/** A mail about a day, not about an hour, comes when an office opens. */
const morning = '08:00';
const weekMs = 7 * 86_400_000;
/** Most urgent first. */
const unreadSteps = [2, 7, 14] as const;

/**
 * The one reminder that stands for this message at `now` (ms, the trusted clock), whether it was sent or not: of all
 * steps that have come the most urgent. Null where none has come, where it came before the message itself did, and
 * for good once the message was opened, settled or is gone. Throws where the rules can't be read.
 */
export function reminderAt(message: RemindedMessage, rules: RetentionRules, now: number): Reminder | null {
  const term = termOf(message, rules, now);
  if (term.expired) return null;
  if (term.decideBy !== null) return dueBy('decide', term.decideBy.day, message.receivedAt, now);
  if (term.carryOutBy !== null)
    return dueBy('carry-out', term.carryOutBy, term.standing.progress.decided!.at, now);
  if (term.wipesAt !== null)
    return message.opened || !nobodyDecided(term) ? null : unread(term.wipesAt, message.receivedAt, now);
  if (term.settled !== null || !('untilDealtWith' in rules.unanswered)) return null;
  return notDealtWith(message.receivedAt, now);
}

/** Who marked it as unwanted or dealt with let it go knowingly; who agreed did not. */
function nobodyDecided({ why }: Term): boolean {
  return why === 'expired' || why === 'agreement-ended';
}

function unread(wipesAt: number, receivedAt: number, now: number): Reminder | null {
  for (const days of unreadSteps) {
    const from = addTerm(wipesAt, `-P${days}D`);
    if (from <= now) return from <= receivedAt ? null : { kind: `unread-${days}`, about: String(wipesAt) };
  }
  return null;
}

/** `since`: from when it is known, so that a step of before is never told. */
function dueBy(matter: 'decide' | 'carry-out', day: string, since: number, now: number): Reminder | null {
  const steps = [
    ['late', 1],
    ['1', -1],
    ['7', -7],
  ] as const;
  for (const [step, days] of steps) {
    const from = morningOf(day, days);
    if (from > now) continue;
    // In the night after the last day nothing is due today or tomorrow any more, and it isn't morning yet.
    if (from <= since || (step !== 'late' && dayOf(now) > day)) return null;
    return { kind: `${matter}-${step}`, about: day };
  }
  return null;
}

/** Weeks are counted as people do: the same wall-clock time, also across a change of the clocks. */
function notDealtWith(receivedAt: number, now: number): Reminder | null {
  // An hour more or less moves the count by one at most.
  let week = Math.floor((now - receivedAt) / weekMs) + 1;
  while (week > 0 && addTerm(receivedAt, `P${week}W`) > now) week -= 1;
  return week < 1 ? null : { kind: 'not-dealt-with', about: `week ${week}` };
}

function morningOf(day: string, days: number): number {
  const date = Temporal.PlainDate.from(day).add({ days });
  return date.toZonedDateTime({ timeZone: zone, plainTime: morning }).epochMilliseconds;
}

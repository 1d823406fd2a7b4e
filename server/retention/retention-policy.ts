/**
 * The retention policy: what happened to a message, the rules it came in under and the time in,
 * how it stands and when it goes out. Pure; the sweep, the inbox and the receipt all ask it and nothing else.
 */

import { asksDeed } from '../requests/request-codes.ts';
import { isDecided } from '../requests/request-progress.ts';
import { carryOutBy, decideBy } from '../requests/request-terms-policy.ts';
import type { OutcomeCode } from '../secretariat/inbox-api.ts';
import type { RetentionRules } from '../sites/site-schema.ts';
import { addTerm, dayOf } from './dutch-calendar.ts';
import type { Freeze, Kind, WipeReason } from './outcome-codes.ts';
import { type Offer, offersOf } from './outcome-offers.ts';
import {
  after,
  atReceipt,
  going,
  isCase,
  type OutcomeEvent,
  regretMs,
  type Settled,
  type Standing,
  type TakenOutcome,
  whyGone,
} from './standing.ts';

/** All that the policy needs to know of a message; nothing of it is content. */
export interface MessageFacts {
  /** The kind of the form it was sent with, whatever it was moved to since. */
  kind: Kind;
  /** Milliseconds; the server's trusted clock. */
  receivedAt: number;
  events: readonly OutcomeEvent[];
}

/** How a message stands. Instants in milliseconds. */
export interface Term {
  kind: Kind;
  settled: Settled | null;
  /** When it goes: `now` or earlier means gone. Null while it is kept without a date, or held. */
  wipesAt: number | null;
  /** What the tombstone will say when it goes on that date. */
  why: WipeReason;
  held: boolean;
  holds: readonly string[];
  /** Nothing may be done with it but keep it: not opened without a reason. */
  freezes: readonly Freeze[];
  /** The date has come: shown to nobody, wiped by the next sweep. */
  expired: boolean;
  /** The newest outcome that counts, and until when it can be taken back. */
  undo: { outcome: OutcomeCode; until: number } | null;
  /** ISO date of the next "Staat het al in het dossier?"; null unless an agreement keeps it. */
  askInFile: string | null;
  /** An undecided request or complaint: the last day on which a decision is in time, and whether it was postponed. */
  decideBy: { day: string; postponed: boolean } | null;
  /** Decided and not done yet: the last day on which that is in time. */
  carryOutBy: string | null;
  /** False under a hold or freeze and while a complaint is open. */
  withdrawable: boolean;
  /** Where it stands, for trying outcomes out. */
  standing: Standing;
}

/** Judges a message at `now`, in milliseconds. Takes the events as they are: what was written down counts. */
export function termOf(facts: MessageFacts, rules: RetentionRules, now: number): Term {
  const counting = countingOutcomes(facts.events);
  const start = atReceipt(facts.kind, facts.receivedAt, rules);
  const steps = [start];
  for (const taken of counting) steps.push(after(steps.at(-1)!, taken, facts.receivedAt, rules));
  const standing = steps.at(-1)!;
  const wipesAt = going(standing);
  const expired = wipesAt !== null && wipesAt <= now;
  const held = standing.holds.length > 0;
  const openComplaint = standing.kind === 'klacht' && standing.settled === null;
  const newest = counting.at(-1);
  return {
    kind: standing.kind,
    settled: standing.settled?.as ?? null,
    wipesAt,
    why: whyGone(standing),
    held,
    holds: standing.holds,
    freezes: standing.freezes,
    expired,
    undo: newest === undefined ? null : undoOf(newest, steps.at(-2)!, wipesAt, now),
    askInFile: askedDay(standing),
    decideBy: decidedBy(standing, facts.receivedAt, rules),
    carryOutBy: doneBy(standing, facts.receivedAt, rules),
    withdrawable: !held && !openComplaint && standing.freezes.length === 0,
    standing,
  };
}

/** The outcomes that can be taken at `now`, each with its effect on the date; none once it has expired. */
export function offersAt(
  facts: MessageFacts,
  rules: RetentionRules,
  now: number,
  { expired, standing, askInFile }: Term = termOf(facts, rules, now),
): Offer[] {
  if (expired) return [];
  const asked = askInFile !== null && askInFile <= dayOf(now);
  return offersOf(standing, facts.receivedAt, rules, { now, asked });
}

/** When a message that comes in at `receivedAt` goes if nobody decides about it; null: once it was dealt with. */
export function wipesAtReceipt(kind: Kind, receivedAt: number, rules: RetentionRules): number | null {
  return going(atReceipt(kind, receivedAt, rules));
}

function countingOutcomes(events: readonly OutcomeEvent[]): TakenOutcome[] {
  const counting: TakenOutcome[] = [];
  for (const { outcome, at, reason } of events) {
    if (outcome === 'undo') counting.pop();
    else counting.push({ outcome, at, reason });
  }
  return counting;
}

/**
 * A day, or seven where the outcome itself leaves that long; never past the moment it goes,
 * and never where taking it back would make it go at once.
 */
function undoOf(newest: TakenOutcome, before: Standing, wipesAt: number | null, now: number): Term['undo'] {
  const regret = newest.outcome === 'no-agreement' ? addTerm(newest.at, 'P7D') : newest.at + regretMs;
  const never = Number.POSITIVE_INFINITY;
  const until = Math.min(regret, wipesAt ?? never, going(before) ?? never);
  return until > now ? { outcome: newest.outcome, until } : null;
}

function decidedBy(
  { kind, settled, postponed, progress }: Standing,
  receivedAt: number,
  rules: RetentionRules,
): Term['decideBy'] {
  if (!isCase(kind) || settled !== null || isDecided(progress)) return null;
  return { day: decideBy(kind, receivedAt, rules, { postponed }), postponed };
}

function doneBy(
  { kind, settled, postponed, progress: { decided, carriedOutAt } }: Standing,
  receivedAt: number,
  rules: RetentionRules,
): string | null {
  if (!isCase(kind) || settled !== null || decided === null || carriedOutAt !== null) return null;
  if (!asksDeed(decided)) return null;
  return carryOutBy(decided.asked, { receivedAt, decidedAt: decided.at, postponed }, rules);
}

function askedDay({ settled, inFile, askFrom }: Standing): string | null {
  return settled?.as === 'agreement' && !inFile && askFrom !== null ? dayOf(addTerm(askFrom, 'P1M')) : null;
}

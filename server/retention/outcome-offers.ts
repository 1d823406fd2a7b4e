/** Which outcomes can be taken of a message as it stands, with which reason. Pure. */

import { isDecided, isDone, type RequestStep, requestSteps, stepFits } from '../requests/request-progress.ts';
import { decideBy, mayPostpone } from '../requests/request-terms-policy.ts';
import type { OutcomeCode } from '../secretariat/inbox-api.ts';
import type { RetentionRules } from '../sites/site-schema.ts';
import { classOf, countsFromServiceEnd } from './agreement-class-policy.ts';
import { dayOf } from './dutch-calendar.ts';
import {
  type Check,
  checks,
  type Freeze,
  freezeReasons,
  holdReasons,
  type Kind,
  movesTo,
  outcomeCodes,
  reasonsFor,
} from './outcome-codes.ts';
import { serviceEndFits } from './service-end-policy.ts';
import { after, going, isCase, type Standing } from './standing.ts';

/** An outcome that can be taken now, and when the message would then go; null: kept without a date, or held. */
export interface Offer {
  outcome: OutcomeCode;
  /** Where each reason has an effect of its own: a class of agreement, a term that is shorter. */
  reason?: string;
  /** What the settings call that class. */
  label?: string;
  wipesAt: number | null;
  /** Only with `postpone`: the last day of the later term, as an ISO date. */
  decideBy?: string;
  /** Only with `service-ended`: the first day that may be named as its end, an ISO date. */
  since?: string;
}

/** Everything that can be taken now, each with its effect. `asked`: the day of "in het dossier?" has come. */
export function offersOf(
  standing: Standing,
  receivedAt: number,
  rules: RetentionRules,
  { now, asked }: { now: number; asked: boolean },
): Offer[] {
  const offers: Offer[] = [];
  for (const outcome of outcomeCodes) {
    if (!fits(outcome, standing, asked, rules)) continue;
    if (outcome === 'agreement' || outcome === 'shorten') {
      offers.push(...choicesOf(outcome, standing, receivedAt, rules, now));
      continue;
    }
    const reason = reasonsFor(outcome).find((each) => reasonFits(outcome, each, standing));
    if (reason === undefined) continue;
    const next = after(standing, { outcome, at: now, reason }, receivedAt, rules);
    if (outcome === 'extend' && !gains(standing, next, rules)) continue;
    const offer: Offer = { outcome, wipesAt: going(next) };
    if (outcome === 'service-ended' && standing.agreedAt !== null) offer.since = dayOf(standing.agreedAt);
    if (outcome === 'postpone') {
      const { kind, postponed } = standing;
      if (!isCase(kind) || !mayPostpone(kind, receivedAt, rules, { now, postponed })) continue;
      offer.decideBy = decideBy(kind, receivedAt, rules, { postponed: true });
    }
    offers.push(offer);
  }
  return offers;
}

/**
 * What staff has not written down yet about who wrote a message. Whether there is anything to check stands in the
 * sealed message, so it may be written down of every one, and the reader asks for it where there is.
 */
export function uncheckedOf({ checked }: Standing): Check[] {
  return checks.filter((each) => !checked.includes(each));
}

/** One offer for each class of agreement, or for each term that is shorter than what stands. */
function choicesOf(
  outcome: 'agreement' | 'shorten',
  standing: Standing,
  receivedAt: number,
  rules: RetentionRules,
  now: number,
): Offer[] {
  if (
    outcome === 'shorten' &&
    standing.settled?.as === 'agreement' &&
    classOf(standing.agreedClass, rules).legal
  )
    return [];
  return reasonsFor(outcome, Object.keys(rules.classes)).flatMap((reason) => {
    const next = after(standing, { outcome, at: now, reason }, receivedAt, rules);
    if (outcome === 'agreement')
      return { outcome, reason, label: classOf(reason, rules).class, wipesAt: going(next) };
    const shorter = next.date !== null && next.date < (standing.date ?? Number.POSITIVE_INFINITY);
    return shorter ? { outcome, reason, wipesAt: going(next) } : [];
  });
}

/**
 * Whether this reason may go with this outcome of this message: the same hold isn't put on twice. `now`, in ms: for
 * the day on which a service ended, which no one names ahead; without it only today's fits.
 */
export function reasonFits(
  outcome: OutcomeCode,
  reason: string,
  standing: Standing,
  rules?: Pick<RetentionRules, 'classes'>,
  now = Number.NEGATIVE_INFINITY,
): boolean {
  if (outcome === 'service-ended' && Number.isFinite(now))
    return serviceEndFits(reason, standing.agreedAt, now);
  if (!reasonsFor(outcome, Object.keys(rules?.classes ?? {})).includes(reason)) return false;
  if (outcome === 'freeze') return !standing.freezes.includes(reason as Freeze);
  if (outcome === 'lift') return standing.freezes.includes(reason as Freeze);
  if (outcome === 'hold') return !standing.holds.includes(reason);
  if (outcome === 'release' && reason !== '') return standing.holds.includes(reason);
  if (isStep(outcome)) return stepFits(outcome, reason, standing.progress, standing.kind === 'klacht');
  return true;
}

function fits(outcome: OutcomeCode, standing: Standing, asked: boolean, rules: RetentionRules): boolean {
  const { kind, settled, inFile, holds, freezes } = standing;
  const agreed = settled?.as === 'agreement';
  const goal = movesTo(outcome);
  if (goal !== null) return movesFit(standing, goal);
  switch (outcome) {
    case 'freeze':
      return freezes.length < freezeReasons.length;
    case 'lift':
      return freezes.length > 0;
    case 'service-ended':
      return (
        agreed &&
        !inFile &&
        standing.serviceEndedAt === null &&
        countsFromServiceEnd(classOf(standing.agreedClass, rules))
      );
    // A case is never kept shorter than its term.
    case 'shorten':
      return !isCase(kind) && !inFile;
    // The other organisation has it: nothing that is held or frozen goes, nor what the law wants kept here.
    case 'transferred':
      return (
        !isCase(kind) &&
        settled?.as !== 'transferred' &&
        holds.length === 0 &&
        freezes.length === 0 &&
        !(agreed && classOf(standing.agreedClass, rules).legal)
      );
    case 'hold':
      return holds.length < holdReasons.length;
    case 'release':
      return holds.length > 0;
    case 'dealt-with':
      // Somebody waits for a decision, and then for what was promised.
      return !agreed && settled?.as !== 'dealt-with' && (!isCase(kind) || isDone(standing.progress));
    // A request or complaint is answered, not settled by an agreement or thrown away: not even by who it is about.
    case 'unwanted':
      return !isCase(kind) && !agreed && settled?.as !== 'unwanted';
    case 'no-agreement':
      return !isCase(kind) && !inFile && (settled === null || settled.as === 'dealt-with' || agreed);
    case 'agreement':
      return !isCase(kind) && !agreed;
    case 'in-file':
      return agreed && !inFile;
    // Whoever wrote is answered as often as it takes, whatever was decided; what goes tomorrow is not.
    case 'answered':
      return settled?.as !== 'unwanted' && settled?.as !== 'erased-on-request';
    case 'not-in-file':
      return agreed && !inFile && asked;
    case 'extend':
      return agreed && !inFile && !standing.extended;
    case 'postpone':
      return isCase(kind) && settled === null && !isDecided(standing.progress);
    case 'identified':
    case 'decided':
    case 'carried-out':
      return isCase(kind) && settled === null;
    // At the person's own wish, without the code. A case answers for itself, also against who it is about.
    case 'erased-on-request':
      return (
        !isCase(kind) &&
        settled?.as !== 'erased-on-request' &&
        holds.length === 0 &&
        freezes.length === 0 &&
        // AVG 17(3)(b): what the law wants kept isn't wiped on request.
        !(agreed && classOf(standing.agreedClass, rules).legal)
      );
    default:
      return false;
  }
}

function isStep(outcome: OutcomeCode): outcome is RequestStep {
  return (requestSteps as readonly OutcomeCode[]).includes(outcome);
}

/**
 * Into a case anything may move that is open or dealt with. Out of it nothing may, to another case while it is open
 * at most: by another name it could be thrown away as Ongewenst while somebody waits for an answer, and a closed one
 * would go before its term. A wrong move into a case is taken back with undo, for a day. After that nothing is lost:
 * the message stays readable without a date until it is dealt with, and then for the term of a case. It only can't
 * become an agreement any more.
 */
function movesFit({ kind, settled }: Standing, goal: Kind): boolean {
  if (goal === kind) return false;
  if (isCase(kind)) return settled === null && isCase(goal);
  return settled === null || settled.as === 'dealt-with';
}

/** The cap may leave nothing to extend. */
function gains(was: Standing, next: Standing, rules: RetentionRules): boolean {
  return classOf(was.agreedClass, rules).extendOnce !== undefined && (next.date ?? 0) > (was.date ?? 0);
}

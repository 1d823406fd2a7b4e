/**
 * How a message stands after each outcome: what it was settled as, what holds it, when it goes.
 * Pure: the policy folds the outcomes over it in order, and tries an outcome out before it is taken.
 */
import { notBegun, progressAfter, type RequestProgress } from '../requests/request-progress.ts';
import type { AnswerWay, OutcomeCode } from '../secretariat/inbox-api.ts';
import type { RetentionRules } from '../sites/site-schema.ts';
import { agreementEnds } from './agreement-class-policy.ts';
import { addTerm, afterBoekjaar } from './dutch-calendar.ts';
import { type Check, type Freeze, isCheck, type Kind, movesTo, type WipeReason } from './outcome-codes.ts';
import { serviceEnd } from './service-end-policy.ts';

/** One outcome as it was taken; `at` in milliseconds. */
export interface TakenOutcome {
  outcome: OutcomeCode;
  at: number;
  reason: string;
}

/** What happened to a message, oldest first; 'undo' takes back the newest outcome that still counts. */
export interface OutcomeEvent extends Omit<TakenOutcome, 'outcome'> {
  outcome: OutcomeCode | 'undo';
}

export type Settled =
  | 'unwanted'
  | 'no-agreement'
  | 'dealt-with'
  | 'agreement'
  | 'erased-on-request'
  | 'transferred';

export interface Standing {
  kind: Kind;
  settled: { as: Settled; at: number } | null;
  /** The first agreement that still counts: its class term and cap run from here, however often it is renewed. */
  agreedAt: number | null;
  /** The class of the agreement; '' for the site's usual one. */
  agreedClass: string;
  /** When the service ended, as it was first written down: the start of the day that was named, or that moment. */
  serviceEndedAt: number | null;
  extended: boolean;
  /** The content is in the client's file, so this copy may go. */
  inFile: boolean;
  /** From when the month until the next "Staat het al in het dossier?" counts. */
  askFrom: number | null;
  /** The term to decide on a request or complaint was lengthened, which can be done once. */
  postponed: boolean;
  /** The newest answer that counts, `way` as in AnswerWay; does nothing to the date. */
  answered: { way: AnswerWay; at: number } | null;
  /** The steps of a request or complaint. */
  progress: RequestProgress;
  /** Reasons for which it is held, oldest first. */
  holds: string[];
  /** What was done about who wrote it, see outcome-codes.ts. */
  checked: Check[];
  /** Nothing may be done with it but keep it (AVG 18, 21), oldest first. */
  freezes: Freeze[];
  /** The latest that it stays since somebody asked for less; null where nobody did. */
  shortenedTo: number | null;
  /** When it goes once nothing holds it; null while it has no date. */
  date: number | null;
}

/** How long a decision that shortens can be regretted, so nothing goes by one wrong touch. */
export const regretMs = 24 * 3_600_000;

/** A message as it came in. */
export function atReceipt(kind: Kind, receivedAt: number, rules: RetentionRules): Standing {
  const fresh = {
    kind,
    settled: null,
    agreedAt: null,
    agreedClass: '',
    serviceEndedAt: null,
    extended: false,
    inFile: false,
    askFrom: null,
    postponed: false,
    answered: null,
    progress: notBegun,
    holds: [],
    checked: [],
    freezes: [],
    shortenedTo: null,
  };
  return { ...fresh, date: ruledDate({ ...fresh, date: null }, receivedAt, rules) };
}

/** The standing after one more outcome. Doesn't ask whether it may be taken: see outcome-offers.ts. */
export function after(
  was: Standing,
  taken: TakenOutcome,
  receivedAt: number,
  rules: RetentionRules,
): Standing {
  const { outcome, at, reason } = taken;
  const dated = (now: Standing) => ({
    ...now,
    date: notAtOnce(ruledDate(now, receivedAt, rules), at, going(was)),
  });
  if (isCheck(outcome)) return { ...was, checked: [...was.checked, outcome] };
  switch (outcome) {
    case 'unwanted':
    case 'erased-on-request':
    case 'transferred':
      return { ...was, settled: { as: outcome, at }, date: sooner(at + regretMs, was.date) };
    case 'no-agreement':
      return { ...was, settled: { as: outcome, at }, date: sooner(addTerm(at, 'P7D'), was.date) };
    case 'dealt-with':
      return dated({ ...was, settled: { as: outcome, at } });
    case 'agreement':
      return dated({
        ...was,
        settled: { as: outcome, at },
        agreedAt: was.agreedAt ?? at,
        agreedClass: reason,
        // What was asked of a message that led to nothing doesn't bind the care that follows it.
        shortenedTo: was.agreedAt === null ? null : was.shortenedTo,
        askFrom: at,
        inFile: false,
      });
    case 'in-file':
      // Like Ongewenst: whether it really stands in the file can't be seen from here, so a wrong touch can be undone.
      return { ...was, inFile: true, date: sooner(at + regretMs, was.date) };
    case 'not-in-file':
      return { ...was, askFrom: at };
    case 'service-ended':
      return dated({ ...was, serviceEndedAt: was.serviceEndedAt ?? serviceEnd(reason, at) });
    case 'shorten':
      return dated({ ...was, shortenedTo: sooner(shortTerm(at, reason), was.shortenedTo) });
    case 'answered':
      return { ...was, answered: { way: reason as AnswerWay, at } };
    case 'extend':
      return dated({ ...was, extended: true });
    case 'postpone':
      return { ...was, postponed: true };
    case 'identified':
    case 'decided':
    case 'carried-out':
      return { ...was, progress: progressAfter(was.progress, { outcome, at, reason }) };
    case 'hold':
      return { ...was, holds: [...was.holds, reason] };
    case 'release': {
      const index = reason === '' ? was.holds.length - 1 : was.holds.indexOf(reason);
      const holds = was.holds.filter((_, each) => each !== index);
      return { ...was, holds, date: holds.length > 0 ? was.date : notAtOnce(was.date, at, null) };
    }
    case 'freeze':
      return { ...was, freezes: [...was.freezes, reason as Freeze] };
    case 'lift': {
      const freezes = was.freezes.filter((each) => each !== reason);
      return { ...was, freezes, date: freezes.length > 0 ? was.date : notAtOnce(was.date, at, null) };
    }
    default:
      return dated({
        ...was,
        kind: movesTo(outcome) ?? was.kind,
        settled: null,
        postponed: false,
        progress: notBegun,
      });
  }
}

/** When it goes as things stand; null while it is kept without a date, held or frozen: those win over everything. */
export function going({ holds, freezes, date }: Standing): number | null {
  return holds.length > 0 || freezes.length > 0 ? null : date;
}

/** Why it will have gone, should its date come. */
export function whyGone(standing: Standing): WipeReason {
  const { settled, inFile } = standing;
  if (inFile) return 'in-file';
  if (askedToGo(standing)) return 'shortened';
  if (settled === null) return 'expired';
  return settled.as === 'agreement' ? 'agreement-ended' : settled.as;
}

/** Also where a hold made it a later day: it is still gone because somebody asked. */
function askedToGo({ kind, settled, date, shortenedTo }: Standing): boolean {
  if (date === null || shortenedTo === null || date < shortenedTo) return false;
  if (date === shortenedTo) return true;
  return !isCase(kind) && (settled === null || settled.as === 'agreement' || settled.as === 'dealt-with');
}

/** What the site's rules say, without any outcome that shortens. Terms count from the original receipt. */
function ruledDate(standing: Standing, receivedAt: number, rules: RetentionRules): number | null {
  const { kind, settled } = standing;
  const dealtWithAt = settled?.as === 'dealt-with' ? settled.at : null;
  if (isCase(kind)) return dealtWithAt === null ? null : addTerm(dealtWithAt, rules.cases[kind].keep);
  const { shortenedTo } = standing;
  const ruled = messageEnds(standing, receivedAt, rules);
  return shortenedTo === null ? ruled : sooner(shortenedTo, ruled);
}

function messageEnds(standing: Standing, receivedAt: number, rules: RetentionRules): number | null {
  const { settled } = standing;
  const dealtWithAt = settled?.as === 'dealt-with' ? settled.at : null;
  if (settled?.as === 'agreement')
    return agreementEnds({ ...standing, agreedAt: standing.agreedAt ?? settled.at }, rules);
  if ('keep' in rules.unanswered) return addTerm(receivedAt, rules.unanswered.keep);
  if (dealtWithAt === null) return null;
  return afterBoekjaar(dealtWithAt, rules.unanswered.boekjaarEnds, rules.unanswered.plus);
}

/** A request or a complaint: something that has to be decided on, and stays until it was. */
export function isCase(kind: Kind): kind is 'privacyverzoek' | 'klacht' {
  return kind === 'privacyverzoek' || kind === 'klacht';
}

/** "At once" still leaves the day in which it can be regretted. */
function shortTerm(at: number, term: string): number {
  return term === 'at-once' ? at + regretMs : addTerm(at, term);
}

/**
 * No outcome makes a message go within a day of being taken, unless it was going that soon already:
 * a move, or the end of a hold, may find that its date has passed long ago.
 */
function notAtOnce(ruled: number | null, at: number, wasGoing: number | null): number | null {
  if (ruled === null) return null;
  return Math.max(ruled, Math.min(at + regretMs, wasGoing ?? Number.POSITIVE_INFINITY));
}

function sooner(one: number, other: number | null): number {
  return other === null ? one : Math.min(one, other);
}

/**
 * The closed lists of the secretariat's outcomes and of their reasons; read by policy, routes and ledger.
 * No free text anywhere: a reason that someone types would be one more thing to wipe.
 */
import { decisionReasons, identityWays } from '../requests/request-codes.ts';
import type { AnswerWay, InboxItem, OutcomeCode } from '../secretariat/inbox-api.ts';
import type { FormSettings } from '../sites/site-schema.ts';

export type Kind = FormSettings['kind'];

/** In the order in which the inbox offers them. */
export const outcomeCodes = [
  'unwanted',
  'no-agreement',
  'dealt-with',
  'agreement',
  'in-file',
  'not-in-file',
  'service-ended',
  'answered',
  'extend',
  'shorten',
  'postpone',
  'identified',
  'decided',
  'carried-out',
  'erased-on-request',
  'move-contact',
  'move-aanmelding',
  'move-privacyverzoek',
  'move-klacht',
  'hold',
  'release',
  'consent-checked',
  'person-informed',
  'freeze',
  'lift',
  'transferred',
] as const satisfies readonly OutcomeCode[];

export const holdReasons = ['complaint', 'legal-procedure', 'request'] as const;

/** Nothing but keeping: a restriction (AVG 18), or an objection that is being weighed (AVG 21). */
export const freezeReasons = ['restriction', 'objection'] as const;
export type Freeze = (typeof freezeReasons)[number];

/** How long something stays, from the day on which the person asks for less. */
export const shortTerms = ['at-once', 'P1M', 'P3M', 'P6M', 'P1Y', 'P2Y', 'P5Y', 'P10Y'] as const;

/** How somebody was answered; says nothing about what. */
export const answerWays = ['phone', 'mail', 'letter', 'receipt'] as const satisfies readonly AnswerWay[];

const extendReasons = ['consent', 'care-needs-it'] as const;

/** AVG 12(3): how hard the request is, or how many there are. */
const postponeReasons = ['complex', 'many'] as const;

/** What staff did about who wrote a message. Changes no date, and is written down once. */
export type Check = InboxItem['unchecked'][number];
export const checks: readonly Check[] = ['consent-checked', 'person-informed'];

export function isCheck(outcome: OutcomeCode): outcome is Check {
  return (checks as readonly OutcomeCode[]).includes(outcome);
}

/** The reasons that may go with an outcome; '' stands for none. `classes`: names of the site's classes besides its usual one. */
export function reasonsFor(outcome: OutcomeCode, classes: readonly string[] = []): readonly string[] {
  if (outcome === 'agreement') return ['', ...classes];
  if (outcome === 'shorten') return shortTerms;
  if (outcome === 'freeze' || outcome === 'lift') return freezeReasons;
  if (outcome === 'transferred') return ['written-consent'];
  if (outcome === 'hold') return holdReasons;
  if (outcome === 'release') return ['', ...holdReasons];
  if (outcome === 'answered') return answerWays;
  if (outcome === 'extend') return extendReasons;
  if (outcome === 'postpone') return postponeReasons;
  if (outcome === 'decided') return decisionReasons;
  // Nobody has anything wiped on the word of somebody unknown.
  if (outcome === 'identified' || outcome === 'erased-on-request') return identityWays;
  return [''];
}

/** Why a message was wiped, as the tombstone and the ledger say it. */
export type WipeReason =
  | 'expired'
  | 'unwanted'
  | 'no-agreement'
  | 'dealt-with'
  | 'agreement-ended'
  | 'in-file'
  | 'erased-on-request'
  | 'shortened'
  | 'transferred'
  | 'withdrawn';

/** The kind that a move goes to, or null where the outcome is no move. */
export function movesTo(outcome: OutcomeCode): Kind | null {
  switch (outcome) {
    case 'move-contact':
      return 'contact';
    case 'move-aanmelding':
      return 'aanmelding';
    case 'move-privacyverzoek':
      return 'privacyverzoek';
    case 'move-klacht':
      return 'klacht';
    default:
      return null;
  }
}

/**
 * When a message under an agreement goes: by the class that the secretariat chose for it, from the start that the
 * class names. Pure.
 */
import type { AgreementClass, RetentionRules } from '../sites/retention-schema.ts';
import { addTerm, afterBoekjaar } from './dutch-calendar.ts';

/** What a term can count from. Instants in milliseconds. */
export interface AgreementFacts {
  /** Name of the class, '' for the site's usual one. */
  agreedClass: string;
  agreedAt: number;
  serviceEndedAt: number | null;
  extended: boolean;
}

/** The class of this name; the usual one for '' and for a name that the rules don't know. */
export function classOf(name: string, { agreement, classes }: RetentionRules): AgreementClass {
  return Object.hasOwn(classes, name) ? classes[name]! : agreement;
}

/** Whether writing down that the service has ended changes when its term begins. */
export function countsFromServiceEnd({ from }: AgreementClass): boolean {
  return from !== 'agreement';
}

/** The end of the term, in ms. Null where it begins with an end of the service that nobody wrote down yet. */
export function agreementEnds(facts: AgreementFacts, rules: RetentionRules): number | null {
  const { from, keep, extendOnce, cap, boekjaarEnds } = classOf(facts.agreedClass, rules);
  // A day that was named begins before the agreement of that same day: the newest of the two counts.
  const ended = Math.max(facts.agreedAt, facts.serviceEndedAt ?? 0);
  const start = from === 'agreement' ? facts.agreedAt : ended;
  if (from === 'service-end' && facts.serviceEndedAt === null) return null;
  const begin = boekjaarEnds === undefined ? start : afterBoekjaar(start, boekjaarEnds, 'P0D');
  const usual = addTerm(begin, keep);
  const ends = facts.extended && extendOnce !== undefined ? addTerm(usual, extendOnce) : usual;
  return cap === undefined ? ends : Math.min(ends, addTerm(begin, cap));
}

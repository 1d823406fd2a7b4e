/**
 * By which day a request or a complaint must be decided, and by which day done what was decided: from the day on
 * which it came in, by the rules of that day, whatever the settings say later. Pure. A month is the month of the law
 * (AVG 12(3), AV-20): 31 January ends on the last of February.
 */
import { dayOf } from '../retention/dutch-calendar.ts';
import type { RetentionRules } from '../sites/site-schema.ts';
import { addWorkingDays } from './dutch-working-days.ts';
import type { Asked } from './request-codes.ts';

/** The kinds that somebody waits for an answer to. */
export type CaseKind = keyof RetentionRules['cases'];

/** Last day, as an ISO date, on which the decision is in time. `receivedAt` in milliseconds. */
export function decideBy(
  kind: CaseKind,
  receivedAt: number,
  rules: RetentionRules,
  { postponed }: { postponed: boolean },
): string {
  const { decide, postpone } = rules.cases[kind];
  const usual = Temporal.PlainDate.from(dayOf(receivedAt)).add(decide);
  return (postponed ? usual.add(postpone) : usual).toString();
}

/** Whether it may still be postponed at `now`: once, and told within the first term. */
export function mayPostpone(
  kind: CaseKind,
  receivedAt: number,
  rules: RetentionRules,
  { now, postponed }: { now: number; postponed: boolean },
): boolean {
  return !postponed && dayOf(now) <= decideBy(kind, receivedAt, rules, { postponed: false });
}

/**
 * Last day, as an ISO date, on which what was decided is done in time; `decidedAt` in ms. Without a term of the
 * site's own it is the day by which the law wants it decided and done (AVG 12(3)). Erasure is never later than the
 * term that the site gives for it, counted from receipt (AV-25).
 */
export function carryOutBy(
  asked: Asked,
  { receivedAt, decidedAt, postponed }: { receivedAt: number; decidedAt: number; postponed: boolean },
  rules: RetentionRules,
): string {
  const { carryOut, erase } = rules.cases.privacyverzoek;
  const decided = dayOf(decidedAt);
  const days: string[] = [];
  if (carryOut) {
    days.push(Temporal.PlainDate.from(decided).add(carryOut.atMost).toString());
    if (carryOut.workingDays !== undefined) days.push(addWorkingDays(decided, carryOut.workingDays));
  }
  if (asked === 'erasure' && erase)
    days.push(Temporal.PlainDate.from(dayOf(receivedAt)).add(erase).toString());
  if (days.length === 0) days.push(decideBy('privacyverzoek', receivedAt, rules, { postponed }));
  const first = days.sort()[0]!;
  // Who decides after the term can't have done it before deciding.
  return first < decided ? decided : first;
}

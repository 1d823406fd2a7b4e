/**
 * By which day a request or a complaint must be decided: from the day on which it came in, by the rules of that day.
 * Pure. A month is the month of the law (AVG 12(3), AV-20): 31 January ends on the last of February.
 */
import { dayOf } from '../retention/dutch-calendar.ts';
import type { RetentionRules } from '../sites/site-schema.ts';

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

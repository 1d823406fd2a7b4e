/**
 * Until when something is kept that staff closes: a request, a complaint, a disclosure, an incident. Each has a class
 * of its own in the settings, which is never shorter than its term with its extension. Pure.
 */
import type { RetentionRules } from '../sites/retention-schema.ts';
import { addTerm } from './dutch-calendar.ts';

/** What is kept from its closing on. */
export type ClosedClass = keyof RetentionRules['cases'] | keyof RetentionRules['records'];

/**
 * The instant from which it is gone, in ms; `closedAt` in ms, null while it is open. Null for what is open: that is
 * kept, however long it takes. `rules` are those of the day on which it was written down.
 */
export function keptUntil(
  kept: ClosedClass,
  closedAt: number | null,
  rules: Pick<RetentionRules, 'cases' | 'records'>,
): number | null {
  if (closedAt === null) return null;
  const { keep } = kept === 'disclosure' || kept === 'incident' ? rules.records[kept] : rules.cases[kept];
  return addTerm(closedAt, keep);
}

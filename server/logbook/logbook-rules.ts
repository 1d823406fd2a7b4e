/** What an entry of the logbook must say before it is kept, and how long it then stays. Pure. */
import type { Book, DisclosureFacts, Facts, IncidentFacts } from '../../widget/envelope/logbook-facts.ts';
import { zone } from '../retention/dutch-calendar.ts';
import { keptUntil } from '../retention/kept-until-policy.ts';
import type { RetentionRules } from '../sites/site-schema.ts';

/** The law's term for telling the AP, from when it became known (AVG 33(1), AV-51). */
export const reportHours = 72;
const hourMs = 3_600_000;

/** When the 72 hours are over, in ms. */
export function reportBy({ known }: Pick<IncidentFacts, 'known'>): number {
  return Date.parse(known) + reportHours * hourMs;
}

/**
 * Whether these facts can be true together at `now` (ms). An instant may lie two minutes ahead, as clocks do.
 * Closed only when the law's questions have an answer: the AP told or why not, the persons told or why not.
 */
export function fits(book: Book, facts: Facts, now: number): boolean {
  return book === 'incident'
    ? incidentFits(facts as IncidentFacts, now)
    : disclosureFits(facts as DisclosureFacts, now);
}

function incidentFits(facts: IncidentFacts, now: number): boolean {
  const { known, reported, late, told, evaluated, closed } = facts;
  const ahead = now + 2 * 60_000;
  const today = dayAt(now);
  if (Date.parse(known) > ahead) return false;
  if (reported !== null && (Date.parse(reported) > ahead || Date.parse(reported) < Date.parse(known)))
    return false;
  if ((reported !== null && facts.notReported !== null) || (told !== null && facts.notTold !== null))
    return false;
  // Later than 72 hours only with the reasons (AVG 33(1)); without being late there is nothing to explain.
  if (late !== (reported !== null && Date.parse(reported) > reportBy(facts))) return false;
  if ((told !== null && told > today) || (evaluated !== null && evaluated > today)) return false;
  return !closed || (answered(reported, facts.notReported) && answered(told, facts.notTold));
}

function disclosureFits({ given, ground, consent, told, notTold }: DisclosureFacts, now: number): boolean {
  const today = dayAt(now);
  if (given > today || (told !== null && told > today)) return false;
  if (ground === 'consent' && consent === 'none') return false;
  return (told === null) !== (notTold === null);
}

function answered(done: string | null, why: string | null): boolean {
  return done !== null || why !== null;
}

/**
 * When an entry goes, in ms: an incident after it was closed, null while it is open; a disclosure after it was given
 * and written down, which is when it counts as closed. `closedAt` in ms.
 */
export function entryWipesAt(
  book: Book,
  facts: Facts,
  closedAt: number | null,
  rules: RetentionRules,
): number | null {
  if (book === 'incident') return keptUntil('incident', closedAt, rules);
  const { given } = facts as DisclosureFacts;
  const day = Temporal.PlainDate.from(given).toZonedDateTime(zone).epochMilliseconds;
  // Never sooner than its term after it was written down: a day of long ago, or a slip in the year, would wipe it.
  return keptUntil('disclosure', Math.max(day, closedAt ?? day), rules);
}

function dayAt(now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString();
}

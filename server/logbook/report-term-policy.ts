/**
 * When the secretariat is reminded that the term for telling the AP runs: after 24, 48 and 66 of its 72 hours, and at
 * once where the server itself opened the incident. After that, on the day on which it wanted to look back (AV-51).
 * Pure; asked at each round and again before the mail leaves.
 */
import type { IncidentFacts } from '../../widget/envelope/logbook-facts.ts';
import { startOfDay } from '../retention/dutch-calendar.ts';

/** Most urgent last. */
export const reportKinds = ['look-back', 'report-0', 'report-24', 'report-48', 'report-66'] as const;
export type ReportKind = (typeof reportKinds)[number];

const hourMs = 3_600_000;

export interface Reported {
  facts: Pick<IncidentFacts, 'known' | 'reported' | 'notReported' | 'evaluateOn' | 'evaluated' | 'closed'>;
  /** Milliseconds; a step of before was never missed, since whoever wrote it down knew. */
  openedAt: number;
  /** The server opened it and nobody has written in it. */
  draft: boolean;
}

/** The one step that stands at `now` (ms), told already or not; null where nothing is to be told. */
export function reportStep({ facts, openedAt, draft }: Reported, now: number): ReportKind | null {
  const { known, reported, notReported, closed } = facts;
  if (closed) return null;
  if (reported !== null || notReported !== null) return looksBack(facts, now) ? 'look-back' : null;
  for (const hours of [66, 48, 24] as const) {
    const from = Date.parse(known) + hours * hourMs;
    if (from <= now) return from > openedAt ? `report-${hours}` : null;
  }
  return draft ? 'report-0' : null;
}

/** The first moment of the day on which it is looked back at, in ms; 0 where no day was chosen. */
export function lookBackFrom({ evaluateOn }: Pick<IncidentFacts, 'evaluateOn'>): number {
  return evaluateOn === null ? 0 : startOfDay(evaluateOn);
}

function looksBack(facts: Pick<IncidentFacts, 'evaluateOn' | 'evaluated'>, now: number): boolean {
  return facts.evaluateOn !== null && facts.evaluated === null && lookBackFrom(facts) <= now;
}

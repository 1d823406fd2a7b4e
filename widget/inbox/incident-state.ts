/** Where an incident stands, in words: the term that runs, what was decided, what still waits. Pure. */
import type { IncidentFacts } from '../envelope/logbook-facts.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import { dayWords, type Language, momentWords } from './date-words.ts';
import { reportMs } from './incident-questions.ts';

export interface IncidentState {
  /** Which mark its words get. */
  mark: 'late' | 'soon' | '';
  words: string;
}

/** `now` in ms, the server's. */
export function incidentState(
  { known, reported, notReported, evaluateOn, evaluated, closed }: IncidentFacts,
  { words, language, now }: { words: InboxWords['incidents']['state']; language: Language; now: number },
): IncidentState {
  if (closed) return { mark: '', words: words.closed };
  if (reported === null && notReported === null) {
    const until = Date.parse(known) + reportMs;
    const moment = momentWords(new Date(until).toISOString(), language, now);
    if (until < now) return { mark: 'late', words: words.late(moment) };
    return { mark: 'soon', words: words.running(moment, Math.floor((until - now) / 3_600_000)) };
  }
  if (evaluateOn !== null && evaluated === null)
    return { mark: '', words: words.evaluate(dayWords(evaluateOn, language, now)) };
  if (reported === null) return { mark: '', words: words.notReported };
  return { mark: '', words: words.reported(momentWords(reported, language, now)) };
}

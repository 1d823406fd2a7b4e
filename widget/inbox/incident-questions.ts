/** What is asked about an incident: the headings of the AP's own form, and the law's two decisions. Pure. */
import type { IncidentFacts } from '../envelope/logbook-facts.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import { instantOf, wallTime } from './dutch-wall-clock.ts';
import { type Question, type Questionnaire, wrongIn } from './logbook-questions.ts';

const texts = ['what', 'when', 'whose', 'effects', 'measures', 'lateWhy', 'toldWhat', 'evaluation'] as const;
/** 72 hours (AVG 33(1)); the server judges by itself. */
export const reportMs = 72 * 3_600_000;

export function incidentQuestions({ incidents }: InboxWords): Questionnaire {
  const { ask, help, kinds, notReported, notTold } = incidents;
  const of = (id: keyof typeof ask, kind: Question['kind'], options?: Record<string, string>): Question => ({
    id,
    kind,
    label: ask[id],
    ...(help[id] && { help: help[id] }),
    ...(options && { options: Object.entries(options) }),
  });
  const questions = [
    of('kind', 'choice', kinds),
    of('known', 'moment'),
    of('what', 'long'),
    of('when', 'line'),
    of('whose', 'long'),
    of('effects', 'long'),
    of('measures', 'long'),
    of('reported', 'moment'),
    of('lateWhy', 'long'),
    of('notReported', 'choice', { '': incidents.open, ...notReported }),
    of('told', 'day'),
    of('toldWhat', 'long'),
    of('notTold', 'choice', { '': incidents.open, ...notTold }),
    of('evaluateOn', 'day'),
    of('evaluated', 'day'),
    of('evaluation', 'long'),
    of('closed', 'check'),
  ];
  return {
    questions,
    read(values, now) {
      const at = (id: string) => values[id] ?? '';
      const known = instantOf(at('known'));
      const reported = at('reported') === '' ? null : instantOf(at('reported'));
      const knownMs = known === null ? Number.NaN : Date.parse(known);
      const reportedMs = reported === null ? null : Date.parse(reported);
      const late = reportedMs !== null && reportedMs > knownMs + reportMs;
      const today = wallTime(now).slice(0, 10);
      const closed = at('closed') === 'yes';
      const wrong = wrongIn(questions, {
        kind: at('kind') === '',
        known: known === null || knownMs > now + 60_000,
        what: at('what') === '',
        reported:
          (at('reported') !== '' && reported === null) ||
          (reportedMs !== null && (reportedMs > now + 60_000 || reportedMs < knownMs)),
        lateWhy: late && at('lateWhy') === '',
        notReported: (reported !== null) === (at('notReported') !== '') && (closed || reported !== null),
        told: at('told') > today,
        notTold: (at('told') !== '') === (at('notTold') !== '') && (closed || at('told') !== ''),
        evaluated: at('evaluated') > today,
      });
      if (wrong.length) return { wrong };
      const orNull = <Code>(id: string) => (at(id) === '' ? null : (at(id) as Code));
      const facts: IncidentFacts = {
        kind: at('kind') as IncidentFacts['kind'],
        known: known!,
        reported,
        late,
        notReported: orNull('notReported'),
        told: orNull('told'),
        notTold: orNull('notTold'),
        evaluateOn: orNull('evaluateOn'),
        evaluated: orNull('evaluated'),
        closed,
      };
      return { facts, texts: Object.fromEntries(texts.map((id) => [id, at(id)])) };
    },
    valuesOf(facts, typed) {
      const {
        kind,
        known,
        reported,
        notReported: why,
        told,
        notTold: whyNot,
        ...rest
      } = facts as IncidentFacts;
      return {
        ...typed,
        kind,
        known: wallTime(known),
        reported: reported === null ? '' : wallTime(reported),
        notReported: why ?? '',
        told: told ?? '',
        notTold: whyNot ?? '',
        evaluateOn: rest.evaluateOn ?? '',
        evaluated: rest.evaluated ?? '',
        closed: rest.closed ? 'yes' : '',
      };
    },
  };
}

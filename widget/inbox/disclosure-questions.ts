/** What is asked about data that were given to somebody (AV-15, AV-24). Pure. */
import type { DisclosureFacts } from '../envelope/logbook-facts.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import { wallTime } from './dutch-wall-clock.ts';
import { type Question, type Questionnaire, wrongIn } from './logbook-questions.ts';

const texts = ['person', 'toWhom', 'what', 'note'] as const;

export function disclosureQuestions({ disclosures }: InboxWords): Questionnaire {
  const { ask, help, grounds, consents, notTold } = disclosures;
  const of = (id: keyof typeof ask, kind: Question['kind'], options?: Record<string, string>): Question => ({
    id,
    kind,
    label: ask[id],
    ...(help[id] && { help: help[id] }),
    ...(options && { options: Object.entries(options) }),
  });
  const questions = [
    of('person', 'line'),
    of('toWhom', 'long'),
    of('what', 'long'),
    of('given', 'day'),
    of('ground', 'choice', grounds),
    of('consent', 'choice', consents),
    of('told', 'day'),
    of('notTold', 'choice', { '': disclosures.wasTold, ...notTold }),
    of('message', 'line'),
    of('note', 'long'),
  ];
  return {
    questions,
    read(values, now) {
      const at = (id: string) => values[id] ?? '';
      const today = wallTime(now).slice(0, 10);
      const wrong = wrongIn(questions, {
        person: at('person') === '',
        toWhom: at('toWhom') === '',
        what: at('what') === '',
        given: at('given') === '' || at('given') > today,
        ground: at('ground') === '',
        consent: at('consent') === '' || (at('ground') === 'consent' && at('consent') === 'none'),
        told: at('told') > today,
        notTold: (at('told') === '') === (at('notTold') === ''),
        message: at('message') !== '' && !/^[A-Za-z0-9_-]{22}$/.test(at('message')),
      });
      if (wrong.length) return { wrong };
      const facts: DisclosureFacts = {
        given: at('given'),
        ground: at('ground') as DisclosureFacts['ground'],
        consent: at('consent') as DisclosureFacts['consent'],
        told: at('told') || null,
        notTold: (at('notTold') || null) as DisclosureFacts['notTold'],
        message: at('message') || null,
      };
      return { facts, texts: Object.fromEntries(texts.map((id) => [id, at(id)])) };
    },
    valuesOf(facts, typed) {
      const { given, ground, consent, told, notTold: why, message } = facts as DisclosureFacts;
      return {
        ...typed,
        given,
        ground,
        consent,
        told: told ?? '',
        notTold: why ?? '',
        message: message ?? '',
      };
    },
  };
}

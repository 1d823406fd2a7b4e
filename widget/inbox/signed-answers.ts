/**
 * What a sender wrote, under the questions that the administrator signed. A message is sealed by whoever wrote it, so
 * its own labels and kinds may be anything: "Telefoon van de huisarts" above a number of the sender's choice. Pure.
 */
import type { FormDefinition } from '../../server/sites/public-part.ts';
import type { Answer } from '../envelope/message-content.ts';

export type ShownAnswer = Pick<Answer, 'label' | 'kind' | 'value'>;

export interface SignedAnswers {
  /** In the form's order, with the form's own words. */
  asked: ShownAnswer[];
  /** Everything else that the message holds, with the sender's words: nothing is left out, and no kind is believed. */
  foreign: ShownAnswer[];
}

/** Without a definition nothing is known to have been asked. A second answer to the same question is foreign too. */
export function signedAnswers(
  answers: readonly Answer[],
  definition: Pick<FormDefinition, 'fields'> | null,
): SignedAnswers {
  const first = new Map(answers.toReversed().map((answer) => [answer.field, answer]));
  const fields = new Set(definition?.fields.map(({ id }) => id));
  const isAsked = (answer: Answer) => fields.has(answer.field) && first.get(answer.field) === answer;
  return {
    asked: (definition?.fields ?? []).flatMap(({ id, label, kind }) => {
      const answer = first.get(id);
      return answer ? [{ label, kind, value: answer.value }] : [];
    }),
    // Long text is plain text that stays in its place, however much it is.
    foreign: answers
      .filter((answer) => !isAsked(answer))
      .map(({ label, value }) => ({ label, kind: 'longtext', value })),
  };
}

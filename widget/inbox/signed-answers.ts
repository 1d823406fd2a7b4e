/**
 * What a sender wrote, under the questions that the administrator signed. A message is sealed by whoever wrote it, so
 * its own labels and kinds may be anything: "Telefoon van de huisarts" above a number of the sender's choice. Pure.
 */
import type { FormDefinition } from '../../server/sites/public-part.ts';
import type { Answer } from '../envelope/message-content.ts';
import { rowLabel } from '../words/row-label.ts';

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
  const known = (definition?.fields ?? []).flatMap(questionsOf);
  const fields = new Set(known.map(({ id }) => id));
  const isAsked = (answer: Answer) => fields.has(answer.field) && first.get(answer.field) === answer;
  return {
    asked: known.flatMap(({ id, label, kind }) => {
      const answer = first.get(id);
      return answer ? [{ label, kind, value: answer.value }] : [];
    }),
    // Long text is plain text that stays in its place, however much it is.
    foreign: answers
      .filter((answer) => !isAsked(answer))
      .map(({ label, value }) => ({ label, kind: 'longtext', value })),
  };
}

/** A question, or every one that a repeated group can ask: no row more than the form has. */
function questionsOf(field: FormDefinition['fields'][number]): { id: string; label: string; kind: string }[] {
  if (field.kind !== 'group') return [field];
  return Array.from({ length: field.most }, (_, place) =>
    field.fields.map(({ id, label, kind }) => ({
      id: `${field.id}.${place + 1}.${id}`,
      label: rowLabel(field.item, place + 1, label),
      kind,
    })),
  ).flat();
}

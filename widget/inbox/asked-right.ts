/** Which right a sender asks for, by the question of the form that the administrator signed. Pure. */
import type { Right } from '../../server/requests/request-codes.ts';
import type { FormDefinition } from '../../server/sites/public-part.ts';
import type { Answer } from '../envelope/message-content.ts';
import { rights } from './request-choices.ts';

/** The field of a form whose every option is a right; null where it has none. */
export function rightField({ fields }: Pick<FormDefinition, 'fields'>) {
  for (const field of fields)
    if (field.kind === 'choice' && field.options.every(({ value }) => isRight(value))) return field;
  return null;
}

/** Null where the form didn't ask, or the answer is none of its options. */
export function askedRight(
  answers: readonly Answer[],
  definition: Pick<FormDefinition, 'fields'> | null,
): Right | null {
  const field = definition && rightField(definition);
  const answer = field && answers.find((each) => each.field === field.id);
  const option = answer && field.options.find(({ label }) => label === answer.value);
  return option ? (option.value as Right) : null;
}

function isRight(value: string): value is Right {
  return (rights as readonly string[]).includes(value);
}

/** Which step of a form a question stands in. Pure. A form without steps has one, called -1. */
import type { FormDefinition } from '../settings/gate-settings.ts';
import type { Field } from './contact-rules.ts';

/** The number of a field's step in the definition; a row of a group stands where the group does. */
export function stepOf({ fields, steps = [] }: FormDefinition, { id }: Pick<Field, 'id'>): number {
  const placeOf = (id: string) => fields.findIndex((field) => field.id === id);
  const place = placeOf(id.split('.')[0]!);
  return steps.filter(({ first }) => placeOf(first) <= place).length - 1;
}

/** The steps that ask something now, in order. */
export function stepsOf(definition: FormDefinition, asked: readonly Pick<Field, 'id'>[]): number[] {
  return [...new Set(asked.map((field) => stepOf(definition, field)))].sort((one, other) => one - other);
}

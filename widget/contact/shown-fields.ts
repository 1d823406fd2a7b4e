/** Which questions are asked, given what was answered: by a choice, by who writes, or by age; each row of a group. Pure. */
import type { FormDefinition } from '../settings/gate-settings.ts';
import { ageOn, agesOf } from '../words/age-bands.ts';
import { rowLabel } from '../words/row-label.ts';
import { type Field, type Group, parseDay, typedIn, type Values } from './contact-rules.ts';

/**
 * The fields to show; one that hangs on a hidden one is hidden too. A field may hang on earlier ones only (checked by
 * server/sites/cross-checks.ts), so one pass is enough. A group gives the fields of its rows, with ids of their own.
 * `today` is an ISO day, for who is asked a birth date.
 */
export function shownFields(
  { fields }: Pick<FormDefinition, 'fields'>,
  values: Values,
  today: string,
): Field[] {
  const shown = new Map<string, Field>();
  return fields.flatMap((field) => {
    if (!holds(field, shown, values, today)) return [];
    if (field.kind === 'group') return rowsOf(field, values, today);
    shown.set(field.id, field);
    return [field];
  });
}

/** Whether a field or group is asked, given those that are shown above it, by id. */
export function holds(
  { when = [] }: Pick<FormDefinition['fields'][number], 'when'>,
  shown: ReadonlyMap<string, Field>,
  values: Values,
  today: string,
): boolean {
  return [when].flat().every((one) => {
    const other = shown.get(one.field);
    return other && one.is.some((value) => isGiven(other, value, values, today));
  });
}

/** How many rows of a group there are. */
export function rowCount({ id, least }: Group, values: Values): number {
  return Number(values.get(id) ?? least);
}

function rowsOf(group: Group, values: Values, today: string): Field[] {
  return Array.from({ length: rowCount(group, values) }, (_, place) => {
    const row = place + 1;
    const own = (id: string) => `${group.id}.${row}.${id}`;
    const fields = group.fields.map(({ when, ...field }): Field => {
      const mine = [when ?? []].flat().map((one) => ({ ...one, field: own(one.field) }));
      const label = rowLabel(group.item, row, field.label);
      return { ...field, id: own(field.id), label, short: field.label, when: mine };
    });
    return shownFields({ fields }, values, today);
  }).flat();
}

function isGiven({ kind, id }: Field, value: string, values: Values, today: string): boolean {
  const typed = typedIn(values, id);
  if (kind !== 'date') return typed === value;
  const born = parseDay(typed);
  if (!born) return false;
  const { from, below } = agesOf(value);
  const age = ageOn(today, born);
  return age >= from && age < below;
}

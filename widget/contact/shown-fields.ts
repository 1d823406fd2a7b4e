/** Which questions are asked, given what was answered: by a choice, by who writes, or by age. Pure. */
import type { FormDefinition } from '../settings/gate-settings.ts';
import { ageOn, agesOf } from '../words/age-bands.ts';
import { type Field, parseDay, typedIn, type Values } from './contact-rules.ts';

/**
 * The fields to show; one that hangs on a hidden one is hidden too. A field may hang on earlier ones only (checked by
 * server/sites/cross-checks.ts), so one pass is enough. `today` is an ISO day, for who is asked a birth date.
 */
export function shownFields(
  { fields }: Pick<FormDefinition, 'fields'>,
  values: Values,
  today: string,
): Field[] {
  const shown = new Map<string, Field>();
  return fields.filter((field) => {
    const shows = [field.when ?? []].flat().every((one) => {
      const other = shown.get(one.field);
      return other && one.is.some((value) => isGiven(other, value, values, today));
    });
    if (shows) shown.set(field.id, field);
    return shows;
  });
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

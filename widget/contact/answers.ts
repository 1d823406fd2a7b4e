/**
 * What was typed as the secretariat reads it: readable Dutch, only what was shown and filled in. Pure.
 * The review shows these very texts, so a visitor agrees to what is sent.
 */
import type { ListContent, MessageContent } from '../envelope/message-content.ts';
import type { FormDefinition } from '../settings/gate-settings.ts';
import {
  type Field,
  inputsOf,
  isEmpty,
  parseDay,
  parsePostcode,
  typedIn,
  type Values,
} from './contact-rules.ts';
import { parseBsn } from './elfproef.ts';
import { sourceOf } from './message-source.ts';

/** What was asked, and what was filled in: without faults. */
export interface FilledIn {
  shown: readonly Field[];
  values: Values;
}

/** The body of the message. `language` is the visitor's. */
export function contentOf(
  { title }: Pick<FormDefinition, 'title'>,
  { shown, values }: FilledIn,
  language: string,
): MessageContent {
  const answers = shown
    .filter((field) => !isEmpty(field, values))
    .map((field) => ({
      field: field.id,
      label: field.label,
      kind: field.kind,
      value: readable(field, values),
    }));
  const source = sourceOf(shown, values);
  return { language, form: title, answers, ...(source && { source }) };
}

/** The list part: name and first line, as the form's settings name them. */
export function listOf(
  { list, kind }: Pick<FormDefinition, 'list' | 'kind'>,
  { shown, values }: FilledIn,
): ListContent {
  const value = (id: string) => {
    const field = shown.find((each) => each.id === id);
    return field ? readable(field, values).split('\n')[0]! : '';
  };
  return { name: value(list.name), kind, first: value(list.first) };
}

/** One answer as Dutch text; empty where nothing was filled in. */
export function readable(field: Field, values: Values): string {
  const typed = typedIn(values, field.id).replaceAll('\r\n', '\n');
  if (isEmpty(field, values)) return '';
  if ('options' in field) return field.options.find(({ value }) => value === typed)?.label ?? '';
  switch (field.kind) {
    case 'consent':
      return `Ja. ${field.statement}`;
    case 'date':
      return dutchDay(typed);
    case 'bsn':
      return parseBsn(typed) ?? '';
    case 'address': {
      const [postcode, number, addition] = inputsOf(field).map((input) => typedIn(values, input));
      return `${parsePostcode(postcode!) ?? ''} ${number} ${addition}`.trim();
    }
    case 'period': {
      const [from, until] = inputsOf(field).map((input) => typedIn(values, input));
      return `${dutchDay(from!)} tot en met ${until ? dutchDay(until) : '(geen einddatum)'}`;
    }
    default:
      return typed;
  }
}

/** A typed day in words, '31 december 1980'. A day has no time zone, so it is formatted in the one it was made in. */
function dutchDay(typed: string): string {
  const day = parseDay(typed);
  return day
    ? new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
    : '';
}

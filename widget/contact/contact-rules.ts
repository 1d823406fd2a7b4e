/**
 * What a form asks and when an answer is good enough. Pure: no lit, no clock, no words;
 * a fault is a code, and widget/words says how to repair it.
 */
import type { FormDefinition } from '../settings/gate-settings.ts';
import { parseBsn } from './elfproef.ts';

/** A question as it is asked. In a row of a group it has an id and label of its own, and `short` is the label inside it. */
export type Field = Exclude<FormDefinition['fields'][number], { kind: 'group' }> & { short?: string };
export type Group = FormDefinition['fields'][number] & { kind: 'group' };

/** What stands in the inputs, by name: a field's id, or id and part ('adres.postcode'). A Map, as ids may be any word. */
export type Values = ReadonlyMap<string, string>;

/** The value of a ticked box. */
export const ticked = 'ja';

export type FaultCode =
  | 'missing'
  | 'choose'
  | 'file'
  | 'agree'
  | 'too-long'
  | 'email'
  | 'phone'
  | 'date'
  | 'future'
  | 'order'
  | 'postcode'
  | 'number'
  | 'bsn'
  | 'one-of';

export interface Fault {
  field: Field;
  /** Name of the input to repair. */
  input: string;
  code: FaultCode;
  /** Only with 'too-long': how many characters must go. */
  excess?: number;
}

/** Names of a field's inputs, in the order on screen. */
export function inputsOf({ kind, id }: Field): string[] {
  if (kind === 'address') return [`${id}.postcode`, `${id}.number`, `${id}.addition`];
  if (kind === 'period') return [`${id}.from`, `${id}.until`];
  return [id];
}

/** What was typed, without spaces around it. */
export function typedIn(values: Values, input: string): string {
  return (values.get(input) ?? '').trim();
}

/**
 * Every fault of what is shown, at most one for each input, in the order on screen.
 * `today` is an ISO day; a birthday after it is refused. Of `oneOf` at least one must be filled in.
 */
export function faultsIn(
  shown: readonly Field[],
  values: Values,
  { today, oneOf }: { today: string; oneOf?: FormDefinition['oneOf'] },
): Fault[] {
  const faults = shown.flatMap((field) => faultsOf(field, values, today));
  const choices = shown.filter(({ id }) => oneOf?.fields.includes(id));
  const first = choices[0];
  if (first && choices.every((field) => isEmpty(field, values)))
    faults.push({ field: first, input: inputsOf(first)[0]!, code: 'one-of' });
  const place = ({ field }: Fault) => shown.indexOf(field);
  return faults.sort((one, other) => place(one) - place(other));
}

/** Whether nothing is filled in. */
export function isEmpty(field: Field, values: Values): boolean {
  return inputsOf(field).every((input) => typedIn(values, input) === '');
}

function faultsOf(field: Field, values: Values, today: string): Fault[] {
  const fault = (code: FaultCode, input = field.id, excess?: number): Fault[] => [
    { field, input, code, ...(excess !== undefined && { excess }) },
  ];
  const typed = typedIn(values, field.id);
  if (isEmpty(field, values)) {
    if (!field.required) return [];
    if ('options' in field) return fault('choose');
    if (field.kind === 'file') return fault('file');
    if (field.kind === 'consent') return fault('agree');
    return inputsOf(field)
      .slice(0, field.kind === 'address' ? 2 : 1)
      .flatMap((input) => fault('missing', input));
  }
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return typed.length > field.maxLength
        ? fault('too-long', field.id, typed.length - field.maxLength)
        : [];
    case 'email':
      return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*\.[^\s@.]{2,}$/.test(typed) ? [] : fault('email');
    case 'phone':
      return isPhone(typed) ? [] : fault('phone');
    case 'date': {
      const day = parseDay(typed);
      if (!day) return fault('date');
      return field.autocomplete === 'bday' && day > today ? fault('future') : [];
    }
    case 'bsn':
      return parseBsn(typed) ? [] : fault('bsn');
    case 'address':
      return addressFaults(field, values, fault);
    case 'period':
      return periodFaults(field, values, fault);
    default:
      return [];
  }
}

type MakeFault = (code: FaultCode, input?: string, excess?: number) => Fault[];

/** House number additions are free ('bis', '2-hoog'), but short. */
const additionLength = 12;

function addressFaults(field: Field, values: Values, fault: MakeFault): Fault[] {
  const [postcode, number, addition] = inputsOf(field) as [string, string, string];
  const excess = typedIn(values, addition).length - additionLength;
  return [
    ...(parsePostcode(typedIn(values, postcode)) ? [] : fault('postcode', postcode)),
    ...(/^[1-9]\d{0,4}$/.test(typedIn(values, number)) ? [] : fault('number', number)),
    ...(excess > 0 ? fault('too-long', addition, excess) : []),
  ];
}

/** The end may stay open: some decisions have none. */
function periodFaults(field: Field, values: Values, fault: MakeFault): Fault[] {
  const [from, until] = inputsOf(field) as [string, string];
  const [first, last] = [parseDay(typedIn(values, from)), parseDay(typedIn(values, until))];
  const openEnd = typedIn(values, until) === '';
  const faults = [...(first ? [] : fault('date', from)), ...(last || openEnd ? [] : fault('date', until))];
  return first && last && last < first ? fault('order', until) : faults;
}

/** '1234ab' becomes '1234 AB'; null for anything that is no Dutch postcode. */
export function parsePostcode(typed: string): string | null {
  const [, digits, letters] = /^([1-9]\d{3})\s*([a-z]{2})$/i.exec(typed) ?? [];
  return digits ? `${digits} ${letters!.toUpperCase()}` : null;
}

/** '31-12-1980', '31 12 1980', '31121980' or what a browser fills in itself ('1980-12-31') as an ISO day, else null. */
export function parseDay(typed: string): string | null {
  const match =
    /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/.exec(typed) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(typed);
  const parts = match?.slice(1) ?? /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed)?.slice(1).reverse();
  if (!parts) return null;
  const [day, month, year] = parts.map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || year > 2199 || date.getUTCMonth() !== month - 1) return null;
  return date.toISOString().slice(0, 10);
}

/** Dutch numbers have ten digits (or +31 and nine); other countries' begin with + or 00. */
function isPhone(typed: string): boolean {
  const digits = typed
    .replace(/\(0\)/, '')
    .replace(/[\s().-]/g, '')
    .replace(/^00/, '+');
  return /^0[1-9]\d{8}$|^\+31[1-9]\d{8}$|^\+(?!31)[1-9]\d{6,14}$/.test(digits);
}

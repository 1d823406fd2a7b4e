/**
 * Seals in the staff browser what came by letter, mail, phone or at the counter: to the readers of a form, exactly as
 * a visitor's browser does, so that it is read, searched, kept and wiped like any message.
 */
import type { Right } from '../../server/requests/request-codes.ts';
import type { FormDefinition } from '../../server/sites/public-part.ts';
import { contextFor, drawMessageId } from '../envelope/context.ts';
import { canUse } from '../envelope/hpke-suites.ts';
import type { Answer } from '../envelope/message-content.ts';
import { readersOf, strongestSuite } from '../envelope/readers.ts';
import { seal } from '../envelope/seal.ts';
import type { VerifiedStatement } from '../envelope/site-statement.ts';
import type { Envelope } from '../envelope/wire.ts';
import { rightField } from './asked-right.ts';

export interface TypedRequest {
  kind: 'privacyverzoek' | 'klacht';
  /** Null for a complaint. */
  right: Right | null;
  /** How the right is called where the form has no question for it. */
  rightWords: string;
  name: string;
  /** Phone number, '' where it is not known. */
  phone: string;
  text: string;
}

/** The form whose readers get it: of its own kind, else the site's contact form, else whichever it has. */
export function formFor({ statement }: VerifiedStatement, kind: TypedRequest['kind']): string | null {
  const forms = Object.entries(statement.forms);
  const of = (wanted: FormDefinition['kind']) =>
    forms.find(([, { definition }]) => definition.kind === wanted);
  return (of(kind) ?? of('contact') ?? forms[0])?.[0] ?? null;
}

/** Throws `SealRefused`, and a `TypeError` for a statement without a form. `id` stays the same for a second try. */
export async function sealRequest(
  verified: VerifiedStatement,
  typed: TypedRequest,
  id: string = drawMessageId(),
): Promise<Envelope> {
  const form = formFor(verified, typed.kind);
  if (form === null) throw new TypeError('the statement has no form');
  const { definition } = verified.statement.forms[form]!;
  const readers = readersOf(verified.statement, form);
  const strongest = strongestSuite(readers);
  return seal({
    content: { language: 'nl', form: definition.title, answers: answersOf(typed, definition) },
    list: { name: typed.name, kind: typed.kind, first: typed.text.split('\n')[0]! },
    context: await contextFor(verified, form, id),
    suite: (await canUse(strongest)) ? strongest : 'p256',
    readers,
  });
}

/** Under the form's own questions; what it has no question for goes above the text, so nothing is left out. */
export function answersOf(
  { kind, right, rightWords, name, phone, text }: TypedRequest,
  definition: Pick<FormDefinition, 'fields' | 'list' | 'kind'>,
): Answer[] {
  const { fields, list } = definition;
  const phoneField = fields.find((field) => field.kind === 'phone');
  const choice = kind === definition.kind ? rightField(definition) : null;
  const option = choice?.options.find(({ value }) => value === right);
  const above = [
    ...(right && !option ? [rightWords] : []),
    ...(list.name === list.first ? [name] : []),
    ...(phone && !phoneField ? [phone] : []),
  ];
  const given: [string, string][] = [
    [list.name, name],
    ...(choice && option ? [[choice.id, option.label] as [string, string]] : []),
    ...(phoneField && phone ? [[phoneField.id, phone] as [string, string]] : []),
    [list.first, [...above, text].join('\n')],
  ];
  const values = new Map(given);
  return fields.flatMap(({ id, label, kind: fieldKind }) =>
    values.has(id) ? [{ field: id, label, kind: fieldKind, value: values.get(id)! }] : [],
  );
}

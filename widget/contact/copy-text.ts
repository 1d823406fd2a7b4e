/**
 * What was sent as a text that every device can show: for the file that a visitor may save. Plain text, so that
 * nothing that was typed can become more than text. Pure.
 */
import type { Accepted } from '../../server/submissions/intake-api.ts';
import type { MessageContent } from '../envelope/message-content.ts';
import { referenceOf } from '../envelope/wire.ts';
import type { FormDefinition } from '../settings/gate-settings.ts';
import type { ContactWords } from '../words/contact-nl.ts';
import type { CopyWords } from '../words/copy-nl.ts';
import { dayIn } from './day-words.ts';

export interface Copied {
  content: MessageContent;
  /** The receipt code as it is written down. */
  code: string;
  accepted: Accepted;
  definition: FormDefinition;
  /** Address of the receipt page, without the code. */
  receipt: string;
  /** A text of the site in the visitor's language; what has no translation stays Dutch. */
  inWords: (text: string) => string;
}

/** The whole text. `language` is the visitor's. */
export function copyText(
  { content, code, accepted, definition, receipt, inWords }: Copied,
  { copy, contact, language }: { copy: CopyWords; contact: ContactWords; language: string },
): string {
  const { organisation, keptFor } = definition;
  const { id, received, wipes } = accepted;
  const lines: [string, string][] = [
    [contact.reference, referenceOf(id)],
    [contact.code, code],
    [copy.sentOn, dayIn(language, received)],
    wipes === null ? [contact.keptFor, inWords(keptFor)] : [contact.wipes, dayIn(language, wipes)],
    [contact.phone, organisation.phone],
    [contact.follow, receipt],
  ];
  const answers = content.answers.map(({ label, value }) => `${inWords(label)}\n${inWords(value)}`);
  const files = content.files?.map(({ name }) => `- ${name}`).join('\n');
  return [
    copy.title(organisation.name),
    copy.warning,
    lines.map(([label, value]) => `${label}: ${value}`).join('\n'),
    ...answers,
    ...(files ? [`${copy.files}\n${files}`] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

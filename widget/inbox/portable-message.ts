/**
 * What a person sent, as a copy to take along (AVG 20): structured for another program, or to read. Pure; made of what
 * the secretariat has opened, in the browser. The structure is described in widget/envelope/FORMAT.md.
 */
import type { MessageContent } from '../envelope/message-content.ts';
import { visibleText } from '../envelope/visible-text.ts';

export const portableFormat = 'privacyloket-message-1';

/** What is known of a message beside its content. */
export interface PortableFacts {
  reference: string;
  /** ISO instant. */
  received: string;
  organisation: string;
}

/** One message as JSON text, two spaces deep. */
export function portableJson(
  facts: PortableFacts,
  { form, language, answers, files = [] }: MessageContent,
): string {
  const copy = {
    format: portableFormat,
    ...facts,
    form,
    language,
    answers: answers.map(({ field, label, kind, value }) => ({ field, label, kind, value })),
    files: files.map(({ name, type, bytes }) => ({ name, type, bytes })),
  };
  return `${JSON.stringify(copy, null, 2)}\n`;
}

/** The same to read: plain text, so that no program runs anything of it. `received` in words. */
export function portableText(
  { reference, received, organisation }: PortableFacts,
  { form, answers, files = [] }: MessageContent,
  words: { reference: string; received: string; files: string; empty: string },
): string {
  const lines = [
    organisation,
    form,
    `${words.reference}: ${reference}`,
    `${words.received}: ${received}`,
    ...answers.flatMap(({ label, value }) => ['', label, value || words.empty]),
    ...(files.length ? ['', words.files, ...files.map(({ name }) => name)] : []),
  ];
  return `${lines.map(visibleText).join('\n')}\n`;
}

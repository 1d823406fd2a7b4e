/**
 * Reads back what was inside an envelope. Anyone can seal anything to a public key,
 * so what comes out is checked as strictly as what comes from the network.
 */
import type { Answer, ListContent, MessageContent } from './message-content.ts';

/** The `list` part's content. Throws for anything but its three texts. */
export function readListContent(bytes: Uint8Array): ListContent {
  const { name, kind, first } = record(json(bytes), ['name', 'kind', 'first']);
  return { name: text(name), kind: text(kind), first: text(first) };
}

/** The `body` part's content. Throws for anything but the message that `bodyContent` writes. */
export function readBodyContent(bytes: Uint8Array): MessageContent {
  const { language, form, answers } = record(json(bytes), ['language', 'form', 'answers']);
  if (!Array.isArray(answers)) throw new TypeError('not a message');
  return { language: text(language), form: text(form), answers: answers.map(readAnswer) };
}

function readAnswer(input: unknown): Answer {
  const { field, label, kind, value } = record(input, ['field', 'label', 'kind', 'value']);
  return { field: text(field), label: text(label), kind: text(kind), value: text(value) };
}

function json(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function record(input: unknown, keys: string[]): Record<string, unknown> {
  const fits =
    typeof input === 'object' &&
    input !== null &&
    Object.keys(input).length === keys.length &&
    keys.every((key) => Object.hasOwn(input, key));
  if (!fits) throw new TypeError('not a message');
  return input as Record<string, unknown>;
}

function text(input: unknown): string {
  if (typeof input !== 'string') throw new TypeError('not a message');
  return input;
}

/**
 * Reads back what was inside an envelope. Anyone can seal anything to a public key,
 * so what comes out is checked as strictly as what comes from the network.
 */
import { languages } from '../words/languages.ts';
import { fromBase64url } from './base64url.ts';
import { chunksIn, isPaddedFile, paddedFile } from './file-sizes.ts';
import {
  type Answer,
  type AttachedFile,
  consents,
  type ListContent,
  type MessageContent,
  type MessageSource,
  writers,
} from './message-content.ts';
import { filesBytesCeiling, filesCeiling } from './wire.ts';

/** The `list` part's content. Throws for anything but its three texts. */
export function readListContent(bytes: Uint8Array): ListContent {
  const { name, kind, first } = record(json(bytes), ['name', 'kind', 'first']);
  return { name: text(name), kind: text(kind), first: text(first) };
}

/** The `body` part's content. Throws for anything but the message that `bodyContent` writes. */
export function readBodyContent(bytes: Uint8Array): MessageContent {
  const { language, form, answers, files, source, reply } = record(
    json(bytes),
    ['language', 'form', 'answers'],
    ['files', 'source', 'reply'],
  );
  if (!Array.isArray(answers)) throw new TypeError('not a message');
  return {
    language: oneOf(language, languages),
    form: text(form),
    answers: answers.map(readAnswer),
    ...(files !== undefined && { files: readFiles(files) }),
    ...(source !== undefined && { source: readSource(source) }),
    ...(reply !== undefined && { reply: readReply(reply) }),
  };
}

function readReply(input: unknown): string {
  const reply = text(input);
  if (fromBase64url(reply).length !== 32) throw new TypeError('not a message');
  return reply;
}

function readSource(input: unknown): MessageSource {
  const { who, consent } = record(input, [], ['who', 'consent']);
  if (who === undefined && consent === undefined) throw new TypeError('not a message');
  return {
    ...(who !== undefined && { who: oneOf(who, writers) }),
    ...(consent !== undefined && { consent: oneOf(consent, consents) }),
  };
}

function readFiles(input: unknown): AttachedFile[] {
  if (!Array.isArray(input) || input.length < 1 || input.length > filesCeiling)
    throw new TypeError('not a message');
  const files = input.map(readFile);
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) > filesBytesCeiling)
    throw new TypeError('not a message');
  return files;
}

/** Sizes that don't fit each other would let one file be shown as another. */
function readFile(input: unknown): AttachedFile {
  const keys = ['field', 'name', 'type', 'bytes', 'padded', 'chunks', 'hash'];
  const { field, name, type, bytes, padded, chunks, hash } = record(input, keys);
  const fits =
    isPaddedFile(padded) &&
    chunks === chunksIn(padded) &&
    Number.isSafeInteger(bytes) &&
    paddedFile(bytes as number) === padded &&
    (bytes as number) > 0 &&
    fromBase64url(text(hash)).length === 32;
  if (!fits) throw new TypeError('not a message');
  return {
    field: text(field),
    name: text(name),
    // Any word: it is a stranger's, the inbox looks at the bytes, and one that it does not know loses nobody a message.
    type: text(type),
    bytes: bytes as number,
    padded,
    chunks,
    hash: text(hash),
  };
}

function readAnswer(input: unknown): Answer {
  const { field, label, kind, value } = record(input, ['field', 'label', 'kind', 'value']);
  return { field: text(field), label: text(label), kind: text(kind), value: text(value) };
}

function json(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** All of `keys`, any of `optional`, and nothing else. */
function record(input: unknown, keys: string[], optional: string[] = []): Record<string, unknown> {
  const fits =
    typeof input === 'object' &&
    input !== null &&
    !Array.isArray(input) &&
    Object.keys(input).every((key) => keys.includes(key) || optional.includes(key)) &&
    keys.every((key) => Object.hasOwn(input, key));
  if (!fits) throw new TypeError('not a message');
  return input as Record<string, unknown>;
}

function text(input: unknown): string {
  if (typeof input !== 'string') throw new TypeError('not a message');
  return input;
}

function oneOf<Value>(input: unknown, values: readonly Value[]): Value {
  const value = values.find((each) => each === input);
  if (value === undefined) throw new TypeError('not a message');
  return value;
}

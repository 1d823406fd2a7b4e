/**
 * The one strict parser for what wire.ts describes. Apart from it because a visitor's browser seals and seldom
 * parses: only a message that waited in the outbox is read back.
 */
import { budgetOf, isPaddedFile, sumOf } from './file-sizes.ts';
import {
  bodyCeilingBytes,
  bodyFloorBytes,
  type Envelope,
  encapsulatedBytes,
  filesBytesCeiling,
  filesCeiling,
  format,
  type Header,
  listBytes,
  namePattern,
  paddedLength,
  recipientsCeiling,
  type Suite,
  sealedSecretBytes,
  suites,
} from './wire.ts';

const tagBytes = 16;

export type EnvelopeFault = 'malformed' | 'unknown-suite' | 'too-large';

/** Thrown by `parseEnvelope`; `code` is stable, the message names the field and holds no content. */
export class EnvelopeRefused extends Error {
  readonly code: EnvelopeFault;
  constructor(code: EnvelopeFault, field: string) {
    super(`envelope refused (${code}) at ${field}`);
    this.name = 'EnvelopeRefused';
    this.code = code;
  }
}

/**
 * Turns unknown JSON into an envelope or throws `EnvelopeRefused`.
 * Refuses every unknown or missing key, every non-canonical base64url, every wrong length.
 */
export function parseEnvelope(input: unknown): Envelope {
  const envelope = objectOf(input, 'envelope', [...headerKeysOf(input), 'list', 'body']);
  checkHeader(envelope);
  canonical(envelope.list, listBytes + tagBytes, 'list');
  const bodyBytes = canonical(envelope.body, undefined, 'body') - tagBytes;
  if (bodyBytes > bodyCeilingBytes) throw new EnvelopeRefused('too-large', 'body');
  if (bodyBytes < bodyFloorBytes || paddedLength(bodyBytes) !== bodyBytes)
    throw new EnvelopeRefused('malformed', 'body');
  return envelope as unknown as Envelope;
}

/** The same for the part of an envelope that the inbox gets without the body. */
export function parseHeader(input: unknown): Header {
  const header = objectOf(input, 'header', headerKeysOf(input));
  checkHeader(header);
  return header as unknown as Header;
}

const headerKeys = ['format', 'suite', 'context', 'recipients', 'commit'];

/** `files` stands there only with files; a message without them looks as it did before there were any. */
function headerKeysOf(input: unknown): string[] {
  return Object.hasOwn(Object(input), 'files') ? [...headerKeys, 'files'] : headerKeys;
}

function checkHeader(envelope: Record<string, unknown>): void {
  if (envelope.format !== format) throw new EnvelopeRefused('malformed', 'format');
  const suite = envelope.suite;
  if (!suites.includes(suite as Suite)) throw new EnvelopeRefused('unknown-suite', 'suite');

  const context = objectOf(envelope.context, 'context', [
    'site',
    'form',
    'definition',
    'id',
    'statement',
    'statementHash',
  ]);
  matching(context.site, namePattern, 'context.site');
  matching(context.form, namePattern, 'context.form');
  canonical(context.definition, 32, 'context.definition');
  canonical(context.id, 16, 'context.id');
  canonical(context.statementHash, 32, 'context.statementHash');
  if (!Number.isSafeInteger(context.statement) || (context.statement as number) < 1)
    throw new EnvelopeRefused('malformed', 'context.statement');

  const recipients = envelope.recipients;
  if (!Array.isArray(recipients) || recipients.length < 1)
    throw new EnvelopeRefused('malformed', 'recipients');
  if (recipients.length > recipientsCeiling) throw new EnvelopeRefused('too-large', 'recipients');
  const seen = new Set<string>();
  recipients.forEach((each, index) => {
    const at = `recipients.${index}`;
    const recipient = objectOf(each, at, ['key', 'enc', 'sealed']);
    canonical(recipient.key, 32, `${at}.key`);
    canonical(recipient.enc, encapsulatedBytes[suite as Suite], `${at}.enc`);
    canonical(recipient.sealed, sealedSecretBytes, `${at}.sealed`);
    if (seen.has(recipient.key as string)) throw new EnvelopeRefused('malformed', `${at}.key`);
    seen.add(recipient.key as string);
  });

  canonical(envelope.commit, 32, 'commit');
  if (envelope.files !== undefined) checkFiles(envelope.files);
}

/** The server's limits are those of the form; these are the most that any form can have. */
function checkFiles(files: unknown): void {
  if (!Array.isArray(files) || files.length < 1) throw new EnvelopeRefused('malformed', 'files');
  if (files.length > filesCeiling) throw new EnvelopeRefused('too-large', 'files');
  files.forEach((padded, index) => {
    if (!isPaddedFile(padded)) throw new EnvelopeRefused('malformed', `files.${index}`);
  });
  if (sumOf(files) > budgetOf(filesBytesCeiling, files.length))
    throw new EnvelopeRefused('too-large', 'files');
}

function objectOf(input: unknown, at: string, keys: string[]): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new EnvelopeRefused('malformed', at);
  const found = Object.keys(input);
  if (found.length !== keys.length || !keys.every((key) => Object.hasOwn(input, key)))
    throw new EnvelopeRefused('malformed', at);
  return input as Record<string, unknown>;
}

function matching(value: unknown, pattern: RegExp, at: string): void {
  if (typeof value !== 'string' || !pattern.test(value)) throw new EnvelopeRefused('malformed', at);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Checks base64url without padding whose unused last bits are zero (so one text per value), and its length.
 * Returns the number of bytes it stands for. Reads nothing out: a body may be 350 KB of text.
 */
function canonical(value: unknown, bytes: number | undefined, at: string): number {
  if (typeof value !== 'string' || !/^[A-Za-z0-9_-]*$/.test(value))
    throw new EnvelopeRefused('malformed', at);
  const rest = value.length % 4;
  const last = alphabet.indexOf(value.at(-1) ?? 'A');
  if (rest === 1 || (rest === 2 && last % 16 !== 0) || (rest === 3 && last % 4 !== 0))
    throw new EnvelopeRefused('malformed', at);
  const length = Math.floor((value.length * 3) / 4);
  if (bytes !== undefined && length !== bytes) throw new EnvelopeRefused('malformed', at);
  return length;
}

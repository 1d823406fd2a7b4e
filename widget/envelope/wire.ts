/**
 * What a sealed message looks like on the wire, and the one strict parser for it.
 * Shared at run time by the visitor's browser, the server and the inbox; knows no key and no cipher.
 * The format is described for other implementations in FORMAT.md beside this file.
 */

export const format = 'privacyloket-1';

/** The two HPKE suites, strongest first. Names on the wire, never ciphers chosen by a sender. */
export const suites = ['xwing', 'p256'] as const;
export type Suite = (typeof suites)[number];

/** Bytes of an encapsulated secret per suite (draft-ietf-hpke-pq: 1120; RFC 9180 section 7.1: 65). */
export const encapsulatedBytes: Readonly<Record<Suite, number>> = { xwing: 1120, p256: 65 };

/** A 32-byte secret under AES-256-GCM: 32 + 16 bytes of tag. */
export const sealedSecretBytes = 48;

/** The `list` part is always this long before encryption, so it leaks nothing by its size. */
export const listBytes = 512;
/** Smallest padded body (measured: leaks 0.31 bit of size for usual intake messages). */
export const bodyFloorBytes = 4096;
/** Largest padded body that is accepted; a longer message is refused before it is sealed. */
export const bodyCeilingBytes = 262_144;
/** Most recipients of one message. */
export const recipientsCeiling = 64;
/** Largest envelope as JSON text, in bytes; the server refuses a longer request unread. */
export const envelopeCeilingBytes = 512 * 1024;

const tagBytes = 16;

/** What a message is bound to. Changing one byte of it makes the message impossible to open. */
export interface Context {
  site: string;
  form: string;
  /** SHA-256 of the form definition that the visitor saw, base64url. */
  definition: string;
  /** Submission id: 128 random bits, base64url. */
  id: string;
  /** Version of the signed site statement that named the readers. */
  statement: number;
  /** SHA-256 of that statement's text, base64url. */
  statementHash: string;
}

/** The message's secret, sealed by HPKE to one reader's public key. */
export interface Recipient {
  /** Key id: SHA-256 of the serialised public key, base64url. */
  key: string;
  enc: string;
  sealed: string;
}

/** The part of an envelope that says for whom it is, without any content. */
export interface Header {
  format: typeof format;
  suite: Suite;
  context: Context;
  recipients: Recipient[];
  /** HKDF commitment to the secret, compared before anything is decrypted. */
  commit: string;
}

declare const parsed: unique symbol;
/** A sealed message. Only `parseEnvelope` and `seal` make one, so plaintext can't be posted by mistake. */
export interface Envelope extends Header {
  list: string;
  body: string;
  readonly [parsed]: true;
}

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

const idPattern = /^[A-Za-z0-9_-]{22}$/;
const hashPattern = /^[A-Za-z0-9_-]{43}$/;
/** A site's or a form's id: what may stand in an address and in a file name. */
export const namePattern = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * Turns unknown JSON into an envelope or throws `EnvelopeRefused`.
 * Refuses every unknown or missing key, every non-canonical base64url, every wrong length.
 */
export function parseEnvelope(input: unknown): Envelope {
  const envelope = objectOf(input, 'envelope', [...headerKeys, 'list', 'body']);
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
  const header = objectOf(input, 'header', headerKeys);
  checkHeader(header);
  return header as unknown as Header;
}

const headerKeys = ['format', 'suite', 'context', 'recipients', 'commit'];

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
  matching(context.definition, hashPattern, 'context.definition');
  matching(context.id, idPattern, 'context.id');
  matching(context.statementHash, hashPattern, 'context.statementHash');
  if (!Number.isSafeInteger(context.statement) || (context.statement as number) < 1)
    throw new EnvelopeRefused('malformed', 'context.statement');
  canonical(context.id as string, 16, 'context.id');
  canonical(context.definition as string, 32, 'context.definition');
  canonical(context.statementHash as string, 32, 'context.statementHash');

  const recipients = envelope.recipients;
  if (!Array.isArray(recipients) || recipients.length < 1)
    throw new EnvelopeRefused('malformed', 'recipients');
  if (recipients.length > recipientsCeiling) throw new EnvelopeRefused('too-large', 'recipients');
  const seen = new Set<string>();
  recipients.forEach((each, index) => {
    const at = `recipients.${index}`;
    const recipient = objectOf(each, at, ['key', 'enc', 'sealed']);
    canonical(matching(recipient.key, hashPattern, `${at}.key`), 32, `${at}.key`);
    canonical(recipient.enc, encapsulatedBytes[suite as Suite], `${at}.enc`);
    canonical(recipient.sealed, sealedSecretBytes, `${at}.sealed`);
    if (seen.has(recipient.key as string)) throw new EnvelopeRefused('malformed', `${at}.key`);
    seen.add(recipient.key as string);
  });

  canonical(envelope.commit, 32, 'commit');
}

/**
 * Padmé (Nikitin et al., PETS 2019) with a floor: the size, in bytes, that a message of `length` bytes is padded to.
 */
export function paddedLength(length: number, floor: number = bodyFloorBytes): number {
  if (length <= floor) return floor;
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - kept);
  return Math.ceil(length / step) * step;
}

/**
 * The reference that visitor and secretariat say over the phone: "K7QM-3XPA".
 * Says nothing (the id is random) and opens nothing; made on both sides from the id.
 */
export function referenceOf(id: string): string {
  let bits = 0n;
  for (const character of id.slice(0, 7)) bits = bits * 64n + BigInt(alphabet.indexOf(character));
  bits >>= 2n;
  let reference = '';
  for (let place = 0; place < 8; place++) {
    reference = spoken[Number(bits % 32n)] + reference;
    bits /= 32n;
  }
  return `${reference.slice(0, 4)}-${reference.slice(4)}`;
}

/** Crockford's base 32: no I, L, O or U, so nothing is misread. */
const spoken = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function objectOf(input: unknown, at: string, keys: string[]): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new EnvelopeRefused('malformed', at);
  const found = Object.keys(input);
  if (found.length !== keys.length || !keys.every((key) => Object.hasOwn(input, key)))
    throw new EnvelopeRefused('malformed', at);
  return input as Record<string, unknown>;
}

function matching(value: unknown, pattern: RegExp, at: string): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new EnvelopeRefused('malformed', at);
  return value;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Checks base64url without padding whose unused last bits are zero (so one text per value), and its length.
 * Returns the number of bytes it stands for.
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

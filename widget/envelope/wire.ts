/**
 * What a sealed message looks like on the wire; the one strict parser for it stands beside it, in parse-envelope.ts.
 * Shared at run time by the visitor's browser, the server and the inbox; knows no key and no cipher.
 * The format is described for other implementations in FORMAT.md beside this file.
 */
import { fromBase64url } from './base64url.ts';
import { inBits, inLetters } from './spoken-letters.ts';

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
/** Largest padded answer to a message. */
export const answerCeilingBytes = 65_536;
/** Most recipients of one message. */
export const recipientsCeiling = 64;
/** Largest envelope as JSON text, in bytes; the server refuses a longer request unread. */
export const envelopeCeilingBytes = 512 * 1024;

/** Bytes of a file that are sealed at once; the last chunk of a file is what is left. */
export const chunkBytes = 1_048_576;
/** What AES-256-GCM adds to each chunk. */
export const chunkTagBytes = 16;
/** Smallest padded file. */
export const fileFloorBytes = 65_536;
/** Most files of one message. */
export const filesCeiling = 20;
/** Most bytes that the files of one message hold, before padding. */
export const filesBytesCeiling = 25_000_000;

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
  /** Only where files come with it: the padded size of each, in bytes. Their names and types are in the body. */
  files?: number[];
}

declare const parsed: unique symbol;
/** A sealed message. Only `parseEnvelope` and `seal` make one, so plaintext can't be posted by mistake. */
export interface Envelope extends Header {
  list: string;
  body: string;
  readonly [parsed]: true;
}

/** A site's or a form's id: what may stand in an address and in a file name. */
export const namePattern = /^[a-z][a-z0-9-]{0,39}$/;

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
 * The reference that visitor and secretariat say over the phone: "K7QM-3XPA", the first 40 bits of the id.
 * Says nothing (the id is random) and opens nothing; made on both sides from the id.
 */
export function referenceOf(id: string): string {
  const first = fromBase64url(id.slice(0, 8)).subarray(0, 5);
  return inLetters([...first].map((byte) => inBits(byte, 8)).join(''));
}

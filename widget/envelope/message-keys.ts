/**
 * The keys of one message, all from its 32-byte secret: HKDF-SHA-256 with the context's hash as salt
 * and a label for each use. Used by `seal` and by `open`; this file itself neither encrypts nor decrypts.
 */
import { toBase64url } from './base64url.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { format, type Suite } from './wire.ts';

/**
 * What is sealed apart within a message; files count from 0. `notes` seals what staff write beside it, see
 * note-cipher.ts.
 */
export type Part = 'list' | 'body' | 'notes' | `file/${number}`;

/** A message's secret, ready to derive from, with the context it belongs to. */
export interface MessageSecret {
  secret: CryptoKey;
  contextHash: Uint8Array<ArrayBuffer>;
}

/** Takes the secret's bytes up for derivation; the caller has no more use for them. */
export async function messageSecret(
  bytes: Uint8Array<ArrayBuffer>,
  contextHash: Uint8Array<ArrayBuffer>,
): Promise<MessageSecret> {
  const secret = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey', 'deriveBits']);
  return { secret, contextHash };
}

/** The AES-256-GCM key of one part, for that one use and not exportable. */
export function partKey(
  { secret, contextHash }: MessageSecret,
  part: Part,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation(contextHash, part), secret, aes, false, [use]);
}

/** AES-GCM's parameters for one part. */
export function partCipher({ contextHash }: MessageSecret, part: Part): AesGcmParams {
  const named = label(part);
  const additionalData = new Uint8Array(named.length + contextHash.length);
  additionalData.set(named);
  additionalData.set(contextHash, named.length);
  // The IV may be zero: every key is derived for one part of one message and encrypts once.
  // A file's key encrypts each of its chunks under another IV: see file-stream.ts.
  return { name: 'AES-GCM', iv: new Uint8Array(12), additionalData };
}

/**
 * What the header carries to show which secret it belongs to, base64url. AES-GCM alone does not commit:
 * one ciphertext can be made that opens under two keys, so two readers could be shown two messages.
 */
export async function commitment({ secret, contextHash }: MessageSecret): Promise<string> {
  const bits = await crypto.subtle.deriveBits(derivation(contextHash, 'commit'), secret, 256);
  return toBase64url(new Uint8Array(bits));
}

/** HPKE's `info` for the message's secret, sealed to one key: nothing of it can be swapped. */
export function recipientInfo(
  suite: Suite,
  key: string,
  contextHash: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  return lengthPrefixed('recipient', format, suite, key, toBase64url(contextHash));
}

function derivation(salt: Uint8Array<ArrayBuffer>, use: Part | 'commit'): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt, info: label(use) };
}

const encoder = new TextEncoder();

function label(use: Part | 'commit'): Uint8Array<ArrayBuffer> {
  return encoder.encode(`${format} ${use}`);
}

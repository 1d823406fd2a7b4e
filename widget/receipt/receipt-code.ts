/**
 * The receipt code: 128 random bits that the visitor writes down, made in the browser and never posted.
 * Written in Crockford's base 32 with a check number: 28 characters in groups of four.
 */
import { toBase64url } from '../envelope/base64url.ts';
import { hashBytes } from '../envelope/hash.ts';
import { lengthPrefixed } from '../envelope/length-prefixed.ts';
import { inBits, inLetters } from '../envelope/spoken-letters.ts';

/** Bits of check: 128 + 12 fill 28 characters of five bits. */
export const checkBits = 12;

const receiptUse = new TextEncoder().encode('privacyloket receipt v1');

/** Draws a new code: 16 random bytes. */
export function drawReceiptCode(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(16));
}

/** The code modulo the largest prime below 4096: notices every wrong character and every swapped pair. */
export function checkOf(code: Uint8Array): number {
  return code.reduce((rest, byte) => (rest * 256 + byte) % 4093, 0);
}

/** The code as it is written down: 'K7QM-3XPA-…'. */
export function receiptText(code: Uint8Array): string {
  const bits = [...code].map((byte) => inBits(byte, 8)).join('') + inBits(checkOf(code), checkBits);
  return inLetters(bits);
}

/**
 * The key that is posted to ask for a state or to withdraw: HKDF-SHA-256 of the code, 32 bytes, base64url.
 * The code itself stays here.
 */
export async function receiptKey(code: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(await bytesFor(code, receiptUse));
}

/** What is posted with a message and stored: SHA-256 of the receipt key, base64url. Opens nothing. */
export async function receiptHash(code: Uint8Array<ArrayBuffer>): Promise<string> {
  return hashBytes(await bytesFor(code, receiptUse));
}

/**
 * What an answer to this message is sealed with: 32 bytes, base64url, for the sealed body only. Bits and no key:
 * a provider's page can't open anything with this code. As it is symmetric, a quantum computer is no worry here.
 */
export async function replyBits(
  code: Uint8Array<ArrayBuffer>,
  { site, id }: { site: string; id: string },
): Promise<string> {
  return toBase64url(await bytesFor(code, lengthPrefixed('privacyloket reply v1', site, id)));
}

async function bytesFor(
  code: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto;
  const key = await subtle.importKey('raw', code, 'HKDF', false, ['deriveBits']);
  // No salt: the code is random and used for nothing else.
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info,
  };
  return new Uint8Array(await subtle.deriveBits(derivation, key, 256));
}

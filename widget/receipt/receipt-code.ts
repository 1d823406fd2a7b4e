/**
 * The receipt code: 128 random bits that the visitor writes down, made in the browser and never posted.
 * Written in Crockford's base 32 with a check number: 28 characters in groups of four.
 */
import { toBase64url } from '../envelope/base64url.ts';
import { hashBytes } from '../envelope/hash.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeBytes = 16;
const characters = 28;
/** 12 bits of check: the code modulo the largest prime below 4096 notices every single wrong or swapped character. */
const checkBits = 12n;
const checkPrime = 4093n;

/** Draws a new code and writes it down: 'K7QM-3XPA-…'. */
export function drawReceiptCode(): string {
  return receiptText(crypto.getRandomValues(new Uint8Array(codeBytes)));
}

/** The text of 16 bytes. */
export function receiptText(code: Uint8Array): string {
  let value = 0n;
  for (const byte of code) value = (value << 8n) | BigInt(byte);
  let rest = (value << checkBits) | (value % checkPrime);
  let text = '';
  for (let place = 0; place < characters; place++) {
    text = letters[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return text.match(/.{4}/g)!.join('-');
}

/**
 * Reads a code as people type it: lower case, spaces, dashes, O for 0, I or L for 1.
 * Null where it has another length or a typing error.
 */
export function parseReceiptCode(typed: string): Uint8Array<ArrayBuffer> | null {
  const text = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (text.length !== characters || text.includes('U')) return null;
  let value = 0n;
  for (const character of text) value = (value << 5n) | BigInt(letters.indexOf(character));
  const check = value & ((1n << checkBits) - 1n);
  value >>= checkBits;
  if (value % checkPrime !== check) return null;
  const code = new Uint8Array(codeBytes);
  for (let place = codeBytes - 1; place >= 0; place--) {
    code[place] = Number(value & 255n);
    value >>= 8n;
  }
  return code;
}

/**
 * The key that is posted to ask for a state or to withdraw: HKDF-SHA-256 of the code, 32 bytes, base64url.
 * The code itself stays here, so one code can later give other keys as well.
 */
export async function receiptKey(code: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(await keyBytes(code));
}

/** What is posted with a message and stored: SHA-256 of the receipt key, base64url. Opens nothing. */
export async function receiptHash(code: Uint8Array<ArrayBuffer>): Promise<string> {
  return hashBytes(await keyBytes(code));
}

async function keyBytes(code: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto;
  const key = await subtle.importKey('raw', code, 'HKDF', false, ['deriveBits']);
  // No salt: the code is random and used for nothing else.
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode('privacyloket receipt v1'),
  };
  return new Uint8Array(await subtle.deriveBits(derivation, key, 256));
}

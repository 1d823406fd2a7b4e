/**
 * From a person's passphrase to the two keys it stands for: one that unlocks, and stays in the browser,
 * and one that signs in, of which the server keeps a hash. Neither says anything about the other.
 */
import { fromBase64url, toBase64url } from './base64url.ts';
import { readWords, wordsOf } from './spoken-words.ts';

export interface UnlockSettings {
  /** Random, at least 16 bytes, base64url. */
  salt: string;
  iterations: number;
}

export interface UnlockKeys {
  /** AES-256-GCM, not exportable, for wrapping and unwrapping only. */
  kek: CryptoKey;
  /** 32 bytes, base64url. */
  signInKey: string;
}

/** Seven words of 16 bits: 112 bits, too many to guess for whoever holds the server's copy. */
export const passphraseWords = 7;

/** OWASP asks 220,000 of PBKDF2-HMAC-SHA-512. The server may ask more, never less. */
export const iterationsFloor = 600_000;
const iterationsCeiling = 10_000_000;
const saltFloorBytes = 16;

/** A new passphrase, generated and never chosen. Shown once, written down by its owner. */
export function drawPassphrase(): string[] {
  return wordsOf(crypto.getRandomValues(new Uint8Array(passphraseWords * 2)));
}

/** New settings for a new passphrase. */
export function drawUnlockSettings(): UnlockSettings {
  return {
    salt: toBase64url(crypto.getRandomValues(new Uint8Array(saltFloorBytes))),
    iterations: iterationsFloor,
  };
}

/**
 * Stretches a passphrase: PBKDF2-HMAC-SHA-512, then HKDF-SHA-512 with the site in both labels.
 * Throws `WordsRefused` for text that is no passphrase of ours, and a `RangeError` for settings below the floor,
 * which only a server that means harm would send. Takes a moment by design: some 0.2 s on a laptop.
 */
export async function unlockKeys(
  passphrase: string,
  settings: UnlockSettings,
  { site }: { site: string },
): Promise<UnlockKeys> {
  const salt = fromBase64url(settings.salt);
  const { iterations } = settings;
  if (!(iterations >= iterationsFloor && iterations <= iterationsCeiling) || salt.length < saltFloorBytes)
    throw new RangeError('unlock settings out of bounds');
  const words = new TextEncoder().encode(readWords(passphrase, passphraseWords).join('-'));

  const typed = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits']);
  const stretching = { name: 'PBKDF2', hash: 'SHA-512', salt, iterations };
  const stretched = await crypto.subtle.deriveBits(stretching, typed, 512);
  const secret = await crypto.subtle.importKey('raw', stretched, 'HKDF', false, ['deriveKey', 'deriveBits']);

  const kek = await crypto.subtle.deriveKey(
    expansion('unlock', site),
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
  const signIn = await crypto.subtle.deriveBits(expansion('sign-in', site), secret, 256);
  return { kek, signInKey: toBase64url(new Uint8Array(signIn)) };
}

function expansion(use: 'unlock' | 'sign-in', site: string): HkdfParams {
  const info = new TextEncoder().encode(`privacyloket-keys-1 ${use} ${site}`);
  // The salt did its work in PBKDF2; HKDF only divides what came out of it.
  return { name: 'HKDF', hash: 'SHA-512', salt: new Uint8Array(), info };
}

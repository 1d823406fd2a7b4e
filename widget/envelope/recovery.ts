/**
 * The sheet of paper: twelve words, drawn once per site, that open every message when all devices are lost,
 * and that can sign a new statement. Eleven words are the seed (176 bits), the twelfth checks what was typed.
 */
import type { KeyPair } from 'hpke';
import { sha256 } from './hash.ts';
import { cipherSuite } from './hpke-suites.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import {
  canHoldXwing,
  type PublicKeys,
  publicHalf,
  publicHalves,
  type ReadingKey,
  readingKey,
} from './reading-key.ts';
import { type SigningKey, signingAlgorithm, signingKey } from './signing-key.ts';
import { bytesOf, readWords, WordsRefused, wordsOf } from './spoken-words.ts';

export const recoveryFormat = 'privacyloket-recovery-1';
export const recoveryWords = 12;
const seedBytes = 22;

/** What comes out of the sheet; the same on every device, for one site. */
export interface RecoveryKeys {
  reading: ReadingKey[];
  public: PublicKeys;
  /** Signs when the administrator's device is lost; the tag names its fingerprint as the spare. */
  signing: SigningKey;
}

/** Draws a new sheet. Shown once, re-typed from paper, stored nowhere. */
export async function drawRecoveryWords(): Promise<string[]> {
  const seed = crypto.getRandomValues(new Uint8Array(seedBytes));
  return [...wordsOf(seed), await checkWord(seed)];
}

/** Reads the words of a sheet. Throws `WordsRefused`: `not-a-word` with its place, `count`, or `checksum`. */
export async function readRecoveryWords(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const words = readWords(text, recoveryWords);
  const seed = bytesOf(words.slice(0, -1));
  if ((await checkWord(seed)) !== words.at(-1)) throw new WordsRefused('checksum');
  return seed;
}

/**
 * Derives the sheet's keys for a site. P-256 by HPKE's DeriveKeyPair, X-Wing from a derived seed, which is
 * what its private key is: HPKE's derivation needs SHAKE256, and Chromium 156 has none. Without X-Wing in the
 * browser there is none in the answer. All keys are non-exportable.
 */
export async function recoveryKeys(seed: Uint8Array<ArrayBuffer>, site: string): Promise<RecoveryKeys> {
  const source = await crypto.subtle.importKey('raw', seed, 'HKDF', false, ['deriveBits']);
  const p256 = await cipherSuite('p256').DeriveKeyPair(await derive(source, 'p256', site), false);
  const reading = [await readingKey('p256', p256)];
  if (await canHoldXwing())
    reading.push(await readingKey('xwing', await xwingPair(await derive(source, 'xwing', site))));
  return {
    reading,
    public: publicHalves(reading),
    signing: await spareKey(await derive(source, 'spare-root', site)),
  };
}

async function xwingPair(seed: Uint8Array): Promise<KeyPair> {
  const xwing = cipherSuite('xwing');
  const privateKey = (await xwing.DeserializePrivateKey(seed, false)) as CryptoKey;
  return { privateKey, publicKey: await publicHalf(privateKey) };
}

/** The same scalar as HPKE's DeriveKeyPair gives, imported for signing: with its point, since Safari wants that. */
async function spareKey(ikm: Uint8Array): Promise<SigningKey> {
  const { privateKey } = await cipherSuite('p256').DeriveKeyPair(ikm, true);
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', privateKey as CryptoKey);
  const jwk = { kty, crv, x, y } as JsonWebKey;
  return signingKey(
    await crypto.subtle.importKey('jwk', { ...jwk, d } as JsonWebKey, signingAlgorithm, false, ['sign']),
    await crypto.subtle.importKey('jwk', jwk, signingAlgorithm, true, ['verify']),
  );
}

/** 32 bytes for one use: HKDF-SHA-256 without salt, the seed being random already. */
async function derive(source: CryptoKey, use: string, site: string): Promise<Uint8Array<ArrayBuffer>> {
  const info = lengthPrefixed(recoveryFormat, use, site);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(derivation, source, 256));
}

async function checkWord(seed: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await sha256(new Uint8Array([...new TextEncoder().encode(recoveryFormat), ...seed]));
  return wordsOf(digest.subarray(0, 2))[0]!;
}

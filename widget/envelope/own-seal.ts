/**
 * What a person keeps for themselves alone: sealed to their own public key, opened with their own private one. Whoever
 * runs the server could put another in its place, but read none: nothing of weight belongs in it. Inbox's worker only.
 */
import { fromBase64url, toBase64url } from './base64url.ts';
import { cipherSuite } from './hpke-suites.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { OpenFailed } from './open-failed.ts';
import { pad, unpad } from './padding.ts';
import type { ReadingKey } from './reading-key.ts';
import { paddedLength } from './wire.ts';

export interface OwnPlace {
  site: string;
  /** Person id. */
  person: string;
}

/** Both base64url. */
export interface OwnSealed {
  enc: string;
  sealed: string;
}

const floorBytes = 1024;

/** Seals a text to the P-256 key, which every browser of this person can open. Throws where they have none. */
export async function sealOwn(
  text: string,
  keys: readonly ReadingKey[],
  place: OwnPlace,
): Promise<OwnSealed> {
  const key = p256Of(keys);
  const bytes = new TextEncoder().encode(text);
  const padded = pad(bytes, paddedLength(bytes.length + 4, floorBytes));
  const sealed = await cipherSuite('p256').Seal(key.pair.publicKey, padded, { info: infoOf(key, place) });
  return { enc: toBase64url(sealed.encapsulatedSecret), sealed: toBase64url(sealed.ciphertext) };
}

/** Opens it again. Throws `OpenFailed`, whatever is wrong. */
export async function openOwn(
  { enc, sealed }: OwnSealed,
  keys: readonly ReadingKey[],
  place: OwnPlace,
): Promise<string> {
  try {
    const key = p256Of(keys);
    const info = infoOf(key, place);
    const padded = await cipherSuite('p256').Open(key.pair, fromBase64url(enc), fromBase64url(sealed), {
      info,
    });
    return new TextDecoder('utf-8', { fatal: true }).decode(unpad(new Uint8Array(padded)));
  } catch (cause) {
    throw new OpenFailed(cause);
  }
}

function p256Of(keys: readonly ReadingKey[]): ReadingKey {
  const key = keys.find(({ suite }) => suite === 'p256');
  if (!key) throw new TypeError('no P-256 key');
  return key;
}

function infoOf({ id }: ReadingKey, { site, person }: OwnPlace): Uint8Array<ArrayBuffer> {
  return lengthPrefixed('privacyloket own v1', site, person, id);
}

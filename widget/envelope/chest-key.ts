/**
 * The key between a way in and a person's private keys. Each way (the passphrase, each passkey) wraps this same key
 * under one of its own, so that a way is added or taken away without the others, and without touching the private keys.
 */
import { fromBase64url, toBase64url } from './base64url.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { UnlockFailed } from './wrapped-keys.ts';

export const chestFormat = 'privacyloket-chest-1';

/** The passphrase among the ways in. */
export const passphraseWay = 'passphrase';

/** Both base64url; opaque to the server. */
export interface Chest {
  iv: string;
  wrapped: string;
}

/** Whose it is and which way opens it; bound in, so that none of them can be swapped. */
export interface ChestPlace {
  site: string;
  person: string;
  /** `passphraseWay`, or the credential's id. */
  way: string;
}

/** A new key, extractable so that ways can wrap it; the caller drops it after that. */
export function newChestKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(aes, true, ['wrapKey', 'unwrapKey']);
}

/** Wraps it for one way. `kek` needs `wrapKey`. */
export async function closeChest(kek: CryptoKey, key: CryptoKey, place: ChestPlace): Promise<Chest> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.wrapKey('raw', key, kek, wrapping(iv, place));
  return { iv: toBase64url(iv), wrapped: toBase64url(new Uint8Array(wrapped)) };
}

/**
 * Opens it: to unlock with, not exportable; or `toAdd` another way, when it can be wrapped once more and should be
 * dropped at once. Throws `UnlockFailed`.
 */
export async function openChest(
  kek: CryptoKey,
  { iv, wrapped }: Chest,
  place: ChestPlace,
  { toAdd = false } = {},
): Promise<CryptoKey> {
  try {
    return await crypto.subtle.unwrapKey(
      'raw',
      fromBase64url(wrapped),
      kek,
      wrapping(fromBase64url(iv), place),
      aes,
      toAdd,
      ['unwrapKey'],
    );
  } catch (cause) {
    throw new UnlockFailed(cause);
  }
}

const aes = { name: 'AES-GCM', length: 256 };

function wrapping(iv: Uint8Array<ArrayBuffer>, { site, person, way }: ChestPlace): AesGcmParams {
  // The IV is random: a way wraps once in its life, or a handful of times.
  return { name: 'AES-GCM', iv, additionalData: lengthPrefixed(chestFormat, site, person, way) };
}

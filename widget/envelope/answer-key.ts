/**
 * The key of one sealed answer, from what the visitor's browser put in the message (widget/receipt/receipt-code.ts).
 * Used where answers are sealed and where they are opened; this file itself does neither.
 */
import { fromBase64url } from './base64url.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/** An answer as it travels and is stored; both base64url. */
export interface SealedAnswer {
  /** 32 random bytes, drawn for this answer alone. */
  salt: string;
  sealed: string;
}

/** To which message it belongs, and which of its answers it is, counted from 1. */
export interface AnswerPlace {
  site: string;
  id: string;
  number: number;
}

/** The key and AES-GCM's parameters of one answer. `reply`: 32 bytes, base64url. */
export async function answerKey(
  reply: string,
  place: AnswerPlace,
  salt: Uint8Array<ArrayBuffer>,
  use: 'encrypt' | 'decrypt',
): Promise<{ key: CryptoKey; cipher: AesGcmParams }> {
  const info = lengthPrefixed('privacyloket answer v1', place.site, place.id, String(place.number));
  const secret = await crypto.subtle.importKey('raw', fromBase64url(reply), 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info };
  const aes = { name: 'AES-GCM', length: 256 };
  const key = await crypto.subtle.deriveKey(derivation, secret, aes, false, [use]);
  // The IV may be zero: the salt is drawn for this answer, so its key encrypts once.
  return { key, cipher: { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: info } };
}

/**
 * From what a passkey's PRF gives to the key that opens the person's keys (CR-43). The question it is asked is this
 * constant and never the server's: a server that chose it could collect answers to other questions.
 */
import { lengthPrefixed } from './length-prefixed.ts';

export const passkeyFormat = 'privacyloket-passkey-1';

/** The PRF's input, the same for everybody: what differs is the passkey. */
export const prfSalt = new TextEncoder().encode('privacyloket-prf-1');

export interface PasskeyOwner {
  site: string;
  person: string;
  /** The credential's id, base64url. */
  credential: string;
}

/**
 * HKDF-SHA-256 of the 32 bytes, for AES-256-GCM, not exportable and for one use. The bytes are overwritten by whoever
 * calls this, once they need no other key of them. Throws a `RangeError` for another number of bytes.
 */
export async function passkeyKey(
  prf: Uint8Array<ArrayBuffer>,
  { site, person, credential }: PasskeyOwner,
  use: 'wrapKey' | 'unwrapKey',
): Promise<CryptoKey> {
  if (prf.length !== 32) throw new RangeError('not what a PRF gives');
  const secret = await crypto.subtle.importKey('raw', prf, 'HKDF', false, ['deriveKey']);
  const info = lengthPrefixed(passkeyFormat, site, person, credential);
  // Without salt: what a PRF gives is as good as random already.
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, [use]);
}

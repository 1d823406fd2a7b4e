/** The keys that sign a site's statement: ECDSA P-256 with SHA-256, named in the page's tag by fingerprint. */
import { toBase64url } from './base64url.ts';
import { hashBytes } from './hash.ts';
import { statementFormat } from './site-statement.ts';

export const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const signatureAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;

export interface SigningKey {
  privateKey: CryptoKey;
  /** Raw P-256 point, 65 bytes, base64url. */
  public: string;
  /** SHA-256 of that point, base64url: what the tag names. */
  fingerprint: string;
}

/** The bytes that are signed: the format's name on a line of its own, then the statement's exact text. */
export function signedBytes(statement: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${statementFormat}\n${statement}`);
}

/** A signing key with its name. The public key must be exportable; the private key need not be. */
export async function signingKey(privateKey: CryptoKey, publicKey: CryptoKey): Promise<SigningKey> {
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  return { privateKey, public: toBase64url(point), fingerprint: await hashBytes(point) };
}

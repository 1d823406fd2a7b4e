/** SHA-256, the one hash of this project, by WebCrypto. */
import { toBase64url } from './base64url.ts';

/** The 32 bytes of SHA-256. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** SHA-256 of bytes as it stands on the wire: 43 letters of base64url. Also the id of a public key. */
export async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(await sha256(bytes));
}

/** SHA-256 of a text's UTF-8 bytes, base64url. */
export async function hashText(text: string): Promise<string> {
  return hashBytes(new TextEncoder().encode(text));
}

/**
 * Bytes as text on the wire: base64url without padding (RFC 4648 section 5), one text for each value.
 * By `btoa`, because `Uint8Array.toBase64` is younger than the browsers that visitors have.
 */

/** Writes bytes as base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Reads base64url without padding.
 * Throws a `TypeError` for any other alphabet, for padding, and for a last letter with bits that say nothing.
 */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) throw new TypeError('not base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  if (toBase64url(bytes) !== text) throw new TypeError('not base64url');
  return bytes;
}

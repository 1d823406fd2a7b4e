/** Bytes as text on the wire: base64url without padding (RFC 4648 section 5), one text for each value. */

/** Writes bytes as base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
  // Chromium 140, Firefox 133, Safari 18.2. What follows may go once these are the oldest we take.
  if (typeof bytes.toBase64 === 'function')
    return bytes.toBase64({ alphabet: 'base64url', omitPadding: true });
  let binary = '';
  for (const byte of bytes as Uint8Array) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Reads base64url without padding.
 * Throws a `TypeError` for any other alphabet, for padding, and for a last letter with bits that say nothing.
 */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const rest = text.length % 4;
  if (!/^[\w-]*$/.test(text) || rest === 1) throw new TypeError('not base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  // Only the last letters can have bits too many: written again, they must come out the same.
  const last = bytes.subarray(bytes.length - (bytes.length % 3));
  if (toBase64url(last) !== text.slice(text.length - rest)) throw new TypeError('not base64url');
  return bytes;
}

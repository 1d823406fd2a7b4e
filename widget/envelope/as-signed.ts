/**
 * Whether a text is the one that was signed; loaded only where the settings were signed. Imports nothing: what it
 * shared with the form would become a file of its own, which every form would pay for.
 */

/** `hash` is the SHA-256 of the text's UTF-8 bytes, base64url, as the signed settings have it. */
export async function isAsSigned(text: string, hash: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const signed = atob(hash.replaceAll('-', '+').replaceAll('_', '/'));
  return signed.length === digest.length && digest.every((byte, at) => byte === signed.charCodeAt(at));
}

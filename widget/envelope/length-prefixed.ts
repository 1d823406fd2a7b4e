/** How several texts become one run of bytes that can't be read in two ways: each with its length before it. */

const encoder = new TextEncoder();

/** For each text: its length in UTF-8 bytes as four bytes, big-endian, and then these bytes. */
export function lengthPrefixed(...texts: string[]): Uint8Array<ArrayBuffer> {
  const parts = texts.map((text) => encoder.encode(text));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  let at = 0;
  for (const part of parts) {
    new DataView(bytes.buffer).setUint32(at, part.length);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  return bytes;
}

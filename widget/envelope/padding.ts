/**
 * Padding, so that a message's size says little: length as four bytes (big-endian), the bytes, zeros.
 * The list part is always 512 bytes; the body grows in the steps of Padmé from 4 KiB (see `paddedLength`).
 */
import { bodyCeilingBytes, paddedLength } from './wire.ts';

const prefixBytes = 4;

/** Bytes of content that fit in `size` bytes. */
export function roomIn(size: number): number {
  return size - prefixBytes;
}

/** Pads to exactly `size` bytes. Throws a `RangeError` for content that does not fit. */
export function pad(content: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  if (content.length > roomIn(size)) throw new RangeError('content does not fit');
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, prefixBytes);
  return padded;
}

/** The size of the body of so many bytes, or null where it is larger than the wire carries. */
export function bodySize(contentBytes: number): number | null {
  const size = paddedLength(contentBytes + prefixBytes);
  return size > bodyCeilingBytes ? null : size;
}

/** Takes the padding off. Throws a `RangeError` unless the length fits and every byte behind it is zero. */
export function unpad(padded: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const length = new DataView(padded.buffer, padded.byteOffset, padded.byteLength).getUint32(0);
  if (length > roomIn(padded.length)) throw new RangeError('wrong padding');
  // No callback for each byte: ten thousand list parts are opened one after the other.
  for (let at = prefixBytes + length; at < padded.length; at++)
    if (padded[at] !== 0) throw new RangeError('wrong padding');
  return padded.slice(prefixBytes, prefixBytes + length);
}

/**
 * Takes out of a WebP picture all that is no picture: Exif, XMP and what no standard knows, and whatever comes behind
 * its end. RFC 9649.
 */
import { ByteWindow, Damaged } from './byte-window.ts';

const picture = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];
/** In the header: "there is Exif" and "there is XMP". */
const announced = 0x08 | 0x04;

/** The stripped picture; throws `Damaged` where a part does not fit. */
export async function stripWebp(content: Blob): Promise<Blob> {
  const bytes = new ByteWindow(content);
  const start = await bytes.at(0, 12);
  const end = 8 + littleEndian(start, 4);
  if (end > bytes.size) throw new Damaged();
  const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  for (let at = 12; at < end; ) {
    const head = await bytes.at(at, 18);
    const type = String.fromCharCode(...head.subarray(0, 4));
    const length = littleEndian(head, 4);
    const next = at + 8 + length + (length % 2);
    if (next > end) throw new Damaged();
    if (type === 'VP8X') {
      const header = Uint8Array.from(head);
      if (length !== 10) throw new Damaged();
      header[8]! &= ~announced;
      parts.push(header);
    } else if (picture.includes(type)) parts.push(content.slice(at, next));
    at = next;
  }
  const body = new Blob(parts);
  const header = new Uint8Array(12);
  header.set(start);
  new DataView(header.buffer).setUint32(4, body.size + 4, true);
  return new Blob([header, body]);
}

function littleEndian(bytes: Uint8Array, at: number): number {
  if (bytes.length < at + 4) throw new Damaged();
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
}

/**
 * Takes out of a PNG all that is no picture: texts, Exif, times and what no standard knows, and whatever comes behind
 * its end. Only what is needed to show it stays. PNG (Third Edition), W3C, 5 and 11.
 */
import { ByteWindow, Damaged, type Kept } from './byte-window.ts';

const picture = 'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs'.split(' ');

/** The stripped picture; throws `Damaged` where it has no end. */
export async function stripPng(content: Blob): Promise<Blob> {
  const bytes = new ByteWindow(content);
  const kept: Kept[] = [[0, 8]];
  for (let at = 8; ; ) {
    const head = await bytes.at(at, 8);
    if (head.length < 8) throw new Damaged();
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
    const type = String.fromCharCode(...head.subarray(4));
    const end = at + 12 + length;
    if (end > bytes.size) throw new Damaged();
    if (picture.includes(type)) kept.push([at, end]);
    if (type === 'IEND') break;
    at = end;
  }
  return new Blob(kept.map(([from, until]) => content.slice(from, until)));
}

/**
 * Takes out of a JPEG all that is no picture: where, when and with what it was taken (Exif), who by (XMP, IPTC),
 * remarks, previews, and whatever comes behind its end, such as a second picture or a film. The picture itself is
 * not touched. Which way up it is stays, alone. ISO/IEC 10918-1 B.1; Exif 2.32, 4.6.
 */
import { ByteWindow, Damaged, hasText, type Kept } from './byte-window.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** The stripped picture; throws `Damaged` where it has no end or its parts don't follow each other. */
export async function stripJpeg(content: Blob): Promise<Blob> {
  const bytes = new ByteWindow(content);
  const kept: Kept[] = [];
  let upright = 1;
  let at = 2;
  for (;;) {
    const head = await bytes.at(at, 20);
    const marker = head[1];
    if (head[0] !== 0xff || marker === undefined) throw new Damaged();
    // A marker may have any number of these before it.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) {
      kept.push([at, at + 2]);
      break;
    }
    const length = (head[2]! << 8) | head[3]!;
    const end = at + 2 + length;
    if (!(length >= 2) || end > bytes.size) throw new Damaged();
    if (marker === 0xe1 && hasText(head, 'Exif\0', 4))
      upright = orientationIn(await bytes.at(at + 10, length - 8)) ?? upright;
    if (isPicture(marker, head, length)) kept.push([at, end]);
    at = end;
    if (marker !== startOfScan) continue;
    const next = await endOfScan(bytes, at);
    kept.push([at, next]);
    at = next;
  }
  const parts = kept.map(([from, until]) => content.slice(from, until));
  return new Blob([Uint8Array.of(0xff, 0xd8), ...(upright === 1 ? [] : [exifOf(upright)]), ...parts]);
}

/** All but the segments for applications and remarks, of which only these say how the picture looks. */
function isPicture(marker: number, head: Uint8Array, length: number): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  // JFIF of this length has no preview in it.
  if (marker === 0xe0) return hasText(head, 'JFIF\0', 4) && length === 16;
  if (marker === 0xe2) return hasText(head, 'ICC_PROFILE\0', 4);
  return marker === 0xee && hasText(head, 'Adobe', 4);
}

/** Where the next marker begins behind the data of a scan; in it FF is followed by 00 or by a restart (D0 to D7). */
async function endOfScan(bytes: ByteWindow, from: number): Promise<number> {
  let at = from;
  for (;;) {
    const part = await bytes.at(at, 65_536);
    if (part.length < 2) throw new Damaged();
    let place = part.indexOf(0xff);
    for (; place >= 0 && place + 1 < part.length; place = part.indexOf(0xff, place)) {
      const next = part[place + 1]!;
      if (next === 0 || (next >= 0xd0 && next <= 0xd7)) place += 2;
      else if (next === 0xff) place += 1;
      else return at + place;
    }
    // The last byte is looked at again with the one behind it.
    at += place === part.length - 1 ? place : part.length;
  }
}

/** Exif's orientation, 2 to 8; null where it says nothing else than upright, or can't be read. */
function orientationIn(tiff: Uint8Array): number | null {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  try {
    const little = view.getUint16(0) === 0x4949;
    const first = view.getUint32(4, little);
    const count = view.getUint16(first, little);
    for (let entry = 0; entry < count; entry++) {
      const at = first + 2 + entry * 12;
      if (view.getUint16(at, little) !== 0x0112) continue;
      const value = view.getUint16(at + 8, little);
      return value >= 2 && value <= 8 ? value : null;
    }
  } catch {
    // An offset that points outside: then it stays as it lies.
  }
  return null;
}

/** Exif with this one value and nothing else. */
function exifOf(orientation: number): Uint8Array<ArrayBuffer> {
  const header = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([...header, ...tiff, ...directory]);
}

/** Small real pictures, drawn by hand or by a browser, with all that a camera would put into them. */

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const u16 = (value: number) => [(value >> 8) & 255, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];

/** What must never leave a photo; stands in its Exif, its XMP, its remark, its texts and behind its end. */
export const place = 'GPS 52.0907 N 5.1214 E Vinkenlaan';

export const segment = (marker: number, content: number[]) => [
  0xff,
  marker,
  ...u16(content.length + 2),
  ...content,
];

/** Exif with an orientation and a place, big-endian. */
export function exif(orientation: number): number[] {
  const directory = [...u16(2), ...u16(0x0112), ...u16(3), ...u32(1), ...u16(orientation), 0, 0];
  const description = [...u16(0x010e), ...u16(2), ...u32(place.length), ...u32(38)];
  return segment(0xe1, [
    ...ascii('Exif'),
    0,
    0,
    ...ascii('MM'),
    0,
    42,
    ...u32(8),
    ...directory,
    ...description,
    ...u32(0),
    ...ascii(place),
  ]);
}

/** A picture of a browser's own, with everything of a phone's photo added. */
export function withCamera(jpeg: Uint8Array, orientation = 6): Uint8Array<ArrayBuffer> {
  const xmp = segment(0xe1, [...ascii('http://ns.adobe.com/xap/1.0/'), 0, ...ascii(place)]);
  const iptc = segment(0xed, ascii(`Photoshop 3.0 ${place}`));
  const second = segment(0xe2, [...ascii('MPF'), 0, ...ascii(place)]);
  const remark = segment(0xfe, ascii(place));
  const added = [...exif(orientation), ...xmp, ...iptc, ...second, ...remark];
  return Uint8Array.from([...jpeg.slice(0, 2), ...added, ...jpeg.slice(2), ...ascii(`film ${place}`)]);
}

/** A PNG with a text, an Exif part and something behind its end. */
export function withTexts(png: Uint8Array): Uint8Array<ArrayBuffer> {
  const part = (type: string, content: number[]) => [
    ...u32(content.length),
    ...ascii(type),
    ...content,
    0,
    0,
    0,
    0,
  ];
  const added = [
    ...part('tEXt', ascii(`Comment ${place}`)),
    ...part('eXIf', ascii(place)),
    ...part('zZzZ', ascii(place)),
  ];
  return Uint8Array.from([...png.slice(0, 33), ...added, ...png.slice(33), ...ascii(place)]);
}

/** A WebP with Exif and XMP, announced in its header. `webp` is one with transparency, so it has that header. */
export function withWebpExif(webp: Uint8Array): Uint8Array<ArrayBuffer> {
  const little = (value: number) => u32(value).reverse();
  const part = (type: string, content: number[]) => [
    ...ascii(type),
    ...little(content.length),
    ...content,
    ...(content.length % 2 ? [0] : []),
  ];
  const body = [...webp.slice(8), ...part('EXIF', ascii(place)), ...part('XMP ', ascii(place))];
  body[12]! |= 0x0c;
  return Uint8Array.from([...ascii('RIFF'), ...little(body.length), ...body, ...ascii(place)]);
}

/**
 * A photo goes along without where and when it was taken. Real pictures, drawn and looked at again by Chromium:
 * what is taken out is gone, and the picture is the same to the pixel.
 */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeFile } from '../../../widget/attachments/take-file.ts';
import { fileTypes } from '../../../widget/envelope/file-types.ts';
import { launchBrowser } from '../../support/browser.ts';
import { exif, place, segment, withCamera, withTexts, withWebpExif } from './sample-pictures.ts';

let browser: Browser;
let page: Page;
const drawn: Record<string, Uint8Array> = {};

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  for (const type of ['jpeg', 'png', 'webp']) drawn[type] = await draw(type);
});
afterAll(() => browser.close());

/** A picture with edges, so that its parts differ, 40 by 24. */
async function draw(type: string): Promise<Uint8Array> {
  return Uint8Array.from(
    await page.evaluate(async (type) => {
      const canvas = new OffscreenCanvas(40, 24);
      const pen = canvas.getContext('2d')!;
      for (let at = 0; at < 40; at++) {
        pen.fillStyle = `hsl(${at * 9} 80% 50%)`;
        pen.fillRect(at, 0, 1, 24 - at / 2);
      }
      const blob = await canvas.convertToBlob({ type: `image/${type}`, quality: 0.9 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }, type),
  );
}

/** Width, height and every pixel as the browser shows it. */
function shown(bytes: Uint8Array): Promise<{ width: number; height: number; pixels: string }> {
  return page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
      const { width, height } = bitmap;
      const pen = new OffscreenCanvas(width, height).getContext('2d')!;
      pen.drawImage(bitmap, 0, 0);
      return { width, height, pixels: pen.getImageData(0, 0, width, height).data.join() };
    },
    [...bytes],
  );
}

async function taken(bytes: Uint8Array<ArrayBuffer>) {
  const answer = await takeFile(new Blob([bytes]), fileTypes);
  if ('fault' in answer) return answer;
  return { type: answer.type, bytes: new Uint8Array(await answer.content.arrayBuffer()) };
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('a photo', () => {
  it.each([1, 3, 6, 8])('keeps which way up it is (%i), and looks the same', async (orientation) => {
    const photo = withCamera(drawn.jpeg!, orientation);
    const clean = await taken(photo);
    if ('fault' in clean) return expect.fail(clean.fault);
    expect(textOf(photo)).toContain(place);
    expect(textOf(clean.bytes)).not.toContain('GPS');
    expect(await shown(clean.bytes)).toEqual(await shown(photo));
  });

  it('holds nothing but its picture and that', async () => {
    const clean = await taken(withCamera(drawn.jpeg!, 6));
    if ('fault' in clean) return expect.fail(clean.fault);
    expect(clean.bytes.length).toBe(drawn.jpeg!.length + 36);
    const upright = await taken(withCamera(drawn.jpeg!, 1));
    if ('fault' in upright) return expect.fail(upright.fault);
    expect(Buffer.compare(upright.bytes, drawn.jpeg!)).toBe(0);
  });

  it('keeps the colours that its profile names, and the preview in its header goes', async () => {
    const profile = segment(0xe2, [...Buffer.from('ICC_PROFILE\0'), 1, 1, 9, 9]);
    const adobe = segment(0xee, [...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 1]);
    const preview = segment(0xe0, [...Buffer.from('JFXX\0'), 0x10, 1, 2, 3]);
    const [start, rest] = [drawn.jpeg!.slice(0, 2), drawn.jpeg!.slice(2)];
    const clean = await taken(Uint8Array.from([...start, ...profile, ...adobe, ...preview, ...rest]));
    expect(clean).toEqual({
      type: 'jpeg',
      bytes: Uint8Array.from([...start, ...profile, ...adobe, ...rest]),
    });
  });

  it('of a PNG or a WebP loses its texts and looks the same', async () => {
    const png = withTexts(drawn.png!);
    expect(textOf(drawn.webp!.slice(12, 16))).toBe('VP8X');
    const webp = withWebpExif(drawn.webp!);
    for (const [type, picture] of [
      ['png', png],
      ['webp', webp],
    ] as const) {
      const clean = await taken(picture);
      if ('fault' in clean) return expect.fail(clean.fault);
      expect(textOf(picture)).toContain(place);
      expect(textOf(clean.bytes)).not.toContain('GPS');
      expect([type, await shown(clean.bytes)]).toEqual([type, await shown(drawn[type]!)]);
    }
  });

  it.each(['jpeg', 'png', 'webp'])('of which the end is missing is refused: %s', async (type) => {
    expect(await taken(drawn[type]!.slice(0, -20) as Uint8Array<ArrayBuffer>)).toEqual({ fault: 'damaged' });
  });

  it('is never let through with its place, wherever that stands between its parts', async () => {
    const jpeg = drawn.jpeg!;
    const boundaries: number[] = [];
    for (let at = 2; jpeg[at + 1] !== 0xda; at += 2 + ((jpeg[at + 2]! << 8) | jpeg[at + 3]!))
      boundaries.push(at);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...boundaries),
        fc.constantFrom(0xe1, 0xe3, 0xe5, 0xec, 0xed, 0xef, 0xfe),
        fc.integer({ min: 0, max: 3 }),
        async (at, marker, fill) => {
          const hidden = [...Array(fill).fill(0xff), ...segment(marker, [...Buffer.from(place)])];
          const clean = await taken(Uint8Array.from([...jpeg.slice(0, at), ...hidden, ...jpeg.slice(at)]));
          return !('fault' in clean) && !textOf(clean.bytes).includes('GPS');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that is no more than noise behind its first bytes is refused or cleaned, and ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('jpeg', 'png', 'webp'),
        fc.uint8Array({ maxLength: 300 }),
        async (type, noise) => {
          const head = drawn[type]!.slice(0, 12);
          await taken(Uint8Array.from([...head, ...noise]));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('that says its Exif stands outside of the file stays as it lies', async () => {
    const broken = exif(6);
    broken.splice(14, 4, 0xff, 0xff, 0xff, 0xff);
    const clean = await taken(
      Uint8Array.from([...drawn.jpeg!.slice(0, 2), ...broken, ...drawn.jpeg!.slice(2)]),
    );
    expect(clean).toEqual({ type: 'jpeg', bytes: drawn.jpeg });
  });
});

describe('a file', () => {
  const zip = (...names: string[]) => {
    const local = names.map((name) =>
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from(name)]),
    );
    const central = names.map((name) => {
      const entry = Buffer.alloc(46);
      entry.write('PK\x01\x02', 'latin1');
      entry.writeUInt16LE(name.length, 28);
      return Buffer.concat([entry, Buffer.from(name)]);
    });
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt32LE(Buffer.concat(central).length, 12);
    end.writeUInt32LE(Buffer.concat(local).length, 16);
    return Buffer.concat([...local, ...central, end, deflateSync('')]).subarray(0, -8);
  };
  const bytesOf = (content: string | Buffer) => Uint8Array.from(Buffer.from(content as string));

  it.each([
    ['a PDF', '%PDF-1.7\n1 0 obj', 'pdf'],
    ['a Word document', zip('[Content_Types].xml', 'word/document.xml'), 'docx'],
    ['a text', 'Beste mensen, één vraag: €?\r\n', 'txt'],
  ])('is known by its bytes: %s', async (_, content, type) => {
    expect(await taken(bytesOf(content))).toMatchObject({ type });
  });

  it.each([
    ['nothing in it', '', 'empty'],
    ['a program', 'MZ\x90\0\x03', 'type'],
    ['a script behind a nought', '#!/bin/sh\0', 'type'],
    ['a PDF that begins elsewhere', 'x%PDF-1.7\0', 'type'],
    ['a ZIP', zip('a.txt'), 'type'],
    [
      'a Word document with macros',
      zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
      'type',
    ],
    ['a spreadsheet', zip('[Content_Types].xml', 'xl/workbook.xml'), 'type'],
    ['a ZIP without a directory', 'PK\x03\x04[Content_Types].xml word/document.xml', 'type'],
    ['a GIF', 'GIF89a\x01\0', 'type'],
    ['a phone’s HEIC', '\0\0\0\x18ftypheic\0\0', 'heic'],
    ['text of another kind', Buffer.from([0xe9, 0xe9]), 'type'],
  ])('is refused: %s', async (_, content, fault) => {
    expect(await taken(bytesOf(content))).toEqual({ fault });
  });

  it('is refused where the question does not take its type, whatever its name says', async () => {
    const page = new File(['<script>alert(1)</script>'], 'brief.pdf', { type: 'application/pdf' });
    expect(await takeFile(page, ['pdf', 'jpeg'])).toEqual({ fault: 'type' });
  });

  it('is told to be gone where it can’t be read', async () => {
    const gone = {
      size: 5,
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
    };
    expect(await takeFile(gone as unknown as Blob, fileTypes)).toEqual({ fault: 'gone' });
  });
});

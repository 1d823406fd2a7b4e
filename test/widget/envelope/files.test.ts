/** A file beside a message: sealed chunk by chunk, and opened only whole, in order, and where it belongs. */
import { beforeAll, describe, expect, it } from 'vitest';
import { contextFor, drawMessageId } from '../../../widget/envelope/context.ts';
import { chunksIn, isPaddedFile, sealedChunkBytes } from '../../../widget/envelope/file-sizes.ts';
import type { AttachedFile } from '../../../widget/envelope/message-content.ts';
import { type MessageSecret, messageSecret } from '../../../widget/envelope/message-keys.ts';
import { openBody, openSecret } from '../../../widget/envelope/open.ts';
import { OpenFailed } from '../../../widget/envelope/open-failed.ts';
import { openFile } from '../../../widget/envelope/open-file.ts';
import { parseEnvelope } from '../../../widget/envelope/parse-envelope.ts';
import { readersOf } from '../../../widget/envelope/readers.ts';
import { SealRefused, seal } from '../../../widget/envelope/seal.ts';
import { sealFile } from '../../../widget/envelope/seal-file.ts';
import { chunkBytes, fileFloorBytes, filesBytesCeiling } from '../../../widget/envelope/wire.ts';
import { sampleFile } from '../../vectors/sample-file.ts';
import { content, list, type SampleSite, sampleSite } from './sample-site.ts';

const secretOf = (seed: number, context = 1) =>
  messageSecret(new Uint8Array(32).fill(seed), new Uint8Array(32).fill(context));

interface Sealed {
  entry: AttachedFile;
  chunks: Uint8Array<ArrayBuffer>[];
}

async function sealed(secret: MessageSecret, file: number, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const sealing = sealFile(secret, file, new Blob([bytes]));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let next = await sealing.next();
  for (; !next.done; next = await sealing.next()) chunks.push(next.value.sealed);
  return { entry: { field: 'brief', name: 'brief.pdf', type: 'pdf', ...next.value }, chunks };
}

function opened(secret: MessageSecret, file: number, { entry, chunks }: Sealed): Promise<Blob> {
  const whole = new Blob(chunks);
  return openFile(
    secret,
    file,
    entry,
    async (from, until) => new Uint8Array(await whole.slice(from, until).arrayBuffer()),
  );
}

const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());

describe('a file', () => {
  it.each([
    ['one byte', 1, fileFloorBytes, 1],
    ['as large as the floor', fileFloorBytes, fileFloorBytes, 1],
    ['one byte more', fileFloorBytes + 1, 67_584, 1],
    ['one chunk to the byte', chunkBytes, chunkBytes, 1],
    ['one chunk and a byte', chunkBytes + 1, chunkBytes + 32_768, 2],
    ['three chunks to the byte', 3 * chunkBytes, 3 * chunkBytes, 3],
  ])('of %s comes back as it was', async (_, length, padded, chunks) => {
    const secret = await secretOf(7);
    const file = await sealed(secret, 2, sampleFile(length));
    expect(file.entry).toMatchObject({ bytes: length, padded, chunks });
    expect(file.chunks.map((each) => each.length)).toEqual(
      file.chunks.map((_each, number) => sealedChunkBytes(padded, number)),
    );
    expect((await bytesOf(await opened(secret, 2, file))).equals(sampleFile(length))).toBe(true);
  });

  describe('that something was done to', () => {
    let secret: MessageSecret;
    let file: Sealed;
    beforeAll(async () => {
      secret = await secretOf(7);
      file = await sealed(secret, 0, sampleFile(2 * chunkBytes + 5));
    });

    const changes: [string, (whole: Sealed) => Partial<Sealed>][] = [
      ['a chunk left out', ({ chunks }) => ({ chunks: [chunks[0]!, chunks[2]!] })],
      ['two chunks changed about', ({ chunks }) => ({ chunks: [chunks[1]!, chunks[0]!, chunks[2]!] })],
      ['a chunk twice', ({ chunks }) => ({ chunks: [chunks[0]!, chunks[0]!, chunks[2]!] })],
      ['a chunk too many', ({ chunks }) => ({ chunks: [...chunks, chunks[2]!] })],
      ['its end cut off', ({ chunks }) => ({ chunks: chunks.slice(0, 2) })],
      [
        'its end cut off, and a body that says so',
        ({ chunks, entry }) => ({
          chunks: chunks.slice(0, 2),
          entry: { ...entry, bytes: 2 * chunkBytes, padded: 2 * chunkBytes, chunks: 2 },
        }),
      ],
      [
        'one bit turned',
        ({ chunks }) => ({
          chunks: chunks.map((each, at) => (at === 1 ? each.with(9, each[9]! ^ 1) : each)),
        }),
      ],
      ['another hash in the body', ({ entry }) => ({ entry: { ...entry, hash: 'A'.repeat(43) } })],
      ['another length in the body', ({ entry }) => ({ entry: { ...entry, bytes: entry.bytes - 4 } })],
    ];
    it.each(changes)('does not open with %s', async (_, change) => {
      await expect(opened(secret, 0, { ...file, ...change(file) })).rejects.toThrow(OpenFailed);
    });

    it('does not open under another number, another message or another context', async () => {
      await expect(opened(secret, 1, file)).rejects.toThrow(OpenFailed);
      await expect(opened(await secretOf(8), 0, file)).rejects.toThrow(OpenFailed);
      await expect(opened(await secretOf(7, 2), 0, file)).rejects.toThrow(OpenFailed);
    });
  });

  it('is not sealed where it changed under our hands', async () => {
    const content = new Blob([sampleFile(10)]);
    const lying = { size: 11, slice: content.slice.bind(content) } as Blob;
    await expect(sealFile(await secretOf(1), 0, lying).next()).rejects.toThrow(RangeError);
  });
});

describe('sizes of files', () => {
  it.each([
    [fileFloorBytes, true],
    [fileFloorBytes - 1, false],
    [fileFloorBytes + 1, false],
    [67_584, true],
    [filesBytesCeiling, false],
    [25_165_824, true],
    [26_214_400, false],
    [Number.NaN, false],
    ['65536', false],
  ])('%s is one: %s', (size, is) => {
    expect(isPaddedFile(size)).toBe(is);
  });

  it('are counted in chunks of a mebibyte', () => {
    expect([1, chunkBytes, chunkBytes + 1].map(chunksIn)).toEqual([1, 1, 2]);
  });
});

describe('a message with files', () => {
  let site: SampleSite;
  beforeAll(async () => {
    site = await sampleSite();
  });

  async function message(attach?: (secret: MessageSecret) => Promise<AttachedFile[]>, long = '') {
    const context = await contextFor(site.verified, 'aanmelding', drawMessageId());
    const readers = readersOf(site.verified.statement, 'aanmelding');
    const answers = [{ field: 'vraag', label: 'Uw vraag', kind: 'longtext', value: long }];
    const text = long ? { ...content, answers } : content;
    return seal({ content: text, list, context, suite: 'p256', readers, attach });
  }

  it('names their padded sizes in its header and all else in its body, and each opens with its secret', async () => {
    const files: Sealed[] = [];
    const envelope = await message(async (secret) => {
      files.push(await sealed(secret, 0, sampleFile(10)), await sealed(secret, 1, sampleFile(70_000)));
      return files.map(({ entry }) => entry);
    });
    expect(parseEnvelope(JSON.parse(JSON.stringify(envelope))).files).toEqual([65_536, 71_680]);
    expect(JSON.stringify(envelope)).not.toContain('brief');
    const { list: _, body, ...header } = envelope;
    const secret = await openSecret(header, site.anna.keys);
    const { files: named } = await openBody(secret, body);
    expect(named).toEqual(files.map(({ entry }) => entry));
    expect((await bytesOf(await opened(secret, 1, files[1]!))).equals(sampleFile(70_000))).toBe(true);
  });

  it('looks without files as it did before there were any', async () => {
    expect(Object.keys(await message())).not.toContain('files');
  });

  it('sends no file of a text that is too long anyway', async () => {
    const attach = async () => expect.fail('asked for files');
    await expect(message(attach, 'a'.repeat(300_000))).rejects.toEqual(new SealRefused('too-large'));
  });

  it('is not sealed where its files could not be sent', async () => {
    const stopped = new SealRefused('cancelled');
    await expect(message(() => Promise.reject(stopped))).rejects.toBe(stopped);
  });
});

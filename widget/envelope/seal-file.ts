/**
 * Seals one file, chunk after chunk, so that never more than one of them is in memory. Loaded by a form that asks
 * for files only; like seal.ts it opens nothing.
 */
import { chunksIn, paddedFile } from './file-sizes.ts';
import { ChunkHash, chunkCipher } from './file-stream.ts';
import { type MessageSecret, partKey } from './message-keys.ts';
import { chunkBytes } from './wire.ts';

export interface SealedChunk {
  /** Counts from 0, as the file does. */
  number: number;
  sealed: Uint8Array<ArrayBuffer>;
}

/** What the body says of a file beside its name, type and question. */
export interface SealedSizes {
  bytes: number;
  padded: number;
  chunks: number;
  hash: string;
}

/**
 * Yields the sealed chunks in order; when all are taken, returns what the body has to say.
 * `content` must stay as it is: where reading fails, or gives another length, this throws.
 */
export async function* sealFile(
  secret: MessageSecret,
  file: number,
  content: Blob,
): AsyncGenerator<SealedChunk, SealedSizes> {
  const key = await partKey(secret, `file/${file}`, 'encrypt');
  const padded = paddedFile(content.size);
  const chunks = chunksIn(padded);
  const hash = new ChunkHash();
  for (let number = 0; number < chunks; number++) {
    const plain = await paddedSlice(content, number, padded);
    const cipher = chunkCipher(secret, file, { number, last: number === chunks - 1 });
    const sealed = new Uint8Array(await crypto.subtle.encrypt(cipher, key, plain));
    free(plain);
    hash.add(sealed);
    yield { number, sealed };
  }
  return { bytes: content.size, padded, chunks, hash: await hash.end() };
}

/** The bytes of one chunk, with zeros where the file has ended. */
async function paddedSlice(content: Blob, number: number, padded: number): Promise<ArrayBuffer> {
  const from = number * chunkBytes;
  const until = Math.min(from + chunkBytes, padded);
  const bytes = await content.slice(from, until).arrayBuffer();
  if (bytes.byteLength !== Math.max(0, Math.min(until, content.size) - from))
    throw new RangeError('the file has changed');
  if (bytes.byteLength === until - from) return bytes;
  const filled = new Uint8Array(until - from);
  filled.set(new Uint8Array(bytes));
  return filled.buffer;
}

/** Its other end is closed: what is sent there is dropped. */
const { port1: nowhere, port2: closed } = new MessageChannel();
closed.close();

/**
 * Gives the memory back at once: the buffer is sent to where nobody is. `transfer(0)` empties it too, but Chromium
 * then keeps the bytes until its own clean-up and no longer counts them towards one: 25 MB was in memory twice by then.
 */
export function free(buffer: ArrayBuffer): void {
  nowhere.postMessage(null, [buffer]);
}

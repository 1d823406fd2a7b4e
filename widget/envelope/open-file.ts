/**
 * Opens one file of a message: for the inbox and the command line, never in a visitor's bundle (promise 3).
 * Nothing comes out before the last chunk was verified, and whatever is wrong there is one answer, `OpenFailed`.
 */
import { sealedChunkBytes } from './file-sizes.ts';
import { ChunkHash, chunkCipher } from './file-stream.ts';
import type { AttachedFile } from './message-content.ts';
import { type MessageSecret, partKey } from './message-keys.ts';
import { OpenFailed } from './open-failed.ts';

/** Gives the sealed bytes from `from` to `until`; a Blob's slice, or rows of a database. */
export type ReadSealed = (from: number, until: number) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * The content of file number `file`, as the body describes it. `read` gives its sealed chunks, one behind the other.
 * Throws `OpenFailed` where one is missing, moved, cut off, added or changed.
 */
export async function openFile(
  secret: MessageSecret,
  file: number,
  { bytes, padded, chunks, hash }: AttachedFile,
  read: ReadSealed,
): Promise<Blob> {
  try {
    const key = await partKey(secret, `file/${file}`, 'decrypt');
    const hashes = new ChunkHash();
    const parts: ArrayBuffer[] = [];
    let at = 0;
    for (let number = 0; number < chunks; number++) {
      const size = sealedChunkBytes(padded, number);
      const sealed = await read(at, at + size);
      at += size;
      hashes.add(sealed);
      const cipher = chunkCipher(secret, file, { number, last: number === chunks - 1 });
      parts.push(await crypto.subtle.decrypt(cipher, key, sealed));
    }
    if ((await read(at, at + 1)).length > 0) throw new RangeError('more than one file');
    if ((await hashes.end()) !== hash) throw new Error('another file');
    const whole = new Blob(parts);
    const rest = new Uint8Array(await whole.slice(bytes).arrayBuffer());
    if (rest.some((byte) => byte !== 0)) throw new RangeError('wrong padding');
    return whole.slice(0, bytes);
  } catch (cause) {
    throw new OpenFailed(cause);
  }
}

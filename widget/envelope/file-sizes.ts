/** How large a file is on the wire: its padding, its chunks, and what the files of one message may take. Pure. */
import { chunkBytes, chunkTagBytes, fileFloorBytes, filesBytesCeiling, paddedLength } from './wire.ts';

/** How large a file of so many bytes is with its padding. */
export function paddedFile(bytes: number): number {
  return paddedLength(bytes, fileFloorBytes);
}

/** How many chunks a file of `padded` bytes has. */
export function chunksIn(padded: number): number {
  return Math.ceil(padded / chunkBytes);
}

/** Bytes of one sealed chunk of such a file; `number` counts from 0. */
export function sealedChunkBytes(padded: number, number: number): number {
  return Math.min(chunkBytes, padded - number * chunkBytes) + chunkTagBytes;
}

/** Whether this is a size that a padded file can have. */
export function isPaddedFile(padded: unknown): padded is number {
  return (
    Number.isSafeInteger(padded) &&
    (padded as number) <= paddedFile(filesBytesCeiling) &&
    paddedFile(padded as number) === padded
  );
}

/**
 * What `count` files of together `bytes` bytes take at most when they are padded: Padmé adds no more than a
 * thirty-second part between 64 KiB and 4 GiB, and a small file becomes 64 KiB.
 */
export function budgetOf(bytes: number, count: number): number {
  return Math.ceil((bytes * 33) / 32) + count * fileFloorBytes;
}

/** The sum of some sizes. */
export function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

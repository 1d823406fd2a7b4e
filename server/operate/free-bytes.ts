/** Room on the disk of a folder. */
import { statfsSync } from 'node:fs';

/** Under this the operator is told: what comes in is refused only when there is nothing left. */
export const lowDiskBytes = 500_000_000;

/** What is left for wiping, the register and the log, when visitors are refused already. */
export const reserveBytes = 100_000_000;

/** What an ordinary user may still write there, in bytes. Throws where there is no such folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

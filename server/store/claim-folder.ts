/**
 * One server to a data folder: two would send each mail twice and wipe behind each other's back.
 * Called by services.ts before anything is opened; the operator's short commands don't claim.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Thrown by `claimFolder`: another server runs on this folder. */
export class FolderClaimed extends Error {
  readonly code = 'folder-claimed';
  constructor(folder: string) {
    super(`another server is running on ${folder}`);
    this.name = 'FolderClaimed';
  }
}

/**
 * Claims the folder until `release` is called or the process ends, however it ends: what is held is an exclusive
 * transaction on an empty SQLite file, so the operating system's own lock. Throws `FolderClaimed`.
 */
export function claimFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'claim.sqlite');
  const claim = new DatabaseSync(file, { timeout: 0 });
  try {
    chmodSync(file, 0o600);
    claim.exec('begin exclusive');
  } catch (error) {
    claim.close();
    // SQLITE_BUSY; anything else (a full or read-only disk) is its own fault.
    if ((error as { errcode?: number }).errcode === 5) throw new FolderClaimed(folder);
    throw error;
  }
  return { release: () => claim.close() };
}

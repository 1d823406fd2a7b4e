/**
 * A random secret of this server, kept beside the database. It makes the settings that are made up for unknown
 * names the same each time; it opens nothing and signs nothing.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const secretBytes = 32;

/** Reads the secret of a data folder, or draws it the first time. */
export function openServerSecret(dataDir: string): Buffer {
  const file = join(dataDir, 'server-secret');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, randomBytes(secretBytes));
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file);
  if (secret.length !== secretBytes) throw new Error('the server-secret file is damaged; remove it');
  return secret;
}

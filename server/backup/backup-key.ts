/**
 * The key that back-ups are sealed to, from the file that has its public half: a server can make back-ups that it can't
 * read. The words that open them are in backup-words.ts, which no server loads.
 */
import { readFileSync } from 'node:fs';
import { fromBase64url } from '../../widget/envelope/base64url.ts';
import { hashBytes } from '../../widget/envelope/hash.ts';
import type { PublicKeys } from '../../widget/envelope/reading-key.ts';
import type { PublicKey } from '../../widget/envelope/site-statement.ts';
import type { Suite } from '../../widget/envelope/wire.ts';

export const keyFormat = 'privacyloket-backup-key-1';

/** Thrown for a file that holds no back-up key. */
export class BackupKeyRefused extends Error {
  readonly code = 'backup-key-refused';
  constructor(file: string, cause?: unknown) {
    super(`${file} holds no back-up key: make one with "privacyloket backup key <file>"`, { cause });
    this.name = 'BackupKeyRefused';
  }
}

/** The strongest public key of a file, with its suite. Throws `BackupKeyRefused`. */
export async function readBackupKey(file: string): Promise<{ suite: Suite; key: PublicKey }> {
  try {
    const { format, keys } = JSON.parse(readFileSync(file, 'utf8')) as { format: string; keys: PublicKeys };
    const suite: Suite = keys.xwing ? 'xwing' : 'p256';
    const key = keys[suite]!;
    if (format !== keyFormat || (await hashBytes(fromBase64url(key.public))) !== key.id)
      throw new TypeError('not a key');
    return { suite, key };
  } catch (cause) {
    throw new BackupKeyRefused(file, cause);
  }
}

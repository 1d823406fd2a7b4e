/**
 * The private half of the back-up key: twelve words on paper, drawn once and stored nowhere. Loaded by the operator's
 * commands only: a running server holds nothing that opens (promise 2).
 */
import { writeFileSync } from 'node:fs';
import type { ReadingKey } from '../../widget/envelope/reading-key.ts';
import { drawRecoveryWords, readRecoveryWords, recoveryKeys } from '../../widget/envelope/recovery.ts';
import { keyFormat } from './backup-key.ts';

/** In the place of a site: the words of a back-up open no messages of any. */
const use = 'back-up';

/** Draws the words and writes the public half to a new file; throws where the file is there already. */
export async function makeBackupKey(file: string): Promise<string[]> {
  const words = await drawRecoveryWords();
  const seed = await readRecoveryWords(words.join(' '));
  const { public: keys } = await recoveryKeys(seed, use);
  writeFileSync(file, `${JSON.stringify({ format: keyFormat, keys }, null, 2)}\n`, {
    flag: 'wx',
    mode: 0o644,
  });
  return words;
}

/** The private keys of the words. Throws `WordsRefused`. */
export async function backupKeys(words: string): Promise<ReadingKey[]> {
  return (await recoveryKeys(await readRecoveryWords(words), use)).reading;
}

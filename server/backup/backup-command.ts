/** `privacyloket backup`: one now, and the key for it. The server may be running. */
import { existsSync } from 'node:fs';
import { makeBackupKey } from './backup-words.ts';
import { writeBackup } from './write-backup.ts';

/** Makes a key: the public half in a file, the words once on the screen. Returns the exit code. */
export async function backupKeyCommand(file: string, print: (line: string) => void): Promise<number> {
  if (existsSync(file)) {
    print(`${file} is there already: back-ups that were sealed to it open with its own words only.`);
    return 1;
  }
  const words = await makeBackupKey(file);
  print(words.join(' '));
  print(
    'Write these twelve words on paper. They are shown once and stored nowhere; they alone open a back-up.',
  );
  return 0;
}

/** Writes a back-up now. Returns the exit code. */
export async function backupCommand(
  settings: { dataDir: string; into: string | undefined; keyFile: string | undefined; keep: string },
  print: (line: string) => void,
): Promise<number> {
  const { into, keyFile, ...rest } = settings;
  if (!into || !keyFile) {
    print('Set BACKUP_DIR and BACKUP_KEY; make the key with "privacyloket backup key <file>".');
    return 1;
  }
  print(await writeBackup({ ...rest, into, keyFile, now: Date.now() }));
  return 0;
}

/**
 * Writes one back-up: a consistent copy, checked, sealed to the back-up key, and read back once it is on the disk.
 * Beside it goes the ledger, which a restore needs to wipe again what was wiped since. Opens nothing.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, openAsBlob } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fromBase64url, toBase64url } from '../../widget/envelope/base64url.ts';
import { cipherSuite } from '../../widget/envelope/hpke-suites.ts';
import { messageSecret } from '../../widget/envelope/message-keys.ts';
import { sealFile } from '../../widget/envelope/seal-file.ts';
import { addTerm } from '../retention/dutch-calendar.ts';
import {
  type BackupHeader,
  backupContext,
  backupFormat,
  backupInfo,
  fileEnding,
  momentIn,
  nameAt,
} from './backup-format.ts';
import { readBackupKey } from './backup-key.ts';

/** The consistent copy, while a back-up is being made. */
export const copyName = 'backup-copy.sqlite';

export interface BackupOptions {
  /** The folder that the server runs on. */
  dataDir: string;
  /** Where back-ups go; another disk, or what is copied to one. */
  into: string;
  /** File with the public key. */
  keyFile: string;
  /** ISO 8601 duration: older back-ups are removed once a new one is whole. */
  keep: string;
  /** Milliseconds. */
  now: number;
}

/** Writes a back-up and removes those past their time. Returns its path. Throws where anything is not as it should be. */
export async function writeBackup({ dataDir, into, keyFile, keep, now }: BackupOptions): Promise<string> {
  const { suite, key } = await readBackupKey(keyFile);
  await mkdir(into, { recursive: true, mode: 0o700 });
  // What a crash left behind is of no use to anybody.
  for (const name of await readdir(into))
    if (name.endsWith('.part')) await rm(join(into, name), { force: true });
  const path = join(into, nameAt(now) + fileEnding);
  // Within the data folder, which is nobody else's, and never where back-ups are copied away from.
  const copy = join(dataDir, copyName);
  const part = `${path}.part`;
  try {
    await overwritten(copy);
    await copyDatabase(join(dataDir, 'privacyloket.sqlite'), copy);
    const content = await openAsBlob(copy);
    const written = await writeSealed(part, content, {
      at: new Date(now).toISOString(),
      suite,
      key: key.id,
      publicKey: key.public,
    });
    if ((await hashOfFile(part)) !== written) throw new Error('the back-up did not come out as it went in');
    // The ledger first: a back-up without the lines that were written meanwhile would bring back what is gone.
    copyFileSync(join(dataDir, 'ledger', 'ledger.jsonl'), join(into, 'ledger.jsonl'));
    await rename(part, path);
    await syncFolder(into);
  } finally {
    await overwritten(copy);
    await rm(part, { force: true });
  }
  await forgetOld(into, keep, now);
  return path;
}

/** Takes a readable copy away, its bytes first: what is wiped later may be in it. */
export async function overwritten(file: string): Promise<void> {
  const handle = await open(file, 'r+').catch(() => null);
  if (!handle) return;
  try {
    const { size } = await handle.stat();
    const zeros = new Uint8Array(2 ** 20);
    for (let at = 0; at < size; at += zeros.length)
      await handle.write(zeros, 0, Math.min(zeros.length, size - at), at);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(file, { force: true });
}

/** Back-ups in a folder, newest first. */
export async function backupsIn(folder: string): Promise<{ file: string; at: number }[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((file) => {
      const at = momentIn(file);
      return at === null ? [] : [{ file, at }];
    })
    .sort((one, other) => other.at - one.at);
}

async function forgetOld(folder: string, keep: string, now: number): Promise<void> {
  for (const { file, at } of (await backupsIn(folder)).slice(1))
    if (addTerm(at, keep) <= now) await rm(join(folder, file));
}

function copyDatabase(from: string, to: string): Promise<void> {
  const worker = new Worker(new URL('./copy-worker.ts', import.meta.url), { workerData: { from, to } });
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
}

/** Returns SHA-256 of the file as it was written. */
async function writeSealed(
  file: string,
  content: Blob,
  { at, suite, key, publicKey }: { at: string; suite: BackupHeader['suite']; key: string; publicKey: string },
): Promise<string> {
  const about = { at, suite, key, bytes: content.size };
  const context = await backupContext(about);
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const hpke = cipherSuite(suite);
  const { encapsulatedSecret, ciphertext } = await hpke.Seal(
    await hpke.DeserializePublicKey(fromBase64url(publicKey)),
    bytes,
    { info: backupInfo(about, context) },
  );
  const header: BackupHeader = {
    format: backupFormat,
    ...about,
    enc: toBase64url(encapsulatedSecret),
    sealed: toBase64url(ciphertext),
  };
  const secret = await messageSecret(bytes, context);
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  try {
    const write = async (part: Uint8Array) => {
      hash.update(part);
      await handle.writeFile(part);
    };
    await write(Buffer.from(`${JSON.stringify(header)}\n`));
    for await (const { sealed } of sealFile(secret, 0, content)) await write(sealed);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('base64url');
}

async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of (await openAsBlob(file)).stream()) hash.update(chunk);
  return hash.digest('base64url');
}

/** A renamed file is only there after a power cut when its folder was synchronised too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

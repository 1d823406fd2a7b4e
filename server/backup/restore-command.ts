/**
 * `privacyloket restore`: puts a back-up in an empty data folder, with the words of the back-up key, and lets the
 * ledger have its say before anything is served: what was wiped since does not come back, what was kept since stays.
 * Loaded for this command only: a running server holds nothing that opens (promise 2).
 */
import { copyFileSync, existsSync, mkdirSync, openAsBlob } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Readable } from 'node:stream';
import { fromBase64url } from '../../widget/envelope/base64url.ts';
import { chunksIn, paddedFile, sealedChunkBytes } from '../../widget/envelope/file-sizes.ts';
import { chunkCipher } from '../../widget/envelope/file-stream.ts';
import { cipherSuite } from '../../widget/envelope/hpke-suites.ts';
import { messageSecret, partKey } from '../../widget/envelope/message-keys.ts';
import { WordsRefused } from '../../widget/envelope/spoken-words.ts';
import { wordsFault } from '../../widget/words/open-nl.ts';
import { typedSheet } from '../recovery/typed-sheet.ts';
import { openLedger } from '../retention/ledger.ts';
import { ledgerCommand } from '../retention/ledger-command.ts';
import { claimFolder } from '../store/claim-folder.ts';
import { openStore } from '../store/open-store.ts';
import {
  BackupRefused,
  backupContext,
  backupInfo,
  headerCeilingBytes,
  parseHeader,
} from './backup-format.ts';
import { backupKeys } from './backup-words.ts';

export interface RestoreEffects {
  dataDir: string;
  /** Where the words come from: never an argument, since those stand in a shell's history. */
  input: Readable;
  print: (line: string) => void;
  /** Milliseconds. */
  now: number;
}

/** Puts the back-up back and replays the ledger. Returns the exit code; where it is not 0, nothing was put in place. */
export async function restoreCommand(
  file: string,
  { dataDir, input, print, now }: RestoreEffects,
): Promise<number> {
  const database = join(dataDir, 'privacyloket.sqlite');
  if (existsSync(database)) {
    print(`${database} is there already. Move it away first: nothing is overwritten.`);
    return 1;
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const claim = claimFolder(dataDir);
  const part = `${database}.part`;
  try {
    print('Type the twelve words of the back-up key. Then press Enter.');
    await unseal(file, part, await typedSheet(input));
    checkSound(part);
    const kept = join(dataDir, 'ledger', 'ledger.jsonl');
    const beside = join(dirname(file), 'ledger.jsonl');
    const lost = !existsSync(kept);
    if (lost && existsSync(beside)) {
      mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
      copyFileSync(beside, kept);
    }
    await rename(part, database);
    const store = openStore(database);
    const ledger = openLedger(join(dataDir, 'ledger'));
    try {
      // What was decided since that copy was made is lost with the disk: a hold may be among it, or a withdrawal.
      if (lost) ledger.append([{ at: now, id: '', fact: 'incomplete', why: '' }]);
      await ledgerCommand({ store, ledger }, { confirm: false, at: now, print });
    } finally {
      ledger.close();
      store.close();
    }
    print('The back-up is in place. Start the server; it serves nothing that the ledger says is gone.');
    return 0;
  } catch (fault) {
    if (fault instanceof WordsRefused) print(wordsFault(fault));
    else if (fault instanceof BackupRefused) print(`${fault.message}: other words, or another file.`);
    else throw fault;
    return 1;
  } finally {
    await rm(part, { force: true });
    claim.release();
  }
}

/** Throws `BackupRefused` for anything that does not open to the last chunk, and leaves no half file as whole. */
async function unseal(file: string, to: string, words: string): Promise<void> {
  const keys = await backupKeys(words);
  const handle = await open(to, 'w', 0o600);
  try {
    const sealed = await openAsBlob(file);
    const head = new Uint8Array(await sealed.slice(0, headerCeilingBytes).arrayBuffer());
    const end = head.indexOf(0x0a);
    if (end < 0) throw new TypeError('no first line');
    const header = parseHeader(new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, end)));
    const key = keys.find(({ id, suite }) => id === header.key && suite === header.suite);
    if (!key) throw new TypeError('sealed to another key');
    const context = await backupContext(header);
    const bytes = await cipherSuite(header.suite).Open(
      key.pair,
      fromBase64url(header.enc),
      fromBase64url(header.sealed),
      { info: backupInfo(header, context) },
    );
    const secret = await messageSecret(new Uint8Array(bytes), context);
    const chunkKey = await partKey(secret, 'file/0', 'decrypt');
    const padded = paddedFile(header.bytes);
    const chunks = chunksIn(padded);
    let at = end + 1;
    let left = header.bytes;
    for (let number = 0; number < chunks; number++) {
      const size = sealedChunkBytes(padded, number);
      const chunk = await sealed.slice(at, at + size).arrayBuffer();
      at += size;
      const cipher = chunkCipher(secret, 0, { number, last: number === chunks - 1 });
      const plain = new Uint8Array(await crypto.subtle.decrypt(cipher, chunkKey, chunk));
      await handle.writeFile(plain.subarray(0, Math.min(left, plain.length)));
      left -= Math.min(left, plain.length);
    }
    if (at !== sealed.size) throw new RangeError('more than one back-up');
    await handle.sync();
  } catch (cause) {
    throw new BackupRefused(cause);
  } finally {
    await handle.close();
  }
}

function checkSound(file: string): void {
  const copy = new DatabaseSync(file, { readOnly: true });
  const [found] = copy.prepare('pragma integrity_check').all() as { integrity_check: string }[];
  copy.close();
  if (found?.integrity_check !== 'ok') throw new BackupRefused();
}

/**
 * `privacyloket update`: what a new release does to the database, tried first (`--dry-run`), and then for good, after a
 * back-up. A server that starts does the same without asking; this is for who wants to see it before.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeBackup } from '../backup/write-backup.ts';
import { claimFolder, FolderClaimed } from './claim-folder.ts';
import { migrations, NewerSchema } from './migrations.ts';
import { openStore } from './open-store.ts';
import { changesBetween, type SchemaSeen, seeSchema } from './schema-changes.ts';

export interface UpdateSettings {
  dataDir: string;
  /** Where the back-up goes that comes first; absent where the operator has set none. */
  backup: { into: string; keyFile: string; keep: string } | undefined;
  /** Only say what would change. */
  dryRun: boolean;
  /** Milliseconds. */
  now: number;
  print: (line: string) => void;
}

/** Returns the exit code. Where it is not 0, nothing was changed. */
export async function updateCommand(settings: UpdateSettings): Promise<number> {
  const { dataDir, dryRun, print } = settings;
  const file = join(dataDir, 'privacyloket.sqlite');
  if (!existsSync(file)) {
    print(`${dataDir} holds no database yet: the server makes it at its first start.`);
    return 0;
  }
  const before = seen(file);
  if (before.version > migrations.length) {
    print(`${new NewerSchema(before.version).message}: install that release again, or put a back-up back.`);
    return 1;
  }
  if (before.version === migrations.length) {
    print(`The database has schema ${before.version}, which is what this release uses: nothing changes.`);
    return 0;
  }
  print(`The database has schema ${before.version}; this release uses ${migrations.length}.`);
  return dryRun ? tryOut(file, before, print) : update(file, before, settings);
}

/** In one transaction that is never committed: there is no copy to wipe again, and a crash leaves all as it was. */
function tryOut(file: string, before: SchemaSeen, print: UpdateSettings['print']): number {
  const sqlite = new DatabaseSync(file, { timeout: 5000 });
  try {
    sqlite.exec('pragma temp_store = memory');
    sqlite.exec('begin immediate');
    for (const sql of migrations.slice(before.version)) sqlite.exec(sql);
    report(before, sqlite, print);
  } finally {
    if (sqlite.isTransaction) sqlite.exec('rollback');
    sqlite.close();
  }
  print('This was tried and taken back. "privacyloket update" makes a back-up and does it.');
  return 0;
}

async function update(file: string, before: SchemaSeen, settings: UpdateSettings): Promise<number> {
  const { dataDir, backup, now, print } = settings;
  if (!backup) {
    print('Set BACKUP_DIR and BACKUP_KEY: there is no way back without a back-up.');
    return 1;
  }
  try {
    using _claim = claimed(dataDir);
    print(`Back-up: ${await writeBackup({ dataDir, ...backup, now })}`);
    const store = openStore(file);
    try {
      report(before, store.sqlite, print);
    } finally {
      store.close();
    }
  } catch (fault) {
    if (!(fault instanceof FolderClaimed)) throw fault;
    print('Stop the server first.');
    return 1;
  }
  print('Done.');
  return 0;
}

function claimed(dataDir: string): Disposable {
  const { release } = claimFolder(dataDir);
  return { [Symbol.dispose]: release };
}

function seen(file: string): SchemaSeen {
  const sqlite = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    return seeSchema(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Throws where the database is not sound afterwards; a server would not have noticed by itself. */
function report(before: SchemaSeen, sqlite: DatabaseSync, print: UpdateSettings['print']): void {
  for (const change of changesBetween(before, seeSchema(sqlite))) print(`  ${change}`);
  const [found] = sqlite.prepare('pragma integrity_check').all() as { integrity_check: string }[];
  const loose = sqlite.prepare('pragma foreign_key_check').all();
  if (found?.integrity_check !== 'ok' || loose.length > 0) throw new Error('the database is not sound');
  print('  checked: the database is sound');
}

/**
 * A database of each release there was, full of rows, becomes one of this release with nothing lost; and what was once
 * released is never changed, since two databases with the same number would then be two kinds.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupKeyCommand } from '../../../server/backup/backup-command.ts';
import { backupsIn } from '../../../server/backup/write-backup.ts';
import { openLedger } from '../../../server/retention/ledger.ts';
import { claimFolder } from '../../../server/store/claim-folder.ts';
import { migrations } from '../../../server/store/migrations.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { seeSchema } from '../../../server/store/schema-changes.ts';
import { updateCommand } from '../../../server/store/update-command.ts';

/** The start of the SHA-256 of each entry, added when it is released; the newest may have none yet. */
const released = [
  '59c05aaa0ed7daf4',
  '46a827cefbd15b23',
  '4a465d1ad4678c43',
  '804a735b469f73b4',
  '41e3974565e8521f',
  'a6bd60ebbe440dd4',
  '7c701e7f5cbe92c5',
  'b07d3c46d793401f',
  'b184455cc03132d8',
  'addbd0f47ca4f9e5',
];
const versions = migrations.map((_, at) => at + 1);
const older = versions.filter((version) => version < migrations.length);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacyloket-schemas-'));
  file = join(folder, 'privacyloket.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

type Rows = Record<string, Record<string, unknown>[]>;

/** A database as the release of that version left it, with a row in every table. */
function databaseOf(version: number): Rows {
  const sqlite = new DatabaseSync(file);
  sqlite.exec('pragma auto_vacuum = full; pragma journal_mode = wal');
  for (const sql of migrations.slice(0, version)) sqlite.exec(sql);
  sqlite.exec(`pragma user_version = ${version}`);
  // In the order of their making, so what a row points at is there before it.
  for (const table of tablesOf(sqlite)) fillTable(sqlite, table);
  const rows = rowsOf(sqlite);
  sqlite.close();
  return rows;
}

function tablesOf(sqlite: DatabaseSync): string[] {
  return sqlite
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by rowid",
    )
    .all()
    .map(({ name }) => String(name));
}

/** One row: each text says where it stands, except where it points at another row. */
function fillTable(sqlite: DatabaseSync, table: string): void {
  const pointing = new Map(
    sqlite
      .prepare(`pragma foreign_key_list("${table}")`)
      .all()
      .map(({ from, table: to, to: column }) => [from, `${to}.${column}`]),
  );
  const row: Record<string, SQLInputValue> = {};
  for (const { name, type } of sqlite.prepare(`pragma table_info("${table}")`).all()) {
    const column = String(name);
    if (type === 'INTEGER') row[column] = 1;
    else if (type === 'BLOB') row[column] = new Uint8Array(20).fill(7);
    else row[column] = pointing.get(column) ?? `${table}.${column}`;
  }
  const names = Object.keys(row);
  const places = names.map(() => '?').join();
  sqlite.prepare(`insert into "${table}" (${names}) values (${places})`).run(...Object.values(row));
}

function rowsOf(sqlite: DatabaseSync): Rows {
  return Object.fromEntries(
    tablesOf(sqlite).map((table) => [table, sqlite.prepare(`select * from "${table}"`).all()]),
  );
}

/** Opens it as a server does, and looks whether all is well. */
function opened(): { rows: Rows; parts: ReadonlySet<string> } {
  const { sqlite, close } = openStore(file);
  try {
    expect(sqlite.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(sqlite.prepare('pragma foreign_key_check').all()).toEqual([]);
    const { version, parts } = seeSchema(sqlite);
    expect(version).toBe(migrations.length);
    return { rows: rowsOf(sqlite), parts };
  } finally {
    close();
  }
}

function newParts(): ReadonlySet<string> {
  const { sqlite, close } = openStore(join(folder, 'new.sqlite'));
  const { parts } = seeSchema(sqlite);
  close();
  return parts;
}

function expectKept(before: Rows, after: Rows): void {
  for (const [table, rows] of Object.entries(before)) expect(after[table], table).toMatchObject(rows);
}

describe('a database of an earlier release', () => {
  it('has each change as it was released', () => {
    const hashes = migrations.map((sql) => createHash('sha256').update(sql).digest('hex').slice(0, 16));
    expect(hashes.slice(0, released.length)).toEqual(released);
  });

  it.each(versions)('of schema %i keeps every row, and is then like a new one', (version) => {
    const before = databaseOf(version);
    const { rows, parts } = opened();
    expectKept(before, rows);
    expect([...parts].sort()).toEqual([...newParts()].sort());
  });

  it.each(older)('of schema %i is whole again where the machine stopped in the midst of it', (version) => {
    const before = databaseOf(version);
    const dying = new DatabaseSync(file);
    dying.exec('begin immediate');
    dying.exec(migrations[version]!);
    dying.exec('pragma cache_size = 0; pragma cache_spill = 1');
    // The disk as it is at this moment, with nothing of what the process still knew.
    const after = join(folder, 'after');
    mkdirSync(after);
    for (const name of readdirSync(folder))
      if (name.startsWith('privacyloket.sqlite') && !name.endsWith('-shm'))
        copyFileSync(join(folder, name), join(after, name));
    dying.exec('rollback');
    dying.close();
    file = join(after, 'privacyloket.sqlite');
    expectKept(before, opened().rows);
  });
});

describe('privacyloket update', () => {
  const run = async (dryRun: boolean, backup?: { into: string; keyFile: string; keep: string }) => {
    const printed: string[] = [];
    const print = (line: string) => void printed.push(line);
    const code = await updateCommand({ dataDir: folder, backup, dryRun, now: 0, print });
    return { code, text: printed.join('\n') };
  };
  const version = () => {
    const sqlite = new DatabaseSync(file, { readOnly: true });
    const seen = seeSchema(sqlite).version;
    sqlite.close();
    return seen;
  };
  async function withBackups() {
    openLedger(join(folder, 'ledger')).close();
    const keyFile = join(folder, 'backup.key');
    await backupKeyCommand(keyFile, () => {});
    return { into: join(folder, 'back-ups'), keyFile, keep: 'P7D' };
  }

  it('says with --dry-run what would change, and changes nothing', async () => {
    databaseOf(2);
    const bytes = readFileSync(file);
    const { code, text } = await run(true);
    expect(code).toBe(0);
    expect(text).toContain(`schema 2; this release uses ${migrations.length}`);
    for (const change of ['new: table reminder', 'new: column mail.reminded_at', 'new: table sealed_answer'])
      expect(text).toContain(change);
    expect(text).not.toContain('column reminder.');
    expect(text).toContain('sound');
    expect(version()).toBe(2);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('makes a back-up first, and then changes it', async () => {
    const before = databaseOf(3);
    const backup = await withBackups();
    expect(await run(false, backup)).toMatchObject({ code: 0 });
    expect(await backupsIn(backup.into)).toHaveLength(1);
    expect(version()).toBe(migrations.length);
    expectKept(before, opened().rows);
  });

  it('changes nothing without a back-up, or while a server runs', async () => {
    databaseOf(3);
    expect(await run(false)).toMatchObject({ code: 1, text: expect.stringContaining('BACKUP_DIR') });
    const backup = await withBackups();
    const claim = claimFolder(folder);
    expect(await run(false, backup)).toMatchObject({ code: 1, text: expect.stringContaining('Stop') });
    claim.release();
    expect([version(), existsSync(backup.into)]).toEqual([3, false]);
  });

  it('has nothing to do on an empty folder or a database of this release, and refuses a newer one', async () => {
    expect(await run(true)).toMatchObject({ code: 0, text: expect.stringContaining('no database yet') });
    const { sqlite, close } = openStore(file);
    expect(await run(false)).toMatchObject({ code: 0, text: expect.stringContaining('nothing changes') });
    sqlite.exec(`pragma user_version = ${migrations.length + 1}`);
    close();
    expect(await run(true)).toMatchObject({
      code: 1,
      text: expect.stringContaining('install that release again'),
    });
    expect(version()).toBe(migrations.length + 1);
  });
});

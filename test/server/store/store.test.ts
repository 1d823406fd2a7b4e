/** The database file: safe settings, rights, migrations, and an empty log after a wipe. */
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, migrations, NewerSchema } from '../../../server/store/migrations.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';

let folder: string;
let file: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacyloket-store-'));
  file = join(folder, 'data', 'store.sqlite');
  store = openStore(file);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const pragma = (name: string) => Object.values(store.sqlite.prepare(`pragma ${name}`).get()!)[0];
const message = { id: 'a', site: 's', form: 'f', kind: 'contact', suite: 'p256', header: '{}', list: '' };
const insert = (id: string, body: string) =>
  store.db
    .insertInto('submission')
    .values({
      ...message,
      id,
      body,
      receipt: id,
      received_at: 1,
      rules: '{}',
      wipes_at: null,
      first_read_at: null,
    })
    .execute();

describe('openStore', () => {
  it.each([
    ['auto_vacuum', 1],
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['secure_delete', 1],
    ['foreign_keys', 1],
    ['temp_store', 2],
  ])('has %s = %s, also when it is opened again', (name, value) => {
    expect(pragma(name)).toBe(value);
    store.close();
    store = openStore(file);
    expect(pragma(name)).toBe(value);
  });

  it.runIf(process.platform === 'linux')('sorts in memory, not in a file that nothing wipes', async () => {
    for (let each = 0; each < 20; each++) await insert(`m${each}`, 'x'.repeat(300_000));
    const sorting = store.sqlite
      .prepare('select body, header from submission order by suite, id desc')
      .iterate();
    sorting.next();
    const open = readdirSync('/proc/self/fd').flatMap((each) => {
      try {
        return [readlinkSync(`/proc/self/fd/${each}`)];
      } catch {
        return [];
      }
    });
    sorting.return?.();
    expect(open).toContain(file);
    expect(open.filter((path) => path.includes('etilqs_'))).toEqual([]);
  });

  it('is for its owner only: folder, file and log', () => {
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    store.sqlite.exec('create table t (a)');
    expect([join(folder, 'data'), file, `${file}-wal`, `${file}-shm`].map(mode)).toEqual([
      '700',
      '600',
      '600',
      '600',
    ]);
  });

  it('leaves no byte of a deleted row behind once the log was emptied', async () => {
    const text = 'sentinel-'.repeat(2000);
    await insert('a', text);
    const inFiles = () => [file, `${file}-wal`].filter((path) => readFileSync(path).includes('sentinel-'));
    expect(inFiles().length).toBeGreaterThan(0);
    await store.db.deleteFrom('submission').execute();
    expect(store.truncateWal()).toBe(true);
    expect(inFiles()).toEqual([]);
    expect(statSync(`${file}-wal`).size).toBe(0);
  });

  it('says so when somebody is reading and the log can’t be emptied', async () => {
    await insert('a', 'x');
    const reader = new DatabaseSync(file);
    reader.exec('begin');
    reader.prepare('select * from submission').all();
    await insert('b', 'x');
    store.sqlite.exec('pragma busy_timeout = 0');
    expect(store.truncateWal()).toBe(false);
    reader.close();
    expect(store.truncateWal()).toBe(true);
  });

  it('says so inside a transaction', async () => {
    await store.db.transaction().execute(async () => expect(store.truncateWal()).toBe(false));
  });
});

describe('transactions', () => {
  it('queue for the one connection, so none sees another’s half', async () => {
    const seen: number[] = [];
    await Promise.all(
      ['a', 'b', 'c'].map((id) =>
        store.db.transaction().execute(async (trx) => {
          const before = await trx.selectFrom('submission').select('id').execute();
          await trx
            .insertInto('tombstone')
            .values({ id, site: '', receipt: '', wiped_at: 0, why: '', read: 0 })
            .execute();
          seen.push(before.length, (await trx.selectFrom('tombstone').select('id').execute()).length);
        }),
      ),
    );
    expect(seen).toEqual([0, 1, 0, 2, 0, 3]);
  });

  it('leave nothing behind when they fail', async () => {
    const failing = store.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('tombstone')
        .values({ id: 'a', site: '', receipt: '', wiped_at: 0, why: '', read: 0 })
        .execute();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.db.selectFrom('tombstone').selectAll().execute()).toEqual([]);
  });

  it('take the lock at once, so that the command line writing in between harms none', async () => {
    const other = new DatabaseSync(file, { timeout: 0 });
    await store.db.transaction().execute(async (trx) => {
      await trx.selectFrom('submission').select('id').execute();
      expect(() => other.exec('insert into mail_hold values (1, 1, 1)')).toThrow('locked');
    });
    other.exec("insert into mail_hold values ('a', 'b', 1)");
    other.close();
  });

  it('take outcomes and mail of a message away with it', async () => {
    await insert('a', 'x');
    await store.db
      .insertInto('outcome')
      .values({ submission: 'a', at: 1, actor: 'x', outcome: 'hold', reason: 'request' })
      .execute();
    await store.db.deleteFrom('submission').execute();
    expect(await store.db.selectFrom('outcome').selectAll().execute()).toEqual([]);
  });
});

describe('migrations', () => {
  it('are applied once, and find everything as it was', async () => {
    await insert('a', 'x');
    store.close();
    store = openStore(file);
    expect(pragma('user_version')).toBe(migrations.length);
    expect(await store.db.selectFrom('submission').select('id').execute()).toEqual([{ id: 'a' }]);
  });

  it('keep the proofs of a file of the first release as they were', () => {
    const old = new DatabaseSync(join(folder, 'old.sqlite'));
    old.exec(migrations[0]!);
    old.exec('pragma user_version = 1');
    const proof = {
      seq: 3,
      site: 's',
      proof: 'p',
      at: 1,
      version: 'v',
      choices: '{}',
      source: 'x',
      language: 'nl',
    };
    old.prepare('insert into consent_proof values (?, ?, ?, ?, ?, ?, ?, ?)').run(...Object.values(proof));
    migrate(old);
    expect(old.prepare('select * from consent_proof').all()).toEqual([
      { ...proof, asked: '{}', domain: '', signal: '' },
    ]);
    expect(() => old.exec("update consent_proof set choices = 'x'")).toThrow('append-only');
    old.close();
  });

  it('refuse a file of a newer release', () => {
    store.sqlite.exec(`pragma user_version = ${migrations.length + 1}`);
    expect(() => migrate(store.sqlite)).toThrow(NewerSchema);
    expect(() => openStore(file)).toThrow(NewerSchema);
  });
});

it('has no column for an address, an agent or a URL', () => {
  const columns = store.sqlite
    .prepare(
      "select t.name || '.' || c.name as name from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table'",
    )
    .all()
    .map((row) => String(row.name));
  expect(columns.length).toBeGreaterThan(60);
  expect(columns.filter((name) => /\b(ip|addr|agent|url|referr?er|origin|host|cookie)/i.test(name))).toEqual(
    [],
  );
});

/**
 * Deleted rows leave no byte behind, also where SQLite has moved them between pages before: `secure_delete` alone
 * does not do that. Real files, histories that a seed decides, and a control without the guard that must fail.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacyloket-rows-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Seeds whose history moves a row of this size and then deletes it; found by trying 1 to 500. */
const telling = [
  { seed: 167, least: 6500, spread: 4000 },
  { seed: 348, least: 6500, spread: 4000 },
  { seed: 27, least: 200, spread: 1500 },
  { seed: 120, least: 200, spread: 1500 },
];

/** A random history of inserts, updates and deletes; answers how many deleted rows still have bytes in the file. */
function bytesLeft(guard: string, { seed, least, spread }: (typeof telling)[number]): number {
  const file = join(folder, `${seed}-${guard.length}.sqlite`);
  const random = numbersFrom(seed);
  const database = new DatabaseSync(file);
  database.exec(
    'pragma auto_vacuum=full; pragma journal_mode=wal; pragma synchronous=off; pragma secure_delete=on',
  );
  database.exec(`create table m (${guard} id text primary key, text text not null, at integer) strict`);
  const live: number[] = [];
  const gone: number[] = [];
  const mark = (row: number) => `<${seed}.${row}>`;
  for (let step = 0; step < 300; step++) {
    const choice = random();
    if (choice < 0.5 || live.length < 3) {
      const row = live.length + gone.length;
      const text = mark(row).repeat(Math.ceil((least + Math.floor(random() * spread)) / mark(row).length));
      database.prepare('insert into m(id, text) values (?, ?)').run(String(row), text);
      live.push(row);
    } else if (choice < 0.75) {
      const at = random() < 0.5 ? null : 2e12;
      const row = live[Math.floor(random() * live.length)]!;
      database.prepare('update m set at = ? where id = ?').run(at, String(row));
    } else {
      const [row] = live.splice(Math.floor(random() * live.length), 1);
      database.prepare('delete from m where id = ?').run(String(row));
      gone.push(row!);
    }
  }
  database.prepare('pragma wal_checkpoint(truncate)').get();
  const bytes = readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1');
  database.close();
  return gone.filter((row) => bytes.includes(mark(row))).length;
}

/** mulberry32: the same numbers between 0 and 1 for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('a deleted row', () => {
  it('would leave bytes behind without the guard, though secure_delete is on', () => {
    expect(telling.filter((history) => bytesLeft('', history) > 0)).toEqual(telling);
  });

  it.each(telling)('leaves none with the guard (seed $seed)', (history) => {
    expect(bytesLeft('guard blob not null default (zeroblob(4096)),', history)).toBe(0);
  });

  it.each(['submission', 'file_chunk'])('of %s has the guard first, a whole page long', (table) => {
    const store = openStore(join(folder, 'store', 'privacyloket.sqlite'));
    const [first] = store.sqlite.prepare(`pragma table_info(${table})`).all();
    const page = store.sqlite.prepare('pragma page_size').get();
    store.close();
    expect(first).toMatchObject({ name: 'guard', notnull: 1, dflt_value: `zeroblob(${page?.page_size})` });
  });
});

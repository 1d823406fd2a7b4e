/** What arrives in the same turn shares one durable commit, and nobody pays for a neighbour. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiledOnce } from '../../../server/store/compiled-once.ts';
import { groupCommit, type Together, type Work } from '../../../server/store/group-commit.ts';
import { nodeSqliteBridge } from '../../../server/store/node-sqlite-bridge.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import type { Tables } from '../../../server/store/tables.ts';

let folder: string;
let store: Store;
let db: Kysely<Tables>;
let together: Together;
let commits: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacyloket-group-'));
  store = openStore(join(folder, 'store.sqlite'));
  store.sqlite.exec('create table noted (text text primary key) strict');
  commits = 0;
  db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: nodeSqliteBridge(store.sqlite) }),
    log: ({ query }) => {
      if (query.sql === 'commit') commits += 1;
    },
  });
  together = groupCommit({ db, sqlite: store.sqlite }, { mostAtOnce: 4, mostWaiting: 8 });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const note =
  (text: string): Work<string> =>
  async (trx) => {
    await sql`insert into noted values (${text})`.execute(trx);
    return text;
  };
const noted = () =>
  store.sqlite
    .prepare('select text from noted order by text')
    .all()
    .map(({ text }) => text);

describe('groupCommit', () => {
  it('commits once for all that came in the same turn, and tells each its own answer', async () => {
    expect(await Promise.all(['a', 'b', 'c'].map((text) => together(note(text))))).toEqual(['a', 'b', 'c']);
    expect([noted(), commits]).toEqual([['a', 'b', 'c'], 1]);
  });

  it('tells nobody before the commit, and has those who come meanwhile wait for the next', async () => {
    const first = together(note('a')).then(() => expect(store.sqlite.isTransaction).toBe(false));
    await first;
    await Promise.all([together(note('b')), together(note('c'))]);
    expect([noted(), commits]).toEqual([['a', 'b', 'c'], 2]);
  });

  it('takes no more than it may at once, in the order in which they came', async () => {
    const told: string[] = [];
    const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(texts.map((text) => together(note(text)).then(() => told.push(text))));
    expect([told, commits]).toEqual([texts, 2]);
  });

  it('refuses what it can’t keep up with as busy, and stores nothing of that', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 10 }, (_, at) => together(note(`${at}`))));
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array(8).fill('fulfilled'),
      ...Array(2).fill('rejected'),
    ]);
    expect(answers[9]).toMatchObject({ reason: { code: 'busy' } });
    expect(noted()).toHaveLength(8);
    expect(await together(note('later'))).toBe('later');
  });

  it.each([1, 3])('leaves nothing of what throws, and the others of %i don’t notice', async (others) => {
    const spoilt: Work<never> = async (trx) => {
      await note('half')(trx);
      throw new Error('no');
    };
    const rest = Array.from({ length: others }, (_, at) => `${at}`);
    const failed = expect(together(spoilt)).rejects.toThrow('no');
    await Promise.all(rest.map((text) => together(note(text))));
    await failed;
    expect([noted(), commits]).toEqual([rest, 1]);
  });

  it('refuses only the one that the disk has no room for, where that spoilt the commit of all', async () => {
    const { page_count } = store.sqlite.prepare('pragma page_count').get()!;
    store.sqlite.exec(`pragma max_page_count = ${Number(page_count) + 3}`);
    const large = expect(together(note('x'.repeat(50_000)))).rejects.toMatchObject({ errcode: 13 });
    expect(await Promise.all([together(note('a')), together(note('b'))])).toEqual(['a', 'b']);
    await large;
    expect([noted(), store.sqlite.isTransaction]).toEqual([['a', 'b'], false]);
  });
});

describe('compiledOnce', () => {
  it('asks the same query with other parameters each time, in any order and more than once', async () => {
    let built = 0;
    const between = compiledOnce((each, most: number, least: number) => {
      built += 1;
      return each
        .selectNoFrom(sql<number>`${least} + ${most} * 10 + ${least} * 100`.as('sum'))
        .where(sql<boolean>`${'always'} = 'always'`);
    });
    expect(await between(db, 2, 1)).toEqual([{ sum: 121 }]);
    expect(await between(db, 3, 4)).toEqual([{ sum: 434 }]);
    expect(built).toBe(1);
  });
});

/** The audit chain: nothing is altered or removed unnoticed. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countLines, linesAtOnce, readChain, readLines } from '../../../server/register/read-lines.ts';
import { appendLine, type NewLine } from '../../../server/register/register.ts';
import { replaceYears } from '../../../server/register/replace-years.ts';
import { verifyChain } from '../../../server/register/verify-chain.ts';
import { migrations } from '../../../server/store/migrations.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';

const start = Date.parse('2026-11-23T09:00:00Z');
let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacyloket-register-'));
  store = openStore(join(folder, 'store.sqlite'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const line: NewLine = { site: 'rondom', at: 1000, actor: 'lezer-1', event: 'read', submission: 'abc' };
const append = (change: Partial<NewLine> = {}) =>
  store.db.transaction().execute((trx) => appendLine(trx, { ...line, ...change }));

/** As somebody with the file would: the triggers don't stop them, the chain tells. */
function tamper(sql: string): void {
  store.sqlite.exec(`drop trigger register_stays; drop trigger register_keeps; ${sql}`);
}

const verified = () => verifyChain(store.db, 'rondom');

describe('the register', () => {
  it('is whole, and each line follows the one before', async () => {
    for (let at = 0; at < 5; at++) await append({ at });
    const lines = await readLines(store.db, 'rondom');
    expect(await verified()).toMatchObject({ lines: 5, head: lines[0]!.hash, brokenAt: null });
    expect(lines.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    expect(lines.at(-1)!.previous).toBe('');
  });

  it('says in each line what NEN 7513 asks, in its own terms', async () => {
    store.sqlite.exec(
      `insert into person (id, site, name, role, sign_in, sign_in_hash, wrapped, keys, created_at)
       values ('lezer-1', 'rondom', 'Anna', 'secretariat', '', '', '', '', 1)`,
    );
    await append({ at: start });
    await append({ event: 'withdrawn', actor: 'visitor', detail: 'withdrawn' });
    await append({ event: 'sign-in-refused', actor: '-', submission: null });
    const [refused, withdrawn, read] = await readLines(store.db, 'rondom');
    expect(read).toEqual({
      ...{ seq: 1, format: 2, number: 1, id: expect.stringMatching(/^[\w-]{22}$/), replaces: 0 },
      ...{ at: '2026-11-23T09:00:00.000Z', actor: 'lezer-1', role: 'secretariat', access: '' },
      ...{ event: 'read', action: 'R', outcome: 0, purpose: 'PATADMIN', source: 'inbox' },
      ...{ object: 'message', submission: 'abc', detail: '', previous: '', hash: expect.any(String) },
    });
    expect(withdrawn).toMatchObject({ action: 'D', purpose: 'PATRQT', role: '', source: 'loket' });
    expect(refused).toMatchObject({ outcome: 4, actor: '-', role: '', object: 'session' });
    expect(new Set([read!.id, withdrawn!.id, refused!.id]).size).toBe(3);
  });

  it('has a chain for each site', async () => {
    await append();
    await append({ site: 'welzijn' });
    await append();
    expect((await verified()).lines).toBe(2);
    expect(await verifyChain(store.db, 'welzijn')).toMatchObject({ lines: 1, brokenAt: null });
  });

  it('keeps its order when lines come at the same moment', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => append({ at })));
    expect(await verified()).toMatchObject({ lines: 20, brokenAt: null });
  });

  it.each([
    ['an altered line', "update register set actor = 'iemand' where seq = 2", 2],
    ['another moment', 'update register set at = 77 where seq = 2', 2],
    ['another role', "update register set role = 'x' where seq = 2", 2],
    ['another place', "update register set access = '203.0.113.7' where seq = 2", 2],
    ['a line that is said to be of before', 'update register set format = 1 where seq = 2', 2],
    ['a line that was removed', 'delete from register where seq = 2', 3],
    ['a first line that was removed', 'delete from register where seq = 1', 2],
    ['a line that changed places', "update register set previous = 'x' where seq = 3", 3],
  ])('shows %s', async (_, sql, brokenAt) => {
    for (let at = 0; at < 3; at++) await append({ at });
    tamper(sql);
    expect((await verified()).brokenAt).toBe(brokenAt);
  });

  it.each([
    'update register set actor = 1',
    'delete from register',
    'insert or replace into register select * from register',
  ])('refuses to %s', async (sql) => {
    await append();
    expect(() => store.sqlite.exec(sql)).toThrow('append-only');
  });

  it('hands out a thousand lines at once, and then those before them', async () => {
    await store.db.transaction().execute(async (trx) => {
      for (let at = 0; at < linesAtOnce + 5; at++) await appendLine(trx, { ...line, at });
    });
    const newest = await readLines(store.db, 'rondom');
    expect([newest.length, newest[0]!.number]).toEqual([linesAtOnce, linesAtOnce + 5]);
    const older = await readLines(store.db, 'rondom', { filter: { before: newest.at(-1)!.number } });
    expect(older.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    expect((await verified()).brokenAt).toBeNull();
    const links = await readChain(store.db, 'rondom', linesAtOnce);
    expect(links.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1].map((place) => linesAtOnce + place));
    expect(Object.keys(links[0]!)).toEqual(['seq', 'previous', 'hash', 'digest']);
  });

  it('is asked by person, by message and by period', async () => {
    await append({ at: 10 });
    await append({ at: 20, actor: 'lezer-2' });
    await append({ at: 30, submission: 'def' });
    const numbers = async (filter: Parameters<typeof countLines>[2]) => {
      const lines = await readLines(store.db, 'rondom', { filter });
      expect(await countLines(store.db, 'rondom', filter)).toBe(lines.length);
      return lines.map(({ number }) => number);
    };
    expect(await numbers({ actor: 'lezer-1' })).toEqual([3, 1]);
    expect(await numbers({ about: ['abc'] })).toEqual([2, 1]);
    expect(await numbers({ about: [] })).toEqual([]);
    expect(await numbers({ from: 20, until: 30 })).toEqual([2]);
  });
});

describe('a seal', () => {
  const seal = (number: number, hash: string) => ({ day: '2026-11-23', number, hash });
  const judged = async (number: number, hash: string) =>
    (await verifyChain(store.db, 'rondom', [seal(number, hash)])).seals[0];

  it('fits as long as its line is there, and tells a register that was shortened or rewritten', async () => {
    for (let at = 0; at < 4; at++) await append({ at });
    const [last, , second] = await readLines(store.db, 'rondom');
    expect(await judged(4, last!.hash)).toBe('fits');
    tamper('delete from register where seq > 2');
    await append({ at: 9 });
    expect((await verified()).brokenAt).toBeNull();
    expect(await judged(2, second!.hash)).toBe('fits');
    expect(await judged(4, last!.hash)).toBe('missing');
    await append({ at: 9 });
    expect(await judged(4, last!.hash)).toBe('other');
  });
});

describe('years that expired', () => {
  const years = [2020, 2021, 2022, 2026];
  const now = Date.parse('2027-03-01T12:00:00Z');
  const sites = { get: () => undefined };
  const replaced = () => replaceYears(store, sites, now);
  beforeEach(async () => {
    // Two lines a year, the second in the last hour of that Dutch year.
    for (const year of years)
      for (const day of [`${year}-06-01T12:00:00Z`, `${year}-12-31T22:30:00Z`])
        await append({ at: Date.parse(day) });
  });

  it('go as a whole, and one line stands for them: the chain still verifies, and its count goes on', async () => {
    const last = (await readLines(store.db, 'rondom', { filter: { before: 5 } }))[0]!;
    await replaced();
    const lines = await readLines(store.db, 'rondom');
    expect(lines.map(({ number }) => number)).toEqual([9, 8, 7, 6, 5]);
    expect(lines[0]).toMatchObject({ event: 'checkpoint', actor: 'server', replaces: 4, action: 'D' });
    const checkpoint = { line: 9, replaces: 4, until: '2021-12-31', head: last.hash };
    expect(await verified()).toMatchObject({ lines: 9, brokenAt: null, checkpoint });
    const seal = { day: '2021-12-31', number: 3, hash: 'A'.repeat(43) };
    const { seals } = await verifyChain(store.db, 'rondom', [seal, { ...seal, day: '2022-06-01' }]);
    expect(seals).toEqual(['replaced', 'missing']);
  });

  it('go once: nothing more happens until another year is over, and then what went is counted on', async () => {
    await replaced();
    await replaced();
    expect(await verified()).toMatchObject({ lines: 9, brokenAt: null });
    await replaceYears(store, sites, Date.parse('2028-01-01T12:00:00Z'));
    expect(await verified()).toMatchObject({ lines: 10, brokenAt: null, checkpoint: { replaces: 6 } });
  });

  it('stay where a site keeps them longer, and to the last hour of the fifth year', async () => {
    const longer = { get: () => ({ register: { keep: 'P10Y' } }) as never };
    await replaceYears(store, longer, now);
    expect((await verified()).checkpoint).toBeNull();
    await replaceYears(store, sites, Date.parse('2025-12-31T22:59:00Z'));
    expect((await verified()).checkpoint).toBeNull();
    await replaceYears(store, sites, Date.parse('2025-12-31T23:01:00Z'));
    expect((await verified()).checkpoint).toMatchObject({ until: '2020-12-31' });
  });

  it('cannot be made to go by a line that stands for younger ones', async () => {
    const head = (await readLines(store.db, 'rondom', { filter: { before: 8 } }))[0]!.hash;
    const lie = {
      event: 'checkpoint',
      actor: 'server',
      detail: `until:2026-12-31 head:${head}`,
      at: now,
    } as const;
    await append({ ...lie, replaces: 7 });
    store.sqlite.exec('delete from register where number <= 7');
    expect((await verified()).brokenAt).toBe(9);
  });

  it('cannot be taken away without such a line', async () => {
    tamper('delete from register where number <= 2');
    expect((await verified()).brokenAt).toBe(3);
  });
});

describe('lines of before', () => {
  it('keep their hash, get their number, and are followed by new ones', async () => {
    store.close();
    const file = join(folder, 'old.sqlite');
    const ours = migrations.findIndex((sql) => sql.includes('register_by_number'));
    const old = new DatabaseSync(file);
    old.exec('pragma auto_vacuum = full');
    for (const sql of migrations.slice(0, ours)) old.exec(sql);
    old.exec(`pragma user_version = ${ours}`);
    const add = old.prepare(
      'insert into register (site, at, actor, event, submission, detail, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    let previous = '';
    for (const [index, site] of ['rondom', 'welzijn', 'rondom'].entries()) {
      const follows = site === 'rondom' ? previous : '';
      const told = [follows, site, new Date(index).toISOString(), 'a', 'read', null, ''];
      const hash = createHash('sha256').update(JSON.stringify(told)).digest('base64url');
      add.run(site, index, 'a', 'read', null, '', follows, hash);
      if (site === 'rondom') previous = hash;
    }
    old.close();
    store = openStore(file);
    await append();
    expect(await verified()).toMatchObject({ lines: 3, brokenAt: null });
    expect(await verifyChain(store.db, 'welzijn')).toMatchObject({ lines: 1, brokenAt: null });
    expect((await readChain(store.db, 'rondom')).map(({ digest }) => digest === null)).toEqual([
      false,
      true,
      true,
    ]);
    tamper("update register set actor = 'b' where seq = 1");
    expect((await verified()).brokenAt).toBe(1);
  });
});

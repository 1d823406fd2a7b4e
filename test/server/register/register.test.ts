/** The audit chain: nothing is altered or removed unnoticed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  appendLine,
  lineHash,
  linesAtOnce,
  type NewLine,
  readLines,
  verifyChain,
} from '../../../server/register/register.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';

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

describe('the register', () => {
  it('is whole, and each line follows the one before', async () => {
    for (let at = 0; at < 5; at++) await append({ at });
    const lines = await readLines(store.db, 'rondom');
    expect(await verifyChain(store.db, 'rondom')).toEqual({ lines: 5, head: lines[0]!.hash, brokenAt: null });
    expect(lines.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
    expect(lines.at(-1)!.previous).toBe('');
  });

  it('can be checked with what a browser gets', async () => {
    await append();
    const { seq: _, hash, at, ...rest } = (await readLines(store.db, 'rondom'))[0]!;
    expect(lineHash({ ...rest, site: 'rondom', at: Date.parse(at) })).toBe(hash);
  });

  it('has a chain for each site', async () => {
    await append();
    await append({ site: 'welzijn' });
    await append();
    expect((await verifyChain(store.db, 'rondom')).lines).toBe(2);
    expect(await verifyChain(store.db, 'welzijn')).toMatchObject({ lines: 1, brokenAt: null });
  });

  it('keeps its order when lines come at the same moment', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => append({ at })));
    expect(await verifyChain(store.db, 'rondom')).toMatchObject({ lines: 20, brokenAt: null });
  });

  it.each([
    ['an altered line', "update register set actor = 'iemand' where seq = 2", 2],
    ['another moment', 'update register set at = 77 where seq = 2', 2],
    ['a line that was removed', 'delete from register where seq = 2', 3],
    ['a line that changed places', "update register set previous = 'x' where seq = 3", 3],
  ])('shows %s', async (_, sql, brokenAt) => {
    for (let at = 0; at < 3; at++) await append({ at });
    tamper(sql);
    expect((await verifyChain(store.db, 'rondom')).brokenAt).toBe(brokenAt);
  });

  it('has another head once its end was cut off', async () => {
    await append();
    await append();
    const { head } = await verifyChain(store.db, 'rondom');
    tamper('delete from register where seq = 2');
    expect(await verifyChain(store.db, 'rondom')).toMatchObject({ brokenAt: null });
    expect((await verifyChain(store.db, 'rondom')).head).not.toBe(head);
  });

  it.each(['update register set actor = 1', 'delete from register'])('refuses to %s', async (sql) => {
    await append();
    expect(() => store.sqlite.exec(sql)).toThrow('append-only');
  });

  it('hands out a thousand lines at once, and then what is newer', async () => {
    await store.db.transaction().execute(async (trx) => {
      for (let at = 0; at < linesAtOnce + 5; at++) await appendLine(trx, { ...line, at });
    });
    const newest = await readLines(store.db, 'rondom');
    expect([newest.length, newest[0]!.seq]).toEqual([linesAtOnce, linesAtOnce + 5]);
    const later = await readLines(store.db, 'rondom', linesAtOnce);
    expect(later.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1].map((place) => linesAtOnce + place));
  });
});

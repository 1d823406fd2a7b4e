/**
 * What the machine does to a server: power that goes, a disk that turns read-only, one that doesn't keep up. What was
 * acknowledged is there once, the rest was refused visibly and is taken later.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import type { Post } from '../../../server/submissions/intake-api.ts';
import { chance } from '../../support/chance.ts';
import { type OpenSite, openSite } from '../inbox-person.ts';
import { postOf, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse } from '../server-house.ts';

describe('a power cut', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'keeps what was acknowledged, whatever became of the rest: seed %i',
    async (seed) => {
      const random = chance(seed);
      const folder = mkdtempSync(join(tmpdir(), 'privacyloket-power-'));
      const file = join(folder, 'store.sqlite');
      const store = openStore(file);
      const put = (id: string) =>
        store.together(async (trx) => {
          await sql`insert into submission (id, site, form, kind, suite, header, list, body, receipt, received_at, rules)
          values (${id}, '', '', '', '', '', '', ${'x'.repeat(random(9000))}, ${id}, 1, '')`.execute(trx);
        });
      const acknowledged: string[] = [];
      for (let group = 0; group < 3 + random(4); group++)
        await Promise.all(
          Array.from({ length: 1 + random(8) }, (_, at) => {
            const id = `${group}-${at}`;
            return put(id).then(() => acknowledged.push(id));
          }),
        );
      const onTheDisk = statSync(`${file}-wal`).size;
      // More than its cache holds, so that it writes before it commits, which it never comes to.
      store.sqlite.exec('pragma cache_size = 5; begin immediate');
      for (let at = 0; at < 30; at++)
        store.sqlite.exec(
          `insert into submission (id, site, form, kind, suite, header, list, body, receipt, received_at, rules)
         values ('late-${at}', '', '', '', '', '', '', '${'y'.repeat(9000)}', 'late-${at}', 1, '')`,
        );

      const after = join(folder, 'after.sqlite');
      copyFileSync(file, after);
      const log = readFileSync(`${file}-wal`);
      expect(log.length).toBeGreaterThan(onTheDisk);
      writeFileSync(`${after}-wal`, torn(log, onTheDisk, random));
      store.sqlite.exec('rollback');
      store.close();

      const found = openStore(after);
      const ids = found.sqlite
        .prepare('select id from submission')
        .all()
        .map(({ id }) => id);
      expect(ids.sort()).toEqual(acknowledged.sort());
      expect(found.sqlite.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
      found.close();
      rmSync(folder, { recursive: true });
    },
  );
});

/** The log as a disk may hold it: what was synchronised is there; of the rest, some, none, other bytes, or in shreds. */
function torn(log: Buffer, synchronised: number, random: (below: number) => number): Buffer {
  const rest = log.subarray(synchronised);
  for (let from = 0; from < rest.length; from += 512) {
    const sector = rest.subarray(from, from + 512);
    const fate = random(3);
    if (fate === 0) sector.fill(0);
    if (fate === 1) for (let at = 0; at < sector.length; at++) sector[at] = random(256);
  }
  return log.subarray(0, synchronised + random(rest.length + 1));
}

describe('a disk that', () => {
  let house: House;
  let site: OpenSite;
  let posts: Post[];
  const send = (post: Post) => house.visit('/s/rondom/submissions', post);
  const stored = () =>
    house.services.store.sqlite
      .prepare('select id from submission')
      .all()
      .map(({ id }) => id)
      .sort();

  beforeAll(async () => {
    house = await openHouse();
    site = await openSite(house);
    posts = await Promise.all(Array.from({ length: 8 }, async () => postOf(await sealedPost(site.signed))));
  });
  afterAll(() => house.close());

  async function refusedForNow(): Promise<void> {
    for (const answer of await Promise.all(posts.map(send))) {
      expect([answer.status, await codeOf(answer)]).toEqual([503, 'busy']);
      expect(answer.headers.get('retry-after')).toBe('5');
    }
    expect(stored()).toEqual([]);
  }

  it('turned read-only refuses all for now, alarms the operator, and takes the same later', async () => {
    const { store, sweep } = house.services;
    store.sqlite.exec('pragma query_only = on');
    await refusedForNow();
    expect(house.log.at(-1)).toMatchObject({ status: 503, code: 'busy', fault: 'Error' });
    await sweep.run();
    expect(sweep.health().alarms).toContain('sweep-failed');
    store.sqlite.exec('pragma query_only = off');
    await sweep.run();
    expect(sweep.health().alarms).toEqual([]);
  });

  it('is held up by another process refuses for now, and stores each once afterwards', async () => {
    const { sqlite } = house.services.store;
    const other = new DatabaseSync(join(house.dataDir, 'data', 'privacyloket.sqlite'));
    sqlite.exec('pragma busy_timeout = 10');
    other.exec('begin immediate');
    await refusedForNow();
    other.exec('rollback');
    other.close();
    sqlite.exec('pragma busy_timeout = 5000');
    expect((await Promise.all(posts.map(send))).map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect((await Promise.all(posts.map(send))).map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(stored()).toEqual(posts.map(({ envelope }) => envelope.context.id).sort());
  });
});

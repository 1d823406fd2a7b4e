/** Promise: nothing is kept that no rule knows of. A table or a file without one fails here, and a table in the types. */
import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileRules, type StoreRule, tableRules } from '../../server/retention/store-rules.ts';
import { type House, openHouse, start } from '../server/server-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('what the server keeps', () => {
  it('is in a table that a rule knows of, and every rule has its table', () => {
    const tables = house.services.store.sqlite
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
      )
      .all()
      .map(({ name }) => name);
    expect(tables).toEqual(Object.keys(tableRules).sort());
  });

  it('is in a file that a rule knows of', () => {
    const found = readdirSync(`${house.dataDir}/data`, { withFileTypes: true }).map((each) =>
      each.isDirectory() ? `${each.name}/` : each.name,
    );
    expect(found.length).toBeGreaterThan(3);
    expect(found.filter((name) => !Object.hasOwn(fileRules, name))).toEqual([]);
  });

  it('has something that enforces each rule, or a reason why nothing need', () => {
    const rules: [string, StoreRule][] = Object.entries({ ...tableRules, ...fileRules });
    for (const [name, { keeps, by, because }] of rules) {
      expect(keeps, name).not.toBe('');
      expect(Boolean(by) !== Boolean(because), name).toBe(true);
      for (const file of by.split(', ').filter((each) => each.includes('/')))
        expect(existsSync(new URL(`../../server/${file}.ts`, import.meta.url)), `${name}: ${file}`).toBe(
          true,
        );
    }
  });
});

describe('sign-ins', () => {
  it('go when they have ended, and not before', async () => {
    const { db } = house.services.store;
    const session = (token_hash: string, created_at: number) => ({
      token_hash,
      person: 'p',
      site: 'rondom',
      created_at,
      seen_at: created_at,
    });
    const link = (token_hash: string, created_at: number) => ({
      token_hash,
      site: 'rondom',
      role: 'administrator' as const,
      created_at,
      used_at: null,
    });
    await db
      .insertInto('session')
      .values([session('oud', start), session('nieuw', start + 3_600_000)])
      .execute();
    await db.insertInto('enrolment').values(link('link', start)).execute();
    const left = async () =>
      [
        ...(await db.selectFrom('session').select('token_hash').execute()),
        ...(await db.selectFrom('enrolment').select('token_hash').execute()),
      ].map(({ token_hash }) => token_hash);

    house.setTime(start + 12 * 3_600_000);
    await house.services.sweep.run();
    expect(await left()).toEqual(['nieuw', 'oud', 'link']);
    house.setTime(start + 12 * 3_600_000 + 1);
    await house.services.sweep.run();
    expect(await left()).toEqual(['nieuw', 'link']);
    house.setTime(start + 31 * 86_400_000);
    await house.services.sweep.run();
    expect(await left()).toEqual(['link']);
    house.setTime(start + 31 * 86_400_000 + 1);
    await house.services.sweep.run();
    expect(await left()).toEqual([]);
  });
});

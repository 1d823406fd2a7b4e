/**
 * A proof once kept stays as it is, and holds nothing of the browser that sent it: what SQL could do to the rows is
 * refused by the database itself, and every byte of the files is searched for what a request carries besides.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentProof } from '../../../server/submissions/intake-api.ts';
import { type House, openHouse } from '../server-house.ts';

const proof: ConsentProof = {
  proof: 'Kq3vZ81mPpL0aXyT5dR2sw',
  version: 'abcd1234',
  choices: { statistiek: true, ip: true },
  asked: { statistiek: 'a1B_' },
  source: 'banner',
  language: 'nl',
};
const append = 'a proof of consent is append-only';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.visit('/s/rondom/consents', proof);
  await house.visit('/s/rondom/consents', { ...proof, choices: { statistiek: false }, source: 'link' });
});
afterEach(() => house.close());

const sql = (text: string) => house.services.store.sqlite.exec(text);
const columns =
  "site, proof, at, version, choices, source, language) values ('x', 'x', 1, 'x', '{}', 'x', 'nl')";

describe('the table of proofs', () => {
  it.each([
    ['changes a choice', "update consent_proof set choices = '{}'"],
    ['changes nothing really', 'update consent_proof set at = at'],
    [
      'puts another in its place',
      `insert or replace into consent_proof (seq, ${columns.replace("'x'", "1, 'x'")}`,
    ],
  ])('refuses a statement that %s', (_, text) => {
    expect(() => sql(text)).toThrow(append);
  });

  it('refuses to lose a later no and keep the yes before it', () => {
    expect(() => sql('delete from consent_proof where seq = 2')).toThrow('oldest first');
  });

  it('lets a whole chain go, and takes new proofs', () => {
    sql(`insert into consent_proof (${columns}`);
    sql(`delete from consent_proof where proof = '${proof.proof}'`);
    expect(house.services.store.sqlite.prepare('select proof from consent_proof').all()).toEqual([
      { proof: 'x' },
    ]);
  });
});

describe('what was shown', () => {
  const insert =
    "insert into banner_version (site, version, at, script, shown) values ('rondom', 'abcd1234', 1, '', '{}')";
  beforeEach(() => sql(insert));

  it.each([
    ['changed', 'update banner_version set shown = \'{"a":1}\'', 'never changed'],
    [
      'put in another place',
      insert
        .replace('insert', 'insert or replace')
        .replace('(site', '(seq, site')
        .replace("('rondom'", "(1, 'rondom'"),
      'never changed',
    ],
    [
      'thrown away while a proof names it',
      "delete from banner_version where version = 'abcd1234'",
      'a proof names',
    ],
  ])('can not be %s', (_, text, why) => {
    expect(() => sql(text)).toThrow(why);
  });
});

/** A recognisable value in every header that a browser, or a proxy before us, may send along. */
const canaries: Record<string, string> = Object.fromEntries(
  [
    'user-agent',
    'referer',
    'cookie',
    'accept',
    'accept-language',
    'forwarded',
    'x-forwarded-for',
    'x-real-ip',
    'via',
    'x-request-id',
    'sec-ch-ua',
    'sec-ch-ua-platform',
    'sec-ch-ua-mobile',
    'sec-fetch-site',
    'sec-fetch-mode',
    'sec-fetch-dest',
    'priority',
    'cf-connecting-ip',
    'true-client-ip',
    'x-client-ip',
    'from',
    'authorization',
    'dnt',
    'sec-gpc',
    'traceparent',
    'save-data',
    'device-memory',
    'viewport-width',
  ].map((name) => [name, `kanarie-${name}-4711`]),
);

describe('the files', () => {
  const bytes = () =>
    globSync('**/*', { cwd: join(house.dataDir, 'data'), withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n');

  it('hold no header of the request that brought a proof, and no address of a page', async () => {
    const sent = { ...proof, proof: 'ZZZZ81mPpL0aXyT5dR2saa' };
    const answer = await house.visit('/s/rondom/consents?kanarie-vraag-4711', sent, canaries);
    expect(answer.status).toBe(204);
    // Both in the write-ahead log and once it was moved into the database.
    for (const empty of [false, true]) {
      if (empty) expect(house.services.store.truncateWal()).toBe(true);
      expect(bytes()).toContain(sent.proof);
      expect(bytes()).not.toContain('kanarie');
      expect(bytes()).not.toContain('http://rondom');
    }
  });

  it('has columns for nothing else', () => {
    const names = house.services.store.sqlite.prepare('pragma table_info(consent_proof)').all();
    expect(names.map(({ name }) => name)).toEqual([
      'seq',
      'site',
      'proof',
      'at',
      'version',
      'choices',
      'source',
      'language',
      'asked',
      'domain',
      'signal',
    ]);
  });
});

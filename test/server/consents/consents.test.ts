/** Proof of a visitor's decision: what is kept, what isn't, and what the relay may ask. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConsents } from '../../../server/consents/consents.ts';
import type { ConsentProof } from '../../../server/submissions/intake-api.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

const proof: ConsentProof = {
  proof: 'AAAAAAAAAAAAAAAAAAAAAA',
  version: 'abcd1234',
  choices: { statistiek: true, ip: true },
  asked: { statistiek: 'a1B_' },
  source: 'banner',
  language: 'nl',
};

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const post = (change: object = {}) => house.visit('/s/rondom/consents', { ...proof, ...change });
const rows = () => house.services.store.sqlite.prepare('select * from consent_proof').all();

describe('POST /s/:site/consents', () => {
  it('keeps what was shown and chosen, and when; nothing about the browser', async () => {
    expect((await post()).status).toBe(204);
    const { choices, asked, ...rest } = proof;
    expect(rows()).toEqual([
      {
        seq: 1,
        site: 'rondom',
        at: start,
        ...rest,
        choices: JSON.stringify(choices),
        asked: JSON.stringify(asked),
        domain: 'rondom.localhost:8787',
        signal: '',
      },
    ]);
  });

  it('appends a withdrawal and leaves the yes as it was', async () => {
    await post();
    await post({ choices: { statistiek: false }, source: 'preferences' });
    expect(rows().map((row) => row.choices)).toEqual([
      '{"statistiek":true,"ip":true}',
      '{"statistiek":false}',
    ]);
  });

  it('takes a decision about a service that the settings have dropped since', async () => {
    expect((await post({ choices: { oud: false } })).status).toBe(204);
  });

  it.each([
    ['an unknown key', { ip: '192.0.2.1' }],
    ['a choice that is no yes or no', { choices: { statistiek: 'ja' } }],
    ['a name with room for text', { choices: { 'Jan Jansen, Dorpsstraat 1': true } }],
    [
      'very many choices',
      {
        choices: Object.fromEntries(Array.from({ length: 25 }, (_, each) => [`s${each}`, true])),
      },
    ],
    ['no hashes of what was asked', { asked: undefined }],
    ['a hash with room for text', { asked: { statistiek: 'mag dit van u' } }],
    ['an unknown source', { source: 'elders' }],
    ['a source that only our own page has', { source: 'number' }],
    ['an unknown language', { language: 'xx' }],
    ['an id of another length', { proof: 'kort' }],
  ])('refuses %s', async (_, change) => {
    const answer = await post(change);
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'malformed']);
    expect(rows()).toEqual([]);
  });

  it('refuses another page than the site’s own', async () => {
    const answer = await house.visit('/s/rondom/consents', proof, { origin: 'https://elders.example' });
    expect(await codeOf(answer)).toBe('origin-not-allowed');
  });
});

describe('allows', () => {
  const asked = (service: string, id = proof.proof) =>
    openConsents(house.services.store).allows('rondom', id, service);

  it('says yes only for a service that the newest decision says yes to', async () => {
    await post();
    expect(await asked('statistiek')).toBe(true);
    expect(await asked('anders')).toBe(false);
    await post({ choices: { statistiek: false } });
    expect(await asked('statistiek')).toBe(false);
  });

  it('says no where there is no proof', async () => {
    expect(await asked('statistiek', 'BBBBBBBBBBBBBBBBBBBBBA')).toBe(false);
  });

  it('says no to what every object has', async () => {
    await post();
    expect(await asked('constructor')).toBe(false);
  });
});

/** Looking up a choice by its number and withdrawing it: what is shown, what is appended, and who gets no answer. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConsents } from '../../../server/consents/consents.ts';
import { pageLanguage } from '../../../server/consents/page-language.ts';
import type { ConsentProof } from '../../../server/submissions/intake-api.ts';
import { codeOf, type House, loketOrigin, openHouse, rondomOrigin, start } from '../server-house.ts';

const number = '-q3vZ81mPpL0aXyT5dR2sw';
const proof: ConsentProof = {
  proof: number,
  version: 'abcd1234',
  choices: { statistiek: true, ip: true },
  asked: { statistiek: 'a1B_' },
  source: 'banner',
  language: 'nl',
};
const ownPage = { origin: loketOrigin, 'sec-fetch-site': 'same-origin' };

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const prove = (change: Partial<ConsentProof> = {}) =>
  house.visit('/s/rondom/consents', { ...proof, ...change });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = ownPage) =>
  house.services.loket.request(`${loketOrigin}/s/rondom/keuze${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
const look = (nummer = number) => post('', { nummer, lang: 'nl' });
const withdraw = (nummer = number) => post('/intrekken', { nummer, lang: 'nl' });
const rows = () => house.services.store.sqlite.prepare('select * from consent_proof order by seq').all();
const currentVersion = async () =>
  /"version":"([^"]+)"/.exec(await (await house.visit('/rondom.js')).text())![1]!;

describe('GET /s/:site/keuze', () => {
  it('is a page without script, that may post to itself and nothing else', async () => {
    const answer = await house.visit('/s/rondom/keuze');
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-language': 'nl',
    });
    const text = await answer.text();
    expect(text).not.toContain('<script');
    expect(text).toContain('action="/s/rondom/keuze"');
    expect(text).toContain('U kunt uw keuze hier ook intrekken.');
  });

  it.each([
    [undefined, '', 'nl'],
    [undefined, 'en-GB,en;q=0.9', 'en'],
    [undefined, 'nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
    [undefined, 'en;q=0.5,nl;q=0.9', 'nl'],
    [undefined, 'pl,en;q=0.7', 'en'],
    [undefined, 'fr', 'nl'],
    [undefined, 'en;q=0', 'nl'],
    [undefined, 'energy', 'nl'],
    ['en', 'nl', 'en'],
    ['nl', 'en', 'nl'],
    ['xx', 'en', 'en'],
  ])('speaks, asked for %j by a browser that reads %j, %s', (chosen, accepted, language) => {
    expect(pageLanguage(chosen, accepted)).toBe(language);
  });

  it('speaks English as well, and says which', async () => {
    const text = await (await house.visit('/s/rondom/keuze?lang=en')).text();
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('You can also withdraw your choice here.');
  });
});

describe('POST /s/:site/keuze', () => {
  it('shows when, where and how it was chosen, each answer, and what was asked then', async () => {
    await prove({ version: await currentVersion() });
    const answer = await look();
    expect(answer.status).toBe(200);
    const text = await answer.text();
    for (const shown of [
      '23 november 2026',
      'rondom.localhost:8787',
      'in de vraag op de website',
      '<th scope="row">Google Analytics</th><td>ja</td>',
      '<th scope="row">IP-adres verbergen</th><td>ja</td>',
      'Wij zien welke pagina',
      await currentVersion(),
      'Trek mijn keuze in',
    ])
      expect(text).toContain(shown);
  });

  it('says so where it is not known what was shown', async () => {
    await prove();
    expect(await (await look()).text()).toContain('Wij weten niet meer wat de vraag toen was.');
  });

  it('takes a number with spaces around it, as people paste it', async () => {
    await prove();
    expect((await look(`  ${number}\n`)).status).toBe(200);
  });

  it('answers a number that does not exist and one that can’t exist alike', async () => {
    await prove();
    const texts = new Set<string>();
    for (const nummer of [
      'BBBBBBBBBBBBBBBBBBBBBB',
      'kort',
      '',
      '<script>',
      '%',
      'é'.repeat(60),
      'x'.repeat(3000),
      `${number}A`,
    ]) {
      const answer = await look(nummer);
      expect(answer.status).toBe(404);
      texts.add(await answer.text());
    }
    expect(texts.size).toBe(1);
    expect([...texts][0]).toContain('Wij vinden geen keuze bij dit nummer.');
  });

  it('doesn’t find a choice at another site', async () => {
    await prove();
    const answer = await house.services.loket.request(`${loketOrigin}/s/welzijn/keuze`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...ownPage },
      body: `nummer=${number}`,
    });
    expect(answer.status).toBe(404);
  });

  it.each<[string, Record<string, string>]>([
    ['a page of the provider', { origin: rondomOrigin, 'sec-fetch-site': 'cross-site' }],
    ['a page of a stranger', { origin: 'https://elders.example', 'sec-fetch-site': 'cross-site' }],
    ['a page that hides where it is', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a page of ours, by another site’s wish', { origin: loketOrigin, 'sec-fetch-site': 'cross-site' }],
    ['nobody knows where', {}],
  ])('refuses a form that comes from %s', async (_, headers) => {
    await prove();
    for (const path of ['', '/intrekken']) {
      const answer = await post(path, { nummer: number }, headers);
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'origin-not-allowed']);
    }
    expect(rows()).toHaveLength(1);
  });

  it('refuses a body that is no form, and one that is too large', async () => {
    const json = await post('', { nummer: number }, { ...ownPage, 'content-type': 'application/json' });
    expect(await codeOf(json)).toBe('content-type');
    expect(await codeOf(await look('x'.repeat(5000)))).toBe('too-large');
  });
});

describe('POST /s/:site/keuze/intrekken', () => {
  it('appends a no to everything and leaves what was there', async () => {
    await prove();
    house.setTime(start + 1000);
    const answer = await withdraw();
    expect(await answer.text()).toContain('Uw keuze is ingetrokken.');
    const [yes, no, ...more] = rows();
    expect(more).toEqual([]);
    expect(yes).toMatchObject({ at: start, choices: JSON.stringify(proof.choices) });
    expect(no).toEqual({
      ...yes,
      seq: 2,
      at: start + 1000,
      choices: JSON.stringify({ statistiek: false, ip: true }),
      source: 'number',
      domain: new URL(loketOrigin).host,
    });
    expect(await openConsents(house.services.store).allows('rondom', number, 'statistiek')).toBe(false);
  });

  it('appends nothing the second time, and says the same', async () => {
    await prove();
    await withdraw();
    expect(await (await withdraw()).text()).toContain('Uw keuze is ingetrokken.');
    expect(rows()).toHaveLength(2);
  });

  it('ends it for good: a yes that the browser sends again is kept, and allows nothing', async () => {
    await prove();
    await withdraw();
    expect((await prove()).status).toBe(204);
    expect(rows().map((row) => row.source)).toEqual(['banner', 'number', 'banner']);
    expect(await openConsents(house.services.store).allows('rondom', number, 'statistiek')).toBe(false);
    const text = await (await look()).text();
    expect(text).toContain('Uw keuze is ingetrokken.');
    expect(text).not.toContain('intrekken"');
  });

  it('ends nothing under another number', async () => {
    await prove();
    await withdraw();
    await prove({ proof: 'BBBBBBBBBBBBBBBBBBBBBB' });
    const { allows } = openConsents(house.services.store);
    expect(await allows('rondom', 'BBBBBBBBBBBBBBBBBBBBBB', 'statistiek')).toBe(true);
  });

  it('offers no withdrawal where nothing was allowed', async () => {
    await prove({ choices: { statistiek: false, ip: true } });
    const text = await (await look()).text();
    expect(text).toContain('Alles staat al op nee.');
    expect(text).not.toContain('intrekken"');
  });

  it('adds nothing for a number that does not exist', async () => {
    expect((await withdraw()).status).toBe(404);
    expect(rows()).toEqual([]);
  });

  it('says on the page that it failed, while no time can be written down', async () => {
    await house.close();
    house = await openHouse({ clock: 'check', monotonic: () => 0 });
    await openConsents(house.services.store).append('rondom', proof, { at: start, domain: 'x', signal: '' });
    const answer = await withdraw();
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('Het lukt nu niet.');
    expect(rows()).toHaveLength(1);
  });
});

describe('the number', () => {
  it('stands in no address that the pages link or post to', async () => {
    await prove();
    for (const answer of [await look(), await withdraw()]) {
      const addresses = [...(await answer.text()).matchAll(/(?:href|action|src)="([^"]*)"/g)].map(
        ([, to]) => to,
      );
      expect(addresses.length).toBeGreaterThan(2);
      expect(addresses.filter((to) => to!.includes(number))).toEqual([]);
    }
  });
});

/** Signing in, staying signed in, and what an outsider can learn from trying. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { absoluteMs, idleMs } from '../../../server/secretariat/sessions.ts';
import {
  enrolled,
  inboxBrowser,
  type Person,
  salt,
  sampleChest,
  signedInAgain,
  signInKey,
} from '../inbox-person.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

let house: House;
let person: Person;

beforeEach(async () => {
  house = await openHouse();
  person = await enrolled(house);
});
afterEach(() => house.close());

const begin = (name: string, site = 'rondom') =>
  inboxBrowser(house)
    .ask('POST', '/api/sessions/begin', { site, name })
    .then((answer) => answer.json());

function signIn(change: Record<string, unknown> = {}) {
  const browser = inboxBrowser(house);
  const request = { site: 'rondom', name: 'Anna', key: signInKey, clock: house.now(), ...change };
  return { browser, answer: browser.ask('POST', '/api/sessions', request) };
}

function events(): string[] {
  const rows = house.services.store.sqlite.prepare('select event from register order by seq').all();
  return rows.map((row) => String(row.event));
}

describe('sign-in settings', () => {
  it('are the person’s own, whatever case the name is typed in', async () => {
    expect(await begin('anna')).toEqual({ salt, iterations: 600_000 });
  });

  it('are made up for an unknown name: the same each time, and after a restart', async () => {
    const first = await begin('Niemand');
    expect(first).toMatchObject({ iterations: 600_000, salt: expect.stringMatching(/^[\w-]{22}$/) });
    expect(await begin('niemand')).toEqual(first);
    expect(await begin('Iemand')).not.toEqual(first);
    expect(await begin('Niemand', 'onbekend')).not.toEqual(first);
    await house.restart();
    expect(await begin('Niemand')).toEqual(first);
  });

  it('fold the same letters for a name that exists and for one that does not', async () => {
    house.services.store.sqlite.prepare("update person set name = 'Éva'").run();
    const folds = async (one: string, other: string) =>
      JSON.stringify(await begin(one)) === JSON.stringify(await begin(other));
    for (const name of ['va', 'VA'])
      expect(await folds(`É${name}`, `é${name}`)).toBe(await folds(`Á${name}`, `á${name}`));
    expect(await folds('ÉVA', 'Éva')).toBe(await folds('ÁVA', 'Áva'));
  });
});

describe('signing in', () => {
  it('gives what unlocks, and a cookie that only this host gets back', async () => {
    const { browser, answer } = signIn();
    expect(await (await answer).json()).toEqual({
      site: 'rondom',
      organisation: house.sites[0]!.organisation.name,
      person: { id: person.id, name: 'Anna', role: 'administrator', ready: false },
      wrapped: { format: 'privacyloket-keys-1', person: person.id },
      way: 'passphrase',
      chest: sampleChest,
      keys: person.keys.public,
      now: start,
    });
    expect(browser.setCookie).toMatch(
      /^__Host-inbox=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict, /,
    );
    expect(events().at(-1)).toBe('sign-in');
  });

  it.each([
    ['a wrong key', { key: Buffer.alloc(32, 8).toString('base64url') }],
    ['an unknown name', { name: 'Niemand' }],
    ['the name of another site', { site: 'welzijn' }],
    ['an unknown site', { site: 'onbekend' }],
  ])('refuses %s with the same answer', async (_, change) => {
    const { browser, answer } = signIn(change);
    expect([(await answer).status, await codeOf(await answer)]).toEqual([401, 'sign-in-failed']);
    expect(browser.setCookie).toBe('');
  });

  it('writes a refusal to the register, without a name', async () => {
    await signIn({ name: 'Niemand' }).answer;
    const line = house.services.store.sqlite.prepare('select * from register order by seq desc').get()!;
    expect(line).toMatchObject({
      event: 'sign-in-refused',
      actor: '-',
      detail: 'POST /api/sessions',
      submission: null,
    });
  });

  it('writes at most one line about refusals in ten seconds, and counts the others', async () => {
    for (let time = 0; time < 5; time++) await signIn({ name: 'Niemand' }).answer;
    house.setTime(start + 10_000);
    await signIn({ name: 'Niemand' }).answer;
    const lines = house.services.store.sqlite
      .prepare("select detail from register where event = 'sign-in-refused' order by seq")
      .all();
    const detail = 'POST /api/sessions';
    expect(lines).toEqual([{ detail }, { detail: `${detail} 4` }, { detail }]);
  });

  it('keeps neither the token nor the key, only their hashes', async () => {
    const { browser, answer } = signIn();
    await answer;
    const token = /=([\w-]+);/.exec(browser.setCookie)![1]!;
    const rows = house.services.store.sqlite.prepare('select token_hash from session').all();
    const stored = JSON.stringify([rows, house.services.store.sqlite.prepare('select * from person').all()]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(signInKey);
  });

  it('ends the session that the browser had', async () => {
    const before = { cookie: person.setCookie.split(';')[0]! };
    await signedInAgain(house, person);
    const answer = await inboxBrowser(house).ask('GET', '/api/sessions/current', undefined, before);
    expect(await codeOf(answer)).toBe('not-signed-in');
  });
});

describe('a session', () => {
  const current = () => person.ask('GET', '/api/sessions/current');

  it('survives a restart', async () => {
    await house.restart();
    expect((await current()).status).toBe(200);
  });

  it('is over after half an hour without a request', async () => {
    house.setTime(start + idleMs - 1);
    expect((await current()).status).toBe(200);
    house.setTime(start + idleMs - 1 + idleMs - 1);
    expect((await current()).status).toBe(200);
    house.setTime(house.now() + idleMs);
    expect([(await current()).status, await codeOf(await current())]).toEqual([401, 'not-signed-in']);
  });

  it('is void where a clock that ran ahead made it', async () => {
    house.setTime(start + 30 * 86_400_000);
    await signedInAgain(house, person);
    house.setTime(start);
    await house.restart();
    expect([(await current()).status, await codeOf(await current())]).toEqual([401, 'not-signed-in']);
    house.setTime(start + 29 * 86_400_000);
    expect((await current()).status).toBe(401);
  });

  it('is over after twelve hours, however busy', async () => {
    for (let at = start; at < start + absoluteMs; at += idleMs / 2) {
      house.setTime(at);
      expect((await current()).status).toBe(200);
    }
    house.setTime(start + absoluteMs);
    expect((await current()).status).toBe(401);
  });

  it('ends when it is signed out of, and clears the browser’s cache', async () => {
    const old = { cookie: person.setCookie.split(';')[0]! };
    const answer = await person.ask('DELETE', '/api/sessions/current');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-inbox=; Max-Age=0/);
    expect((await person.ask('GET', '/api/sessions/current', undefined, old)).status).toBe(401);
  });

  it('is not opened by a cookie that somebody made up', async () => {
    const cookie = `__Host-inbox=${'A'.repeat(43)}`;
    expect(
      (await inboxBrowser(house).ask('GET', '/api/sessions/current', undefined, { cookie })).status,
    ).toBe(401);
  });
});

describe('requests from elsewhere', () => {
  it.each([
    ['cross-site by Fetch Metadata', { 'sec-fetch-site': 'cross-site' }],
    ['same-site by Fetch Metadata', { 'sec-fetch-site': 'same-site' }],
    ['another Origin', { origin: 'http://loket.localhost:8787' }],
    ['an Origin of null', { origin: 'null' }],
  ])('are refused: %s', async (_, headers) => {
    const answer = await person.ask('POST', '/api/submissions/list', {}, headers);
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'origin-not-allowed']);
  });

  it('are refused when they say nothing about where they come from', async () => {
    const answer = await house.services.inbox.request('http://inbox.localhost:8787/api/submissions/list', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', cookie: person.setCookie.split(';')[0]! },
    });
    expect(await codeOf(answer)).toBe('origin-not-allowed');
  });
});

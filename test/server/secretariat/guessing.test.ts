/** Guessing at a passphrase: slowed down, without locking out whose it is. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rates as table } from '../../../server/door/rate-rules.ts';
import { enrolled, inboxBrowser, signInKey } from '../inbox-person.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

let house: House;
let known: string;
let address = 0;
const wrongKey = Buffer.alloc(32, 8).toString('base64url');

beforeEach(async () => {
  house = await openHouse();
  const person = await enrolled(house);
  known = cookieOf(person.setCookie);
});
afterEach(() => house.close());

function cookieOf(setCookie: string): string {
  return /__Host-known=[\w.-]+/.exec(setCookie)![0];
}

/** A try from a network of its own unless one is named. */
function tryIn(key: string, { name = 'Anna', from = `198.18.${address++}.1`, cookie = '' } = {}) {
  const request = { site: 'rondom', name, key, clock: house.now() };
  return inboxBrowser(house).ask('POST', '/api/sessions', request, { 'x-forwarded-for': from, cookie });
}

async function guess(times: number, options: Parameters<typeof tryIn>[1] = {}): Promise<number[]> {
  const answers = [];
  for (let n = 0; n < times; n++) answers.push((await tryIn(wrongKey, options)).status);
  return answers;
}

it('at a name is refused after thirty from everywhere, and a right passphrase from a known browser still works', async () => {
  expect(new Set(await guess(30))).toEqual(new Set([401]));
  const refused = await tryIn(signInKey);
  expect([refused.status, await codeOf(refused), refused.headers.get('retry-after')]).toEqual([
    429,
    'too-many',
    '120',
  ]);
  expect((await tryIn(signInKey, { cookie: known })).status).toBe(200);
  house.setTime(start + 3_600_000);
  expect((await tryIn(signInKey)).status).toBe(200);
});

it('from one network is refused after thirty, whatever the names, and a known browser in it still works', async () => {
  const from = '203.0.113.7';
  for (let n = 0; n < 30; n++) await tryIn(wrongKey, { name: `Naam ${n}`, from });
  expect((await tryIn(signInKey, { from: '203.0.113.200' })).status).toBe(429);
  expect((await tryIn(signInKey, { from, cookie: known })).status).toBe(200);
  expect((await tryIn(signInKey)).status).toBe(200);
});

it('a hundred at once are not a hundred free ones', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => tryIn(wrongKey).then(({ status }) => status)),
  );
  expect(answers.filter((status) => status === 401)).toHaveLength(30);
});

it('is the same for a name that nobody has', async () => {
  const unknown = await guess(31, { name: 'Niemand' });
  expect(unknown).toEqual(await guess(31));
});

it('from thousands of networks leaves a known browser alone, and counts once for everybody', async () => {
  const { rates } = house.services;
  const { all } = table['wrong-sign-ins'];
  await guess(1);
  // One try leaves room for all the others but one.
  expect(() => rates.spend('wrong-sign-ins', { network: null }, all - 1)).not.toThrow();
  expect(() => rates.spend('wrong-sign-ins', { network: null })).toThrow('too-many');
  for (let n = 0; n < 4 * all; n++) rates.spend('wrong-sign-ins', { network: `${n}` });
  expect((await tryIn(signInKey, { cookie: known })).status).toBe(200);
  expect((await guess(1, { cookie: known })).at(-1)).toBe(401);
  expect((await tryIn(signInKey, { cookie: known })).status).toBe(200);
  expect((await tryIn(signInKey)).status).toBe(429);
});

it('with a known browser is bounded too, and a right one does not count', async () => {
  for (let n = 0; n < 35; n++) expect((await tryIn(signInKey, { cookie: known })).status).toBe(200);
  expect((await guess(31, { cookie: known })).at(-1)).toBe(429);
  // Who stole the cookie closes nothing for anybody else.
  expect((await tryIn(signInKey)).status).toBe(200);
});

it('with the mark of a known browser on another name, another id or a made-up one gains nothing', async () => {
  await guess(30);
  const [id, mark] = known.split('=')[1]!.split('.') as [string, string];
  const forged = [`${'A'.repeat(22)}.${mark}`, `${id}.${'A'.repeat(22)}`, id, `${id}.`, ''];
  for (const each of forged)
    expect((await tryIn(signInKey, { cookie: `__Host-known=${each}` })).status).toBe(429);
  await guess(30, { name: 'Bea' });
  expect((await tryIn(signInKey, { name: 'Bea', cookie: known })).status).toBe(429);
});

it('is remembered in a cookie without a name, for eight colleagues at one computer', async () => {
  expect(known).toMatch(/^__Host-known=[\w-]{22}\.[\w-]{22}$/);
  const again = await tryIn(signInKey, { cookie: known });
  expect(cookieOf(again.headers.get('set-cookie')!)).toBe(known);
  const full = `${known}${'.B'.padEnd(23, 'B').repeat(7)}`;
  const ninth = await tryIn(signInKey, { cookie: full.replace(known.split('.')[1]!, 'C'.repeat(22)) });
  expect(cookieOf(ninth.headers.get('set-cookie')!).split('.')).toHaveLength(9);
});

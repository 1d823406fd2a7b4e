/** Passkeys as the server sees them: what lets somebody in, what does not, and what is never taken. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PasskeyChallenge, SignedIn, WayOptions, Ways } from '../../../server/secretariat/inbox-api.ts';
import { userHandle } from '../../../server/secretariat/passkeys.ts';
import {
  enrolled,
  inboxBrowser,
  type Person,
  salt,
  sampleChest,
  signedInAgain,
  signInKey,
} from '../inbox-person.ts';
import { codeOf, type House, openHouse } from '../server-house.ts';
import { type SoftPasskey, softPasskey } from '../soft-passkey.ts';

let house: House;
let person: Person;
let passkey: SoftPasskey;
beforeEach(async () => {
  house = await openHouse();
  person = await enrolled(house);
  passkey = softPasskey();
});
afterEach(() => house.close());

const handle = () => userHandle({ site: 'rondom', person: person.id });
const options = async (by = person) =>
  (await (await by.ask('POST', '/api/ways/options', {})).json()) as WayOptions;
async function add(change: Record<string, unknown> = {}, made = passkey): Promise<Response> {
  const { make } = await options();
  const content = { attestation: made.attestation(make), chest: sampleChest, proof: { key: signInKey } };
  return person.ask('POST', '/api/ways', { ...content, ...change });
}
const challenge = async () => {
  const answer = await inboxBrowser(house).ask('POST', '/api/sessions/challenge', {});
  return ((await answer.json()) as PasskeyChallenge).challenge;
};
type Signed = Parameters<SoftPasskey['assertion']>[1];
async function enter(more: Partial<Signed> = {}, given?: string) {
  const assertion = passkey.assertion(given ?? (await challenge()), { userHandle: handle(), ...more });
  const browser = inboxBrowser(house);
  const answer = await browser.ask('POST', '/api/sessions/passkey', { assertion, clock: house.now() });
  return { answer, browser };
}
const lines = () =>
  house.services.store.sqlite.prepare('select event, actor, detail from register order by seq').all();

describe('a passkey', () => {
  it('lets its owner in, with the key that was wrapped for it, and the line says how', async () => {
    expect((await add()).status).toBe(201);
    const { answer, browser } = await enter();
    expect(answer.status).toBe(200);
    const signedIn = (await answer.json()) as SignedIn;
    expect(signedIn).toMatchObject({ person: { id: person.id }, way: passkey.id, chest: sampleChest });
    expect(lines().slice(-2)).toEqual([
      { event: 'way-added', actor: person.id, detail: 'passkey' },
      { event: 'sign-in', actor: person.id, detail: 'passkey' },
    ]);
    const ways = (await (await browser.ask('GET', '/api/ways')).json()) as Ways;
    expect(ways).toMatchObject({ now: passkey.id, passkeys: [{ made: '2026-11-23', used: '2026-11-23' }] });
    const current = (await (await browser.ask('GET', '/api/sessions/current')).json()) as SignedIn;
    expect(current.way).toBe(passkey.id);
  });

  const refused: [string, () => Promise<Partial<Signed> | string>][] = [
    ['signed for another page', async () => ({ origin: 'https://inbox.example' })],
    ['without checking who touched it', async () => ({ flags: 0x01 })],
    ['of somebody else', async () => ({ userHandle: userHandle({ site: 'rondom', person: 'x' }) })],
    ['over a challenge that nobody drew', async () => 'A'.repeat(43)],
    ['over the challenge of a session', async () => (await options()).prove],
  ];
  it.each(refused)('does not: %s', async (_, how) => {
    await add();
    const more = await how();
    const { answer } = typeof more === 'string' ? await enter({}, more) : await enter(more);
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'sign-in-failed']);
    expect(lines().at(-1)).toMatchObject({ event: 'sign-in-refused', actor: '-' });
  });

  it('does not with a challenge that was used or is older than five minutes, nor with a counter that went back', async () => {
    await add();
    const once = await challenge();
    expect((await enter({ counter: 5 }, once)).answer.status).toBe(200);
    expect((await enter({ counter: 6 }, once)).answer.status).toBe(401);
    expect((await enter({ counter: 4 })).answer.status).toBe(401);
    const old = await challenge();
    house.setTime(house.now() + 5 * 60_000);
    expect((await enter({ counter: 7 }, old)).answer.status).toBe(401);
    expect((await enter({ counter: 7 })).answer.status).toBe(200);
  });

  it('that nobody has leaves no line: there is no site to write it for', async () => {
    const before = lines().length;
    expect(await codeOf((await enter()).answer)).toBe('sign-in-failed');
    expect(lines()).toHaveLength(before);
  });

  it('is refused with anything that its PRF gave, at sign-in and when it is added', async () => {
    const given = { clientExtensionResults: { prf: { results: { first: 'A'.repeat(43) } } } };
    const { make } = await options();
    const attestation = { ...passkey.attestation(make), ...given };
    expect(await codeOf(await add({ attestation }))).toBe('malformed');
    await add();
    const assertion = { ...passkey.assertion(await challenge(), { userHandle: handle() }), ...given };
    const answer = await inboxBrowser(house).ask('POST', '/api/sessions/passkey', {
      assertion,
      clock: house.now(),
    });
    expect(await codeOf(answer)).toBe('malformed');
  });
});

describe('adding a passkey', () => {
  it('asks for another way in at that moment: the words, or a passkey that is there', async () => {
    expect(await codeOf(await add({ proof: { key: 'A'.repeat(43) } }))).toBe('sign-in-failed');
    await add();
    const second = softPasskey();
    const { make, prove } = await options();
    const assertion = passkey.assertion(prove, { userHandle: handle() });
    const content = { attestation: second.attestation(make), chest: sampleChest, proof: { assertion } };
    const answer = await person.ask('POST', '/api/ways', content);
    expect(((await answer.json()) as Ways).passkeys.map(({ id }) => id).sort()).toEqual(
      [passkey.id, second.id].sort(),
    );
  });

  it('with a wrong proof leaves a line, is bounded as guessing is, and closes nobody out of signing in', async () => {
    const wrong = { proof: { key: 'A'.repeat(43) } };
    const answers: string[] = [];
    for (let time = 0; time < 31; time++) answers.push(await codeOf(await add(wrong)));
    expect(answers.slice(-2)).toEqual(['sign-in-failed', 'too-many']);
    expect(lines().at(-1)).toMatchObject({
      event: 'way-refused',
      actor: person.id,
      detail: 'POST /api/ways',
    });
    await signedInAgain(house, person);
  });

  it('takes no passkey of a colleague as proof', async () => {
    const other = await enrolled(house, 'rondom', 'Bea');
    await add();
    const { make, prove } = await options(other);
    const assertion = passkey.assertion(prove, { userHandle: handle() });
    const content = {
      attestation: softPasskey().attestation(make),
      chest: sampleChest,
      proof: { assertion },
    };
    expect(await codeOf(await other.ask('POST', '/api/ways', content))).toBe('sign-in-failed');
  });

  it('refuses one that was made on another page, or for a challenge of nobody, and the same one twice', async () => {
    const { make } = await options();
    const elsewhere = passkey.attestation(make, 'https://inbox.example');
    expect(await codeOf(await add({ attestation: elsewhere }))).toBe('passkey-refused');
    expect(await codeOf(await add({ attestation: passkey.attestation('A'.repeat(43)) }))).toBe(
      'passkey-refused',
    );
    expect((await add()).status).toBe(201);
    expect(await codeOf(await add())).toBe('id-taken');
  });
});

describe('another passphrase', () => {
  const other = { salt, iterations: 600_000, key: Buffer.alloc(32, 9).toString('base64url') };
  const replace = (proof: unknown) =>
    person.ask('PUT', '/api/ways/passphrase', { signIn: other, chest: sampleChest, proof });
  const signIn = (key: string) =>
    inboxBrowser(house).ask('POST', '/api/sessions', {
      site: 'rondom',
      name: 'Anna',
      key,
      clock: house.now(),
    });

  it('takes the place of the old one, whose sessions end, and a passkey answers for it', async () => {
    await add();
    const { browser } = await enter();
    const elsewhere = inboxBrowser(house);
    const start = { site: 'rondom', name: 'Anna', key: signInKey, clock: house.now() };
    await elsewhere.ask('POST', '/api/sessions', start);
    const { prove } = await options();
    expect((await replace({ assertion: passkey.assertion(prove, { userHandle: handle() }) })).status).toBe(
      200,
    );
    expect(lines().at(-1)).toEqual({ event: 'way-replaced', actor: person.id, detail: 'passphrase' });
    expect(await codeOf(await elsewhere.ask('GET', '/api/ways'))).toBe('not-signed-in');
    for (const still of [person, browser]) expect((await still.ask('GET', '/api/ways')).status).toBe(200);
    expect(await codeOf(await signIn(signInKey))).toBe('sign-in-failed');
    expect((await signIn(other.key)).status).toBe(200);
  });

  it('is refused without another way in', async () => {
    expect(await codeOf(await replace({ key: other.key }))).toBe('sign-in-failed');
    expect((await signIn(signInKey)).status).toBe(200);
  });
});

describe('a passkey that is taken away', () => {
  it('lets nobody in, and whoever it let in is out', async () => {
    await add();
    const { browser } = await enter();
    expect((await person.ask('DELETE', `/api/ways/${passkey.id}`)).status).toBe(204);
    expect(await codeOf(await browser.ask('GET', '/api/ways'))).toBe('not-signed-in');
    expect(await codeOf((await enter()).answer)).toBe('sign-in-failed');
    expect((await person.ask('GET', '/api/ways')).status).toBe(200);
    expect(lines()).toContainEqual({ event: 'way-removed', actor: person.id, detail: 'passkey' });
  });

  it('is taken away by its owner only', async () => {
    await add();
    const other = await enrolled(house, 'rondom', 'Bea');
    expect(await codeOf(await other.ask('DELETE', `/api/ways/${passkey.id}`))).toBe('not-found');
    expect((await enter()).answer.status).toBe(200);
  });
});

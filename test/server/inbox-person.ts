/** Somebody at the secretariat, as their browser would act: a cookie, keys that open, and the next statement. */
import { expect } from 'vitest';
import { newEnrolment } from '../../server/secretariat/enrolment.ts';
import type { Challenge, Directory, SignedIn } from '../../server/secretariat/inbox-api.ts';
import { openProof } from '../../widget/envelope/open-proof.ts';
import {
  drawRecoveryWords,
  type RecoveryKeys,
  readRecoveryWords,
  recoveryKeys,
} from '../../widget/envelope/recovery.ts';
import { formReaders, type Role } from '../../widget/envelope/role.ts';
import { type StatementDraft, signStatement } from '../../widget/envelope/sign-statement.ts';
import type { SignedStatement } from '../../widget/envelope/site-statement.ts';
import { secrecyVersion } from '../../widget/words/secrecy.ts';
import { type House, inboxOrigin } from './server-house.ts';

export const signInKey = Buffer.alloc(32, 7).toString('base64url');
export const salt = Buffer.alloc(16, 1).toString('base64url');

/** As a browser would send it; nobody opens it here. */
export const sampleChest = { iv: 'A'.repeat(16), wrapped: 'A'.repeat(64) };

export interface Person {
  id: string;
  site: string;
  keys: RecoveryKeys;
  /** Asks with this person's cookie, as the inbox page would. */
  ask(method: string, path: string, json?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** The `Set-Cookie` line of the newest session. */
  setCookie: string;
}

const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: inboxOrigin };

/** A browser that keeps the session's cookie. */
export function inboxBrowser(house: House): Pick<Person, 'ask' | 'setCookie'> {
  const browser = {
    setCookie: '',
    async ask(method: string, path: string, json?: unknown, headers: Record<string, string> = {}) {
      const answer = await house.services.inbox.request(inboxOrigin + path, {
        method,
        ...(json !== undefined && { body: JSON.stringify(json) }),
        headers: {
          ...sameOrigin,
          ...(json !== undefined && { 'content-type': 'application/json' }),
          cookie: browser.setCookie.split(';')[0]!,
          ...headers,
        },
      });
      browser.setCookie = answer.headers.get('set-cookie') ?? browser.setCookie;
      return answer;
    },
  };
  return browser;
}

/** The request that a browser makes at the end of enrolment. */
export function completionOf(
  token: string,
  person: { id: string; name: string },
  keys: RecoveryKeys,
  clock: number,
) {
  return {
    token,
    person,
    signIn: { salt, iterations: 600_000, key: signInKey },
    wrapped: { format: 'privacyloket-keys-1', person: person.id },
    chest: sampleChest,
    keys: keys.public,
    secrecy: secrecyVersion,
    clock,
  };
}

/** Makes a link and enrols; not yet proved to be able to open. */
export async function enrolled(
  house: House,
  site = 'rondom',
  name = 'Anna',
  role: Role = 'administrator',
): Promise<Person> {
  const token = await newEnrolment(house.services.store.db, { site, role, by: null, now: house.now() });
  const keys = await recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), site);
  const id = `lezer-${name.toLowerCase()}`;
  const browser = inboxBrowser(house);
  const completion = completionOf(token, { id, name }, keys, house.now());
  const answer = await browser.ask('POST', '/api/enrolments/complete', completion);
  expect(answer.status).toBe(201);
  return Object.assign(browser, { id, site, keys });
}

/** Signs in by name and the usual key. */
export async function signedInAgain(house: House, person: Person, name = 'Anna'): Promise<SignedIn> {
  const start = { site: person.site, name, key: signInKey, clock: house.now() };
  return (await person.ask('POST', '/api/sessions', start)).json() as Promise<SignedIn>;
}

/** Proves that every key opens. */
export async function proven(person: Person): Promise<Response> {
  const { challenges } = (await (
    await person.ask('POST', '/api/directory/challenge', {})
  ).json()) as Challenge;
  const answers = await openProof(challenges, person.keys.reading, { site: person.site, person: person.id });
  return person.ask('POST', '/api/directory/proof', { answers });
}

/** What this person would sign as the next statement, with a sheet of paper as the recovery reader. */
export async function draftOf(person: Person, sheet: RecoveryKeys, version = 1): Promise<StatementDraft> {
  const directory = (await (await person.ask('GET', '/api/directory')).json()) as Directory;
  const readers = [
    ...directory.ready.map(({ person: id, keys, proven: at }) => ({ person: id, keys, proven: at })),
    { person: 'recovery', keys: sheet.public, proven: new Date(0).toISOString() },
  ];
  const offForms = directory.ready
    .filter(({ role }) => !formReaders.includes(role))
    .map(({ person: id }) => id);
  const names = readers.map((reader) => reader.person).filter((id) => !offForms.includes(id));
  const forms = Object.fromEntries(
    Object.entries(directory.definitions).map(([form, definition]) => [form, { readers: names, definition }]),
  );
  const { settings } = directory;
  return { site: person.site, version, spareRoot: sheet.signing.fingerprint, readers, forms, settings };
}

export interface OpenSite {
  person: Person;
  sheet: RecoveryKeys;
  /** What stands on the sheet. */
  words: string[];
  signed: SignedStatement;
}

/** A site whose form is open: somebody enrolled, proved that they can read, and published. */
export async function openSite(house: House, site = 'rondom'): Promise<OpenSite> {
  const person = await enrolled(house, site);
  expect((await proven(person)).status).toBe(204);
  const words = await drawRecoveryWords();
  const sheet = await recoveryKeys(await readRecoveryWords(words.join(' ')), site);
  const signed = await signStatement(await draftOf(person, sheet), person.keys.signing, { now: house.now() });
  expect((await person.ask('PUT', '/api/directory/statement', signed)).status).toBe(204);
  return { person, sheet, words, signed };
}

/**
 * Signing in: the server sees a key that was derived for this alone and keeps its hash. Neither step tells
 * whether a name exists, by its answer or by the work it does.
 */
import { createHash, createHmac } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { hashOf, sameHash } from '../door/random-token.ts';
import type { PersonTable, Tables } from '../store/tables.ts';
import type { SessionBegin, SessionStart, SignInSettings } from './inbox-api.ts';

/** What the browser draws for a new passphrase: 16 bytes of salt, and this many rounds. */
const usualRounds = 600_000;
const saltBytes = 16;

/** How the passphrase of this name is stretched; for an unknown name made up, and the same each time. */
export async function signInSettings(
  db: Kysely<Tables>,
  { site, name }: SessionBegin,
  secret: Uint8Array,
): Promise<SignInSettings> {
  const madeUp = createHmac('sha256', secret)
    .update(JSON.stringify([site, lower(name)]))
    .digest();
  const settings = { salt: madeUp.subarray(0, saltBytes).toString('base64url'), iterations: usualRounds };
  const person = await personByName(db, site, name);
  return person ? (JSON.parse(person.sign_in) as SignInSettings) : settings;
}

/** Who this is, or undefined for a wrong key or name: the caller answers both the same. */
export async function recognise(
  db: Kysely<Tables>,
  { site, name, key }: SessionStart,
): Promise<Selectable<PersonTable> | undefined> {
  const person = await personByName(db, site, name);
  const right = sameHash(signInHash(key), person?.sign_in_hash ?? hashOf('nobody'));
  return right ? person : undefined;
}

/** Whether this is the sign-in key of somebody who is signed in already. */
export async function isOwnKey(
  db: Kysely<Tables>,
  { site, person }: { site: string; person: string },
  key: string,
): Promise<boolean> {
  const { sign_in_hash } = await db
    .selectFrom('person')
    .select('sign_in_hash')
    .where('site', '=', site)
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  return sameHash(signInHash(key), sign_in_hash);
}

/** What is kept of the sign-in key: SHA-256 of its bytes. */
export function signInHash(key: string): string {
  return createHash('sha256').update(Buffer.from(key, 'base64url')).digest('base64url');
}

/**
 * Lower case as SQLite has it, ASCII only. Any more would tell who exists: "Éva" and "éva" would be two answers for
 * somebody, and one for nobody.
 */
function lower(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function personByName(db: Kysely<Tables>, site: string, name: string) {
  // The index ignores case for ASCII only, so a name with another accent is another name.
  return db
    .selectFrom('person')
    .selectAll()
    .where('site', '=', site)
    .where('left_at', 'is', null)
    .where((is) => is(is.fn<string>('lower', ['name']), '=', is.fn<string>('lower', [is.val(name)])))
    .executeTakeFirst();
}

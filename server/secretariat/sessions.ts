/**
 * Who is signed in. The cookie holds a random token, the store its hash, so a copied database opens no session.
 * Idle after 30 minutes, over after 12 hours, whatever the browser thinks; and void where it was seen later than now,
 * since a session of a clock that ran ahead would otherwise last until the true time has caught up.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Kysely } from 'kysely';
import type { Role } from '../../widget/envelope/role.ts';
import { hashOf, randomToken } from '../door/random-token.ts';
import { Refused } from '../door/refused.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';

export const idleMs = 30 * 60_000;
export const absoluteMs = 12 * 3_600_000;
/** How often it is written down that somebody is still there, so that reading a list isn't a write each time. */
const touchMs = 60_000;

export interface Session {
  person: string;
  site: string;
  role: Role;
  /** Id of the passkey that opened it, '' for the passphrase. */
  way: string;
  tokenHash: string;
}

/** The environment of routes behind `signedIn`. */
export type InboxEnv = { Variables: { session: Session; network: string | null } };

/**
 * With `__Host-` no other host can set or read it and no plain connection carries it. Browsers take it on
 * http://*.localhost too, since they trust that as much as https.
 */
const cookie = '__Host-inbox';
const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;

/** Starts a session in the caller's transaction; set the cookie with `giveCookie` after it was committed. */
export async function startSession(
  db: Kysely<Tables>,
  { person, site, way }: Pick<Session, 'person' | 'site' | 'way'>,
  now: number,
): Promise<string> {
  const token = randomToken();
  await db
    .deleteFrom('session')
    .where((is) =>
      is.or([
        is('created_at', '<', now - absoluteMs),
        is('seen_at', '<', now - idleMs),
        is('seen_at', '>', now + touchMs),
      ]),
    )
    .execute();
  await db
    .insertInto('session')
    .values({ token_hash: hashOf(token), person, site, created_at: now, seen_at: now, way })
    .execute();
  return token;
}

export function giveCookie(c: Context, token: string): void {
  setCookie(c, cookie, token, attributes);
}

export function takeCookie(c: Context): void {
  deleteCookie(c, cookie, attributes);
}

/** Ends the session of this request, and says whose it was; undefined where it had none. */
export async function endSession(
  c: Context,
  db: Kysely<Tables>,
): Promise<Pick<Session, 'person' | 'site'> | undefined> {
  const token = getCookie(c, cookie);
  if (!token) return undefined;
  return db
    .deleteFrom('session')
    .where('token_hash', '=', hashOf(token))
    .returning(['person', 'site'])
    .executeTakeFirst();
}

/** Lets only signed-in staff through, as `c.get('session')`; mounted by by-rule.ts. Refuses `not-signed-in`. */
export function signedIn(store: Pick<Store, 'db'>, now: () => number): MiddlewareHandler<InboxEnv> {
  return async function signedIn(c, next) {
    const token = getCookie(c, cookie);
    if (!token) throw new Refused('not-signed-in');
    const at = now();
    const row = await openSession(store, hashOf(token), at);
    if (!row) throw new Refused('not-signed-in');
    if (at >= row.seen_at + touchMs)
      await store.db
        .updateTable('session')
        .set({ seen_at: at })
        .where('token_hash', '=', row.token_hash)
        .execute();
    const { person, site, role, way, token_hash: tokenHash } = row;
    c.set('session', { person, site, role, way, tokenHash });
    await next();
  };
}

/** Whether somebody is still signed in by this token. To ask does not keep the session alive. `at` in ms. */
export async function isOpenSession(
  store: Pick<Store, 'db'>,
  tokenHash: string,
  at: number,
): Promise<boolean> {
  return (await openSession(store, tokenHash, at)) !== undefined;
}

async function openSession({ db }: Pick<Store, 'db'>, tokenHash: string, at: number) {
  const row = await db
    .selectFrom('session')
    .innerJoin('person', (on) =>
      on.onRef('person.id', '=', 'session.person').onRef('person.site', '=', 'session.site'),
    )
    .select(['token_hash', 'person', 'session.site', 'role', 'way', 'session.created_at', 'seen_at'])
    .where('token_hash', '=', tokenHash)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  const isFuture = row !== undefined && row.seen_at > at + touchMs;
  return !row || isFuture || at >= row.created_at + absoluteMs || at >= row.seen_at + idleMs
    ? undefined
    : row;
}

/**
 * Where a look in the register goes on: a number that the server signed for one session and one question, so that nobody
 * gets lines of which no "register-opened" was written (NE-10).
 */
import { createHmac } from 'node:crypto';
import { sameHash } from '../door/random-token.ts';
import { Refused } from '../door/refused.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { RegisterQuery } from './register-requests.ts';

/** Who looks, and what for. */
export interface Look {
  session: Pick<Session, 'site' | 'tokenHash'>;
  query: RegisterQuery;
  /** See secretariat/server-secret.ts. */
  secret: Uint8Array;
  /** Milliseconds. */
  now: number;
}

const sameLookMs = 600_000;

/** A cursor for the lines below number `before`. */
export function lookOnFrom(before: number, { now, ...look }: Look): string {
  const place = `${before}.${now + sameLookMs}`;
  return `${place}.${sealOf(place, look)}`;
}

/**
 * The number of a cursor, and whether it is still the same look: after ten minutes it is another, with its own line.
 * Refuses `list-outdated` for one of another session or question, and for one that is none.
 */
export function lookedUntil(cursor: string, { now, ...look }: Look): { before: number; isSameLook: boolean } {
  const [, place = '', before, until, given = ''] =
    /^((\d{1,16})\.(\d{1,16}))\.([\w-]{43})$/.exec(cursor) ?? [];
  if (!sameHash(given, sealOf(place, look))) throw new Refused('list-outdated');
  return { before: Number(before), isSameLook: now <= Number(until) };
}

function sealOf(
  place: string,
  { session: { site, tokenHash }, query: { actor, references, from, until }, secret }: Omit<Look, 'now'>,
): string {
  const asked = [actor, references, from, until].map((part) => part ?? null);
  return createHmac('sha256', secret)
    .update(JSON.stringify(['register', site, tokenHash, asked, place]))
    .digest('base64url');
}

/**
 * Where a long list goes on: a place in it that the server signed, so that only somebody whose "list-opened" line was
 * written gets the rest, in the same session and within ten minutes.
 */
import { createHmac } from 'node:crypto';
import { sameHash } from '../door/random-token.ts';
import { Refused } from '../door/refused.ts';
import type { Session } from '../secretariat/sessions.ts';

/** The last message that was handed out. */
export interface ListPlace {
  /** Milliseconds. */
  receivedAt: number;
  id: string;
}

const goodForMs = 600_000;

/** A cursor for this session. `now` in milliseconds. */
export function cursorAt(
  { receivedAt, id }: ListPlace,
  session: Pick<Session, 'site' | 'tokenHash'>,
  { secret, now }: { secret: Uint8Array; now: number },
): string {
  const place = `${receivedAt}.${id}.${now + goodForMs}`;
  return `${place}.${seal(place, session, secret)}`;
}

/** The place of a cursor. Refuses `list-outdated` for one of another session, one too old, and one that is none. */
export function placeOf(
  cursor: string,
  session: Pick<Session, 'site' | 'tokenHash'>,
  { secret, now }: { secret: Uint8Array; now: number },
): ListPlace {
  const [, place = '', receivedAt, id = '', until, given = ''] =
    /^((\d{1,16})\.([\w-]{22})\.(\d{1,16}))\.([\w-]{43})$/.exec(cursor) ?? [];
  if (!sameHash(given, seal(place, session, secret)) || Number(until) < now)
    throw new Refused('list-outdated');
  return { receivedAt: Number(receivedAt), id };
}

function seal(
  place: string,
  { site, tokenHash }: Pick<Session, 'site' | 'tokenHash'>,
  secret: Uint8Array,
): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['list', site, tokenHash, place]))
    .digest('base64url');
}

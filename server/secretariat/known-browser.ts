/**
 * A browser in which somebody signed in before. Its cookie says nothing to who reads it: a random id, and for each
 * person a mark that only this server can make. It opens nothing; it lets its owner try while strangers are guessing.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { sameHash } from '../door/random-token.ts';

const cookie = '__Host-known';
const attributes = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Strict',
  // Browsers keep none for longer than 400 days.
  maxAge: 400 * 86_400,
} as const;
/** Colleagues at one computer; the one who was here longest ago goes. */
const mostMarks = 8;

/** Who tries to get in, as it was typed. */
export interface Typed {
  site: string;
  name: string;
}

/** The id of this browser where this person signed in with it before; undefined for everybody else. */
export function knownBrowser(c: Context, secret: Uint8Array, typed: Typed): string | undefined {
  const { id, marks } = read(c);
  if (id === undefined) return undefined;
  const mark = markOf(secret, id, typed);
  return marks.some((each) => sameHash(each, mark)) ? id : undefined;
}

/** Remembers, after a right passphrase, that this person signs in with this browser. */
export function rememberBrowser(c: Context, secret: Uint8Array, typed: Typed): void {
  const { id = randomBytes(16).toString('base64url'), marks } = read(c);
  const mark = markOf(secret, id, typed);
  const kept = marks.filter((each) => each !== mark).slice(-(mostMarks - 1));
  setCookie(c, cookie, [id, ...kept, mark].join('.'), attributes);
}

function read(c: Context): { id?: string; marks: string[] } {
  const value = getCookie(c, cookie) ?? '';
  if (!/^[\w-]{22}(\.[\w-]{22}){1,8}$/.test(value)) return { marks: [] };
  const [id, ...marks] = value.split('.');
  return { id: id!, marks };
}

function markOf(secret: Uint8Array, id: string, { site, name }: Typed): string {
  const text = JSON.stringify(['known-browser', id, site, name.toLowerCase()]);
  return createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);
}

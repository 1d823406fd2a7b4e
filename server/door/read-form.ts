/** Reads what a plain HTML form posted, for pages that work without JavaScript. */
import type { Context } from 'hono';
import { readBody } from './read-json.ts';
import { Refused } from './refused.ts';

const limitBytes = 4096;

/**
 * The fields. Refuses `content-type` unless the browser's usual form encoding, `too-large`, and `malformed` for a body
 * that is not UTF-8. Any website can make a browser send such a body without asking: the route has checked the origin.
 */
export async function readForm(c: Context): Promise<URLSearchParams> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(type)) throw new Refused('content-type');
  const bytes = await readBody(c, limitBytes);
  try {
    return new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Refused('malformed', { cause });
  }
}

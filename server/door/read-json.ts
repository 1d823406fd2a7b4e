/** Reads a request's JSON body with a limit that holds while it is read. Every POST and PUT goes through here. */
import type { Context } from 'hono';
import { Refused } from './refused.ts';

/** For everything but a message: a question, a sign-in, a proof. */
export const smallBodyBytes = 16 * 1024;

/**
 * The parsed body, still `unknown`: the caller parses it into a type.
 * Refuses `content-type` unless it is application/json (so a browser had to ask first, SE-20),
 * `too-large` as soon as one byte more than the limit has come in, `malformed` for anything but UTF-8 JSON, and for a body that breaks off: that is a lost connection, not our fault.
 */
export async function readJson(c: Context, limitBytes: number = smallBodyBytes): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json *(; *charset="?utf-8"?)?$/i.test(type)) throw new Refused('content-type');
  const bytes = await readBody(c, limitBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Refused('malformed', { cause });
  }
}

/** The bytes of a request's body. Refuses `too-large` and, for a body that breaks off, `malformed`. */
export async function readBody(c: Context, limitBytes: number): Promise<Uint8Array> {
  if (Number(c.req.header('content-length') ?? 0) > limitBytes) throw new Refused('too-large');
  const { body } = c.req.raw;
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body === null) return new Uint8Array();
  try {
    for await (const chunk of body) {
      length += chunk.byteLength;
      if (length > limitBytes) throw new Refused('too-large');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('malformed', { cause: error });
  }
  return Buffer.concat(chunks, length);
}

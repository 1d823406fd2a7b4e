/** Serves the built files as they are, in Brotli where the browser takes it. One folder, no paths from outside. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Context } from 'hono';
import { Refused } from './refused.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Content-hashed files never change, so browsers may keep them for good. */
export const forGood = 'public, max-age=31536000, immutable';

/** Compressed forms by the hash of what they were made of; each version is compressed once in the server's life. */
export type Compressed = Map<string, Promise<Buffer>>;

/** Answers `<folder>/<name>`; `not-found` for any name that is not a plain file name of a known type. */
export async function builtFile(
  c: Context,
  folder: string,
  name: string,
  compressed: Compressed,
): Promise<Response> {
  const type = types[extname(name)];
  if (!/^[\w-][\w.-]*$/.test(name) || !type) throw new Refused('not-found');
  const bytes = await readFile(join(folder, name)).catch((cause) => {
    throw new Refused('not-found', { cause });
  });
  c.header('Content-Type', type);
  return bodyOf(c, bytes, compressed);
}

/** Answers these bytes with their ETag (304 where the browser has them), compressed where it can read that. */
export async function bodyOf(c: Context, bytes: Buffer, compressed: Compressed): Promise<Response> {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const etag = `W/"${hash}"`;
  c.header('ETag', etag);
  c.header('Vary', 'Accept-Encoding');
  if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  if (!/\bbr\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(new Uint8Array(bytes));
  let brotli = compressed.get(hash);
  if (!brotli) {
    brotli = promisify(brotliCompress)(bytes);
    compressed.set(hash, brotli);
  }
  c.header('Content-Encoding', 'br');
  return c.body(new Uint8Array(await brotli));
}

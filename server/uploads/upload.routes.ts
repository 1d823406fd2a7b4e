/** Where visitors' browsers bring the files of a message, before the message itself. */
import { Hono } from 'hono';
import { z } from 'zod';
import { isPaddedFile, sumOf } from '../../widget/envelope/file-sizes.ts';
import { chunkBytes, chunkTagBytes, filesCeiling, namePattern } from '../../widget/envelope/wire.ts';
import type { SiteEnv } from '../door/origin-check.ts';
import { parse } from '../door/parse.ts';
import type { Rates } from '../door/rates.ts';
import { readBody, readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import { thirtyTwoBytes } from '../door/thirty-two-bytes.ts';
import { emptyLog } from '../retention/empty-log.ts';
import { cancelUpload, keepChunk, openUpload, type UploadParts } from './uploads.ts';

const request = z.strictObject({
  form: z.string().regex(namePattern),
  id: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  files: z.array(z.custom<number>(isPaddedFile)).min(1).max(filesCeiling),
});
const ticketText = z.string().regex(thirtyTwoBytes);
const part = z.string().regex(/^\d{1,2}\/\d{1,2}$/);

/** See intake-api.ts. What a network announces in an hour is bounded (`too-many`). Each chunk is refused as soon as one byte more than a chunk has come in. */
export function uploadRoutes(parts: UploadParts & { rates: Rates; hasRoom: () => boolean }): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();

  routes.post('/s/:site/uploads', async (c) => {
    const wanted = parse(request, await readJson(c));
    if (!parts.hasRoom()) throw new Refused('storage-full');
    parts.rates.spend('upload-bytes', { network: c.get('network') }, sumOf(wanted.files));
    return c.json(await openUpload(parts, c.get('site'), wanted), 201);
  });

  routes.put('/s/:site/uploads', async (c) => {
    if (c.req.header('content-type') !== 'application/octet-stream') throw new Refused('content-type');
    const ticket = parse(ticketText, c.req.header('upload-ticket'));
    const [file, number] = parse(part, c.req.header('upload-part')).split('/').map(Number) as [
      number,
      number,
    ];
    const sealed = await readBody(c, chunkBytes + chunkTagBytes);
    await keepChunk(parts, c.get('site').site, { ticket, file, number, sealed });
    return c.body(null, 204);
  });

  routes.delete('/s/:site/uploads', async (c) => {
    const ticket = parse(ticketText, c.req.header('upload-ticket'));
    if (await cancelUpload(parts, c.get('site').site, ticket)) await emptyLog(parts.store);
    return c.body(null, 204);
  });

  return routes;
}

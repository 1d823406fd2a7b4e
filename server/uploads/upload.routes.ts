/** Where visitors' browsers bring the files of a message, before the message itself. */
import { Hono } from 'hono';
import { z } from 'zod';
import { isPaddedFile, sumOf } from '../../widget/envelope/file-sizes.ts';
import { filesCeiling, namePattern } from '../../widget/envelope/wire.ts';
import { BytesUnderWay } from '../door/bytes-under-way.ts';
import type { SiteEnv } from '../door/origin-check.ts';
import { parse } from '../door/parse.ts';
import type { Rates } from '../door/rates.ts';
import { readBody, readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import { thirtyTwoBytes } from '../door/thirty-two-bytes.ts';
import { emptyLog } from '../retention/empty-log.ts';
import { OpenTickets } from './open-tickets.ts';
import { mostUnderWayBytes, mostUnderWayOfNetwork } from './upload-rules.ts';
import { announcedBytes, cancelUpload, keepChunk, openUpload, type UploadParts } from './uploads.ts';

const request = z.strictObject({
  form: z.string().regex(namePattern),
  id: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  files: z.array(z.custom<number>(isPaddedFile)).min(1).max(filesCeiling),
});
const ticketText = z.string().regex(thirtyTwoBytes);
const part = z.string().regex(/^\d{1,2}\/\d{1,2}$/);

export interface UploadRouteParts extends UploadParts {
  rates: Rates;
  /** False where the disk is nearly full. */
  hasRoom: () => boolean;
  /** Chunks that are being read; a test has its own. */
  underWay?: BytesUnderWay;
}

/**
 * See intake-api.ts. What a network announces in an hour is bounded (`too-many`), and what it has open (`busy`). Of a
 * chunk nothing is read before its ticket, its part and room for it were found, and not one byte more than it has.
 */
export function uploadRoutes({
  underWay = new BytesUnderWay({ all: mostUnderWayBytes, network: mostUnderWayOfNetwork }),
  ...parts
}: UploadRouteParts): Hono<SiteEnv> {
  const tickets = new OpenTickets(() => parts.clock.now());
  const routes = new Hono<SiteEnv>();

  routes.post('/s/:site/uploads', async (c) => {
    const wanted = parse(request, await readJson(c));
    if (!parts.hasRoom()) throw new Refused('storage-full');
    const network = c.get('network');
    const spent = parts.rates.spend('upload-bytes', { network }, sumOf(wanted.files));
    try {
      return c.json(await openUpload(parts, c.get('site'), wanted, { tickets, network }), 201);
    } catch (error) {
      // Whoever is told to wait asks again, and may not pay for each time.
      spent.undo();
      throw error;
    }
  });

  routes.put('/s/:site/uploads', async (c) => {
    if (c.req.header('content-type') !== 'application/octet-stream') throw new Refused('content-type');
    const ticket = parse(ticketText, c.req.header('upload-ticket'));
    const [file, number] = parse(part, c.req.header('upload-part')).split('/').map(Number) as [
      number,
      number,
    ];
    const { site } = c.get('site');
    const bytes = await announcedBytes(parts, site, { ticket, file, number });
    const leave = underWay.enter(c.get('network'), bytes);
    try {
      const sealed = await readBody(c, bytes);
      await keepChunk(parts, site, { ticket, file, number, sealed });
    } finally {
      leave();
    }
    return c.body(null, 204);
  });

  routes.delete('/s/:site/uploads', async (c) => {
    const ticket = parse(ticketText, c.req.header('upload-ticket'));
    if (await cancelUpload(parts, c.get('site').site, ticket)) await emptyLog(parts.store);
    return c.body(null, 204);
  });

  return routes;
}

/** What staff do about requests beside deciding. Mounted on the inbox app behind the session check. */
import { Hono } from 'hono';
import { z } from 'zod';
import { envelopeCeilingBytes } from '../../widget/envelope/wire.ts';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import type { Sites } from '../sites/load-sites.ts';
import { type EnterParts, enterRequest } from './enter-request.ts';
import { channels } from './request-codes.ts';
import { searchBodies } from './search-bodies.ts';

const entry = z.strictObject({
  envelope: z.unknown(),
  kind: z.enum(['privacyverzoek', 'klacht']),
  channel: z.enum(channels),
  received: z.iso.date(),
});
const question = z.strictObject({ after: z.string().max(22).default('') });

/** POST /api/requests and /api/submissions/search. Refuse `not-allowed`, `malformed`, and as their rooms say. */
export function requestRoutes(parts: EnterParts & { sites: Sites }): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.post('/api/requests', async (c) => {
    const session = c.get('session');
    const settings = parts.sites.get(session.site);
    if (!settings) throw new Refused('unknown-site');
    const { envelope, ...rest } = parse(entry, await readJson(c, envelopeCeilingBytes));
    return c.json(await enterRequest(parts, session, settings, { envelope, ...rest }), 201);
  });

  routes.post('/api/submissions/search', async (c) => {
    const { after } = parse(question, await readJson(c));
    return c.json(await searchBodies(parts.store, c.get('session'), { now: parts.clock.now(), after }));
  });

  return routes;
}

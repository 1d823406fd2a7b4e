/** What staff ask about messages. Mounted on the inbox app behind the session check; outcomes stand beside it. */
import { Hono } from 'hono';
import { z } from 'zod';
import { filesCeiling } from '../../widget/envelope/wire.ts';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import { thirtyTwoBytes } from '../door/thirty-two-bytes.ts';
import { tabOf } from '../news/news.routes.ts';
import type { News } from '../news/news.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import { handOut, mostHandedOut } from './hand-out.ts';
import { openListMemory } from './list-memory.ts';
import { beginList, continueList } from './list-submissions.ts';
import { readFile } from './read-file.ts';
import { askMailed, readSubmission, stateOf } from './read-submissions.ts';
import { openReasons } from './restricted.ts';

const nothing = z.strictObject({});
const wanted = z.union([
  z.strictObject({ more: z.string().max(120) }),
  z.strictObject({ holds: z.string().regex(thirtyTwoBytes).optional() }),
]);
const opening = z.strictObject({ reason: z.enum(openReasons).optional() });
const submissionId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const handingOut = z.strictObject({
  ids: z.array(submissionId).min(1).max(mostHandedOut),
  format: z.enum(['csv', 'json', 'print']),
});
const fileNumber = z.coerce
  .number()
  .int()
  .min(0)
  .max(filesCeiling - 1);

export interface InboxParts {
  store: Pick<Store, 'db'>;
  clock: Pick<TrustedClock, 'now' | 'stamp'>;
  /** See secretariat/server-secret.ts. */
  secret: Uint8Array;
  news: News;
}

/** POST …/list, …/hand-out, …/:id/read, …/:id/state, …/:id/files/:file and …/:id/mailed. */
export function inboxRoutes({ store, clock, secret, news }: InboxParts): Hono<InboxEnv> {
  const memory = openListMemory();
  const routes = new Hono<InboxEnv>();

  routes.post('/api/submissions/list', async (c) => {
    const request = parse(wanted, await readJson(c));
    const parts = { store, memory, secret, now: clock.now() };
    const session = c.get('session');
    if ('more' in request) return c.json(await continueList(parts, session, request.more));
    return c.json(await beginList(parts, session, request.holds));
  });

  routes.post('/api/submissions/hand-out', async (c) => {
    const { ids, format } = parse(handingOut, await readJson(c));
    return c.json(await handOut(store, c.get('session'), { ids, format, now: clock.now() }));
  });

  routes.post('/api/submissions/:id/read', async (c) => {
    const { reason } = parse(opening, await readJson(c));
    const id = parse(submissionId, c.req.param('id'));
    const session = c.get('session');
    const { read, isFirst } = await readSubmission(store, session, id, { now: clock.now(), reason });
    // So that no two people call the same person.
    if (isFirst) news.tell(session.site, tabOf(c));
    return c.json(read);
  });

  routes.post('/api/submissions/:id/files/:file', async (c) => {
    const { reason } = parse(opening, await readJson(c));
    const id = parse(submissionId, c.req.param('id'));
    const file = parse(fileNumber, c.req.param('file'));
    const { bytes, stream } = await readFile(store, c.get('session'), { id, file, now: clock.now(), reason });
    c.header('Content-Type', 'application/octet-stream');
    c.header('Content-Disposition', 'attachment');
    c.header('Content-Length', String(bytes));
    return c.body(stream);
  });

  routes.post('/api/submissions/:id/state', async (c) => {
    parse(nothing, await readJson(c));
    const id = parse(submissionId, c.req.param('id'));
    return c.json(await stateOf(store, c.get('session'), id, clock.now()));
  });

  routes.post('/api/submissions/:id/mailed', async (c) => {
    parse(nothing, await readJson(c));
    const id = parse(submissionId, c.req.param('id'));
    return c.json(await askMailed(store, c.get('session'), id, clock));
  });

  return routes;
}

/**
 * The register for who may read it, and for every signed-in browser the chain without what it says. That somebody looked
 * is a line itself, committed before the lines leave (NE-10). Mounted on the inbox app behind the session check.
 */
import { Hono } from 'hono';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { RegisterPage } from '../secretariat/inbox-api.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import { csvHead, csvLine } from './csv-lines.ts';
import { filterOf, howAsked } from './line-filter.ts';
import { lookedUntil, lookOnFrom } from './look-cursor.ts';
import { countLines, linesAtOnce, readChain, readLines } from './read-lines.ts';
import { appendLine } from './register.ts';
import { lineNumber, messageId, nothing, registerLook, registerQuery } from './register-requests.ts';

export interface RegisterParts {
  store: Pick<Store, 'db'>;
  clock: Pick<TrustedClock, 'now'>;
  /** See secretariat/server-secret.ts. */
  secret: Uint8Array;
}

/** Lines of a file are read in parts, so that an export of years needs no memory. */
const exportedAtOnce = linesAtOnce;

/** GET /api/register/chain, POST /api/register/list and …/export, POST /api/submissions/:id/register. */
export function registerRoutes({ store: { db }, clock, secret }: RegisterParts): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.get('/api/register/chain', async (c) => {
    const after = parse(lineNumber, c.req.query('after'));
    return c.json(await readChain(db, c.get('session').site, after));
  });

  routes.post('/api/register/list', async (c) => {
    const { more, ...query } = parse(registerLook, await readJson(c));
    const session = c.get('session');
    const { site, person } = session;
    const look = { session, query, secret, now: clock.now() };
    const from = more === undefined ? undefined : lookedUntil(more, look);
    const page = await db.transaction().execute(async (trx): Promise<RegisterPage> => {
      const filter = { ...(await filterOf(trx, site, query)), before: from?.before };
      const lines = await readLines(trx, site, { filter });
      // Asking on is the same look.
      if (!from?.isSameLook) {
        const detail = howAsked(query, await countLines(trx, site, filter));
        await appendLine(trx, { site, at: look.now, actor: person, event: 'register-opened', detail });
      }
      const people = await trx
        .selectFrom('person')
        .select(['id', 'name'])
        .where('site', '=', site)
        .orderBy('name')
        .execute();
      const more = lines.length < linesAtOnce ? null : lookOnFrom(lines.at(-1)!.number, look);
      return { lines, more, people };
    });
    return c.json(page);
  });

  routes.post('/api/register/export', async (c) => {
    const query = parse(registerQuery, await readJson(c));
    const { site, person } = c.get('session');
    const filter = await db.transaction().execute(async (trx) => {
      const wanted = await filterOf(trx, site, query);
      const detail = howAsked(query, await countLines(trx, site, wanted));
      await appendLine(trx, { site, at: clock.now(), actor: person, event: 'register-exported', detail });
      return wanted;
    });
    c.header('Content-Type', 'application/octet-stream');
    c.header('Content-Disposition', 'attachment');
    let before: number | undefined;
    let head: string | null = csvHead;
    return c.body(
      new ReadableStream<Uint8Array>({
        async pull(controller) {
          const lines = await readLines(db, site, { filter: { ...filter, before }, limit: exportedAtOnce });
          const text = [...(head === null ? [] : [head]), ...lines.map((line) => csvLine(site, line))];
          head = null;
          if (text.length > 0) controller.enqueue(new TextEncoder().encode(`${text.join('\n')}\n`));
          before = lines.at(-1)?.number;
          if (lines.length < exportedAtOnce) controller.close();
        },
      }),
    );
  });

  /** Who read one message and when, for its readers: without the rest of the register. */
  routes.post('/api/submissions/:id/register', async (c) => {
    parse(nothing, await readJson(c));
    const id = parse(messageId, c.req.param('id'));
    const { site, person } = c.get('session');
    const lines = await db.transaction().execute(async (trx) => {
      const found = await readLines(trx, site, { filter: { about: [id] } });
      if (found.length === 0) throw new Refused('not-found');
      const line = { site, at: clock.now(), actor: person, submission: id, detail: `lines:${found.length}` };
      await appendLine(trx, { ...line, event: 'register-opened' });
      return found;
    });
    return c.json(lines.map(({ at, actor, event }) => ({ at, actor, event })));
  });

  return routes;
}

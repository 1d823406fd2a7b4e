/** Where an open inbox hears that something changed. Mounted on the inbox app behind the session check. */
import type { Context, MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { z } from 'zod';
import { parse } from '../door/parse.ts';
import { Refused } from '../door/refused.ts';
import { type InboxEnv, isOpenSession } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import type { News } from './news.ts';

const tab = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

export interface NewsParts {
  store: Pick<Store, 'db'>;
  news: News;
  now: () => number;
}

/**
 * `GET /api/news?tab=<22 random letters>` as Server-Sent Events: `news` without content whenever something of the site
 * changed. Ends with the session, which it does not keep alive. Refuses `malformed`, and `busy` to who has too many.
 */
export function newsRoutes({ store, news, now }: NewsParts): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();
  routes.get('/api/news', (c) => {
    const { site, person, tokenHash } = c.get('session');
    const stream = news.follow({
      site,
      person,
      tab: parse(tab, c.req.query('tab')),
      isOpen: () => isOpenSession(store, tokenHash, now()),
    });
    if (!stream) throw new Refused('busy');
    c.header('Content-Type', 'text/event-stream');
    // A proxy that collects an answer before it passes it on would make no news of it.
    c.header('X-Accel-Buffering', 'no');
    return c.body(stream);
  });
  return routes;
}

/** What the window is called that asks, '' where it does not say. */
export function tabOf(c: Context): string {
  return c.req.header('inbox-tab') ?? '';
}

/** For routes that change what a list shows: once it was granted, whoever has that site's inbox open hears of it. */
export function tellsNews(news: News, siteOf: (c: Context) => string): MiddlewareHandler {
  return async function tellsNews(c, next) {
    await next();
    if (c.req.method === 'POST' && c.res.ok) news.tell(siteOf(c), tabOf(c));
  };
}

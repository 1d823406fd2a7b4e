/** What the preferences and the form ask of a site: its details, and the signed statement of who can read. */
import { Hono } from 'hono';
import { newestStatement, signedOf } from '../directory/statements.ts';
import type { SiteEnv } from '../door/origin-check.ts';
import { Refused } from '../door/refused.ts';
import type { Store } from '../store/open-store.ts';
import { detailsPart } from './public-part.ts';

/** `GET /s/:site/details` and `GET /s/:site/statement`; 404 `form-closed` while nothing valid is published. */
export function siteRoutes({ store, now }: { store: Pick<Store, 'db'>; now: () => number }): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();

  routes.get('/s/:site/details', (c) => {
    c.header('Cache-Control', 'public, max-age=300');
    return c.json(detailsPart(c.get('site')));
  });

  routes.get('/s/:site/statement', async (c) => {
    const newest = await newestStatement(store.db, c.get('site').site);
    if (!newest || newest.notAfter <= now()) throw new Refused('form-closed', { status: 404 });
    c.header('Cache-Control', 'no-cache');
    return c.json(signedOf(newest.row));
  });

  return routes;
}

/** What is published of a site: details for the preferences, who can read (signed), and the privacy statement. */
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { statementOf } from '../../widget/statement/statement-text.ts';
import { newestStatement, signedOf } from '../directory/statements.ts';
import { bodyOf, type Compressed } from '../door/built-files.ts';
import type { SiteEnv } from '../door/origin-check.ts';
import { Refused } from '../door/refused.ts';
import { plainPagePolicy } from '../door/security-headers.ts';
import type { Store } from '../store/open-store.ts';
import { detailsPart } from './public-part.ts';
import { statementPage } from './statement-page.ts';
import { translationOf } from './translations.ts';

const styles = readFileSync(new URL('./statement-page.css', import.meta.url), 'utf8');

/**
 * `GET /s/:site/details`; `GET /s/:site/statement` (who can read: 404 `form-closed` while nothing valid is
 * published); `GET /s/:site/vertaling/:form/:language` (the form's texts, by their Dutch text); `GET /s/:site/verklaring` (the privacy statement as a page) and `…/verklaring.json` (its sections).
 */
export function siteRoutes({ store, now }: { store: Pick<Store, 'db'>; now: () => number }): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  const compressed: Compressed = new Map();

  routes.get('/s/:site/details', (c) => {
    c.header('Cache-Control', 'public, max-age=300');
    return c.json(detailsPart(c.get('site')));
  });

  routes.get('/s/:site/statement', async (c) => {
    const newest = await newestStatement(store.db, c.get('site').site);
    if (!newest || newest.notAfter <= now()) throw new Refused('form-closed', { status: 404 });
    // Asked on every page under the pinned tag: what a browser has, it need not load again.
    c.header('Cache-Control', 'no-cache');
    c.header('Content-Type', 'application/json');
    return bodyOf(c, Buffer.from(JSON.stringify(signedOf(newest.row))), compressed);
  });

  routes.get('/s/:site/vertaling/:form/:language', (c) => {
    const document = translationOf(c.get('site'), c.req.param('form'), c.req.param('language'));
    if (!document) throw new Refused('not-found');
    c.header('Cache-Control', 'public, max-age=300');
    c.header('Content-Type', 'application/json');
    return bodyOf(c, Buffer.from(document), compressed);
  });

  routes.get('/s/:site/verklaring', (c) => {
    c.header('Content-Security-Policy', plainPagePolicy);
    c.header('Cache-Control', 'public, max-age=300');
    return c.html(statementPage(c.get('site')));
  });

  routes.get('/s/:site/verklaring.json', (c) => {
    c.header('Cache-Control', 'public, max-age=300');
    return c.json(statementOf(c.get('site')));
  });

  routes.get('/verklaring.css', (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8');
    c.header('Cache-Control', 'public, max-age=86400');
    return c.body(styles);
  });

  return routes;
}

/** A form in a frame: its page, and the two scripts that agree on how tall the frame is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { builtFile, type Compressed } from '../door/built-files.ts';
import type { SiteEnv } from '../door/origin-check.ts';
import { Refused } from '../door/refused.ts';
import { framePolicy } from '../door/security-headers.ts';
import { framePage } from './frame-page.ts';

const styles = readFileSync(new URL('./frame-page.css', import.meta.url), 'utf8');
/** By the name in the address, the name of the built file. */
const scripts: Readonly<Record<string, string>> = { 'frame.js': 'frame-tag.js', 'page.js': 'frame-page.js' };

/** `GET /s/:site/formulier/:form` (`?taal=` a language of the site), `GET /formulier/<frame.js|page.js|page.css>`. */
export function frameRoutes({ dist }: { dist: string }): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  const compressed: Compressed = new Map();

  routes.get('/s/:site/formulier/:form', (c) => {
    const site = c.get('site');
    const form = c.req.param('form');
    if (!Object.hasOwn(site.forms, form)) throw new Refused('unknown-form');
    const asked = c.req.query('taal');
    c.header('Content-Security-Policy', framePolicy(site.origins));
    return c.html(framePage(site, form, site.languages.find((each) => each === asked) ?? site.languages[0]!));
  });

  routes.get('/formulier/page.css', (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8');
    c.header('Cache-Control', 'public, max-age=300');
    return c.body(styles);
  });

  routes.get('/formulier/:file', async (c) => {
    const file = c.req.param('file');
    if (!Object.hasOwn(scripts, file)) throw new Refused('not-found');
    c.header('Cache-Control', 'public, max-age=300, stale-while-revalidate=604800');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    return builtFile(c, join(dist, 'visitor'), scripts[file]!, compressed);
  });

  return routes;
}

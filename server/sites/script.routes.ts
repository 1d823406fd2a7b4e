/** The files that provider's pages load: the script of each site, and the chunks that it imports when needed. */
import { join } from 'node:path';
import { Hono } from 'hono';
import { bodyOf, builtFile, type Compressed, forGood } from '../door/built-files.ts';
import { Refused } from '../door/refused.ts';
import { embedScripts } from './embed-script.ts';
import type { Sites } from './load-sites.ts';

/** `GET /<site>.js` (living: five minutes, then in the background) and `GET /a/<file>` (kept for good). */
export function scriptRoutes({ dist, sites }: { dist: string; sites: Sites }): Hono {
  const scripts = embedScripts(dist, sites);
  const compressed: Compressed = new Map();
  const routes = new Hono();

  routes.get('/:file{[a-z0-9-]+\\.js}', (c) => {
    const script = scripts.get(c.req.param('file').slice(0, -3));
    if (!script) throw new Refused('unknown-site');
    c.header('Content-Type', 'text/javascript; charset=utf-8');
    c.header('Cache-Control', 'public, max-age=300, stale-while-revalidate=604800');
    // The only answers that a page of another origin may load without asking: they are public by nature.
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    return bodyOf(c, script, compressed);
  });

  routes.get('/a/:file', async (c) => {
    const answer = await builtFile(c, join(dist, 'visitor', 'a'), c.req.param('file'), compressed);
    answer.headers.set('Cache-Control', forGood);
    answer.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    return answer;
  });

  return routes;
}

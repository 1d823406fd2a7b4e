/**
 * The files that provider's pages load: the script of each site, the pinned gates, and the chunks that both import
 * when needed. What a build no longer holds comes from the archive.
 */
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyOf, builtFile, type Compressed, forGood } from '../door/built-files.ts';
import { Refused } from '../door/refused.ts';
import { embedScripts } from './embed-script.ts';
import type { Sites } from './load-sites.ts';
import type { PinnedArchive } from './pinned-archive.ts';

export interface ScriptParts {
  dist: string;
  sites: Sites;
  pinned: PinnedArchive;
}

/**
 * `GET /<site>.js` (living: five minutes, then in the background); `GET /p/<hash>.js` and `GET /a/<file>` (kept for
 * good); `GET /s/<site>/pinned.json` (which pinned gates there are: for the doctor and the checker).
 */
export function scriptRoutes({ dist, sites, pinned }: ScriptParts): Hono {
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

  routes.get('/p/:file{[0-9a-f]{24}\\.js}', (c) => kept(c, 'p', c.req.param('file')));
  routes.get('/a/:file', (c) => kept(c, 'a', c.req.param('file')));

  routes.get('/s/:site/pinned.json', (c) => {
    c.header('Cache-Control', 'public, max-age=300');
    return c.json({ newest: pinned.newest, known: pinned.known });
  });

  async function kept(c: Context, place: 'p' | 'a', name: string): Promise<Response> {
    const from = (folder: string) => builtFile(c, join(folder, place), name, compressed);
    const answer = await from(join(dist, 'visitor')).catch(() => from(pinned.folder));
    answer.headers.set('Cache-Control', forGood);
    answer.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    return answer;
  }

  return routes;
}

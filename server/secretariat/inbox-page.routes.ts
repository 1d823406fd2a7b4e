/** The inbox page and its files, as they were built. Nothing else is ever served on this origin. */
import { join } from 'node:path';
import { Hono } from 'hono';
import { builtFile, type Compressed, forGood } from '../door/built-files.ts';
import { inboxPolicy } from '../door/security-headers.ts';

/** `GET /` and `GET /a/<file>`, from `<dist>/secretariat`. */
export function inboxPageRoutes({ dist }: { dist: string }): Hono {
  const folder = join(dist, 'secretariat');
  const compressed: Compressed = new Map();
  const routes = new Hono();

  routes.get('/', async (c) => {
    const answer = await builtFile(c, folder, 'index.html', compressed);
    answer.headers.set('Content-Security-Policy', inboxPolicy);
    answer.headers.set('Cache-Control', 'no-cache');
    return answer;
  });

  routes.get('/a/:file', async (c) => {
    const answer = await builtFile(c, join(folder, 'a'), c.req.param('file'), compressed);
    // A worker lives by the policy of its own file, and ours imports chunks beside it.
    answer.headers.set('Content-Security-Policy', inboxPolicy);
    answer.headers.set('Cache-Control', forGood);
    return answer;
  });

  return routes;
}

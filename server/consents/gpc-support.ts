/**
 * `/.well-known/gpc.json`: says that a browser's wish not to be followed counts as a no here (GPC-05).
 * https://www.w3.org/TR/gpc/#gpc-support-resource
 */
import { Hono } from 'hono';

/** Where it stands, on every origin that honours the wish. */
export const gpcPath = '/.well-known/gpc.json';

/** The day since which the answer below has been true: the day this was built in. */
const since = '2026-11-22';

/** The file's text, also for a provider's own website: the snippets print it. */
export const gpcText = `${JSON.stringify({ gpc: true, lastUpdate: since })}\n`;

/** Serves it on our own origin. */
export function gpcRoutes(): Hono {
  const routes = new Hono();
  routes.get(gpcPath, (c) => {
    c.header('Content-Type', 'application/json');
    c.header('Cache-Control', 'public, max-age=86400');
    return c.body(gpcText);
  });
  return routes;
}

/** Answers only for the host it is: a page that points its own name at this machine gets nothing (DNS rebinding). */
import type { MiddlewareHandler } from 'hono';

/** 421 for every request to another host than `origin`'s; `/healthz` and `/readyz` are left out, a load balancer asks by address. */
export function hostCheck(origin: string): MiddlewareHandler {
  const { host } = new URL(origin);
  return async function hostCheck(c, next) {
    if (['/healthz', '/readyz'].includes(c.req.path) || new URL(c.req.url).host === host) return next();
    c.set('code', 'not-found');
    return c.json({ code: 'not-found' }, 421);
  };
}

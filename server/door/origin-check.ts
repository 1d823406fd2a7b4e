/**
 * Who may ask for a change. Visitors post across origins by design and without cookies, so their page's Origin
 * must be one of the site's; the inbox only ever talks to itself. Hono's `csrf()` guards form types only.
 */
import type { MiddlewareHandler } from 'hono';
import type { Site } from '../sites/site-schema.ts';
import { Refused } from './refused.ts';

/** The environment of the visitor's routes: the site of the address, known to exist. */
export type SiteEnv = { Variables: { site: Site; network: string | null; code?: string } };

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** For `/s/:site/*`. Refuses `origin-not-allowed`: a browser sends an Origin with every such request. */
export function visitorOrigin(loketOrigin: string): MiddlewareHandler<SiteEnv> {
  return async function visitorOrigin(c, next) {
    const origin = c.req.header('origin') ?? '';
    if (!safe.has(c.req.method) && origin !== loketOrigin && !c.get('site').origins.includes(origin))
      throw new Refused('origin-not-allowed');
    await next();
  };
}

/** For pages that only talk to their own server (SE-21): Fetch Metadata says same-origin, and Origin says so where it is sent; one must be there. */
export function sameOrigin(own: string): MiddlewareHandler {
  return async function sameOrigin(c, next) {
    const fetchSite = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const foreign =
      (fetchSite !== undefined && fetchSite !== 'same-origin') ||
      (origin !== undefined && origin !== own) ||
      (fetchSite === undefined && origin === undefined);
    if (!safe.has(c.req.method) && foreign) throw new Refused('origin-not-allowed');
    await next();
    c.res.headers.append('Vary', 'Sec-Fetch-Site, Origin');
  };
}

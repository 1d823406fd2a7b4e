/** Counts every request against the rate of its route, before anything is read or looked up. */
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { clientNetwork } from './client-network.ts';
import { rateOf } from './rate-rules.ts';
import type { Rates } from './rates.ts';
import { Refused } from './refused.ts';

export interface RatedParts {
  rates: Rates;
  sites: { has(id: string): boolean };
  /** See client-network.ts. */
  trustedHops: number | undefined;
}

/**
 * Refuses `too-many`; at `hits` it answers 204 as the relay always does, so that an answer tells nothing. What was
 * refused further on, or is an exact repeat of a message, does not count for the site: nobody closes a form by sending
 * it nonsense, or one message over and over.
 */
export function rated({ rates, sites, trustedHops }: RatedParts): MiddlewareHandler {
  return async function rated(c, next) {
    const network = clientNetwork(c, trustedHops);
    c.set('network', network);
    const route = matchedRoutes(c).findLast((each) => each.method !== 'ALL');
    const name = route ? rateOf(route.method, route.path) : 'reads';
    if (name === 'free') return next();
    const [, prefix, id] = c.req.path.split('/');
    const site = prefix === 's' && id !== undefined && sites.has(id) ? id : undefined;
    try {
      const spent = rates.spend(name, { network, site });
      await next();
      if (c.res.status >= 400 || (name === 'submissions' && c.res.status !== 201)) spent.giveBack();
    } catch (error) {
      if (name === 'hits' && error instanceof Refused) return c.body(null, 204);
      throw error;
    }
  };
}

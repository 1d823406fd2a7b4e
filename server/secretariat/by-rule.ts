/** Keeps to route-rules.ts: who asks what. One place, so that no room can forget to ask. */
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { Refused } from '../door/refused.ts';
import type { Store } from '../store/open-store.ts';
import type { Refusals } from './refusal-lines.ts';
import type { RouteRule } from './route-rules.ts';
import { type InboxEnv, signedIn } from './sessions.ts';

/**
 * To be mounted before the routes. Refuses `not-signed-in` without a session, and `not-allowed` for another role and
 * for a route that has no rule; the second leaves a line (NE-13). What is no route at all is left to who answers that.
 */
export function byRule(
  rules: Readonly<Record<string, RouteRule>>,
  store: Pick<Store, 'db'>,
  now: () => number,
  refusals: Refusals,
): MiddlewareHandler<InboxEnv> {
  const session = signedIn(store, now);
  return async function byRule(c, next) {
    const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
    if (!route) return next();
    await refusals.flush(now());
    const rule = Object.hasOwn(rules, `${route.method} ${route.path}`)
      ? rules[`${route.method} ${route.path}`]!
      : { may: [], writes: [] };
    if (rule.may === 'anyone') return next();
    const { may } = rule;
    return session(c, async () => {
      const { site, person, role } = c.get('session');
      if (!may.includes(role)) {
        const asked = `${route.method} ${route.path}`;
        await refusals.note({ event: 'not-allowed', site, actor: person, at: now(), route: asked });
        throw new Refused('not-allowed');
      }
      await next();
    });
  };
}

/** Keeps to route-rules.ts: who asks what. One place, so that no room can forget to ask. */
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { Refused } from '../door/refused.ts';
import type { Store } from '../store/open-store.ts';
import { noteRefusals } from './refusal-lines.ts';
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
): MiddlewareHandler<InboxEnv> {
  const session = signedIn(store, now);
  const note = noteRefusals(store.db, 'not-allowed');
  return async function byRule(c, next) {
    const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
    if (!route) return next();
    const rule = Object.hasOwn(rules, `${route.method} ${route.path}`)
      ? rules[`${route.method} ${route.path}`]!
      : { may: [], writes: [] };
    if (rule.may === 'anyone') return next();
    const { may, writes } = rule;
    return session(c, async () => {
      const { site, person, role } = c.get('session');
      if (!may.includes(role)) {
        await note({ site, actor: person, at: now(), detail: writes[0] ?? '' });
        throw new Refused('not-allowed');
      }
      await next();
    });
  };
}

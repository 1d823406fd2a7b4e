/**
 * Wiring only: which routes stand at which origin, behind which checks. Builds, never listens, holds no state.
 * `loket` is what visitors' browsers talk to, `inbox` is the secretariat's own origin.
 */
import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { openToAllPages } from './door/cors.ts';
import { errorAnswer } from './door/error-answer.ts';
import { hostCheck } from './door/host-check.ts';
import { type Log, logged } from './door/log.ts';
import { type SiteEnv, visitorOrigin } from './door/origin-check.ts';
import { Refused } from './door/refused.ts';
import { securityHeaders } from './door/security-headers.ts';
import type { Sites } from './sites/load-sites.ts';
import { scriptRoutes } from './sites/script.routes.ts';
import { siteRoutes } from './sites/site.routes.ts';
import type { Store } from './store/open-store.ts';

/** What the rooms work with; made by services.ts. */
export interface AppParts {
  store: Store;
  sites: Sites;
  loketOrigin: string;
  inboxOrigin: string;
  /** Folder of the built files. */
  dist: string;
  now: () => number;
  log: Log;
}

/** The origin that visitors' browsers talk to. Throws `GateMissing` where nothing was built. */
export function createLoket(parts: AppParts): Hono {
  const { sites, loketOrigin } = parts;
  const app = new Hono<SiteEnv>();
  behindTheDoor(app, loketOrigin, parts);
  app.use(openToAllPages);
  app.use('/s/:site/*', async (c, next) => {
    const site = sites.get(c.req.param('site'));
    if (!site) throw new Refused('unknown-site');
    c.set('site', site);
    await next();
  });
  app.use('/s/:site/*', visitorOrigin(loketOrigin));
  app.route('/', scriptRoutes(parts));
  app.route('/', siteRoutes(parts));
  return app as unknown as Hono;
}

/** The same for both: log outermost, then headers, host, and one answer for every error. */
function behindTheDoor(app: Hono<SiteEnv>, origin: string, { log, now }: AppParts): void {
  app.use(logged(log, now));
  app.use(securityHeaders(origin.startsWith('https:')));
  app.use(hostCheck(origin));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, allowed) => {
        c.header('Allow', allowed.join(', '));
        return errorAnswer(new Refused('method'), c);
      },
    }),
  );
  app.onError(errorAnswer);
  app.notFound((c) => errorAnswer(new Refused('not-found'), c));
}

/**
 * Wiring only: which routes stand at which origin, behind which checks. Builds, never listens, holds no state.
 * `loket` is what visitors' browsers talk to, `inbox` is the secretariat's own origin.
 */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { choiceRoutes } from './consents/choice.routes.ts';
import { consentRoutes } from './consents/consent.routes.ts';
import type { Consents } from './consents/consents.ts';
import { gpcRoutes } from './consents/gpc-support.ts';
import { directoryRoutes } from './directory/directory.routes.ts';
import { openToAllPages } from './door/cors.ts';
import { errorAnswer } from './door/error-answer.ts';
import { type Health, healthRoutes } from './door/health.routes.ts';
import { hostCheck } from './door/host-check.ts';
import { type Log, logged } from './door/log.ts';
import { type SiteEnv, sameOrigin, visitorOrigin } from './door/origin-check.ts';
import { rated } from './door/rated.ts';
import type { Rates } from './door/rates.ts';
import { Refused } from './door/refused.ts';
import { securityHeaders } from './door/security-headers.ts';
import { securityTxtRoutes } from './door/security-txt.ts';
import { logbookRoutes } from './logbook/logbook.routes.ts';
import { mailRoutes } from './mail/mail.routes.ts';
import { newsRoutes, tellsNews } from './news/news.routes.ts';
import type { News } from './news/news.ts';
import { noteRoutes } from './notes/note.routes.ts';
import { answerDeskRoutes } from './receipts/answer-desk.routes.ts';
import { receiptRoutes } from './receipts/receipt.routes.ts';
import { atTheDesk } from './register/at-the-desk.ts';
import { registerRoutes } from './register/register.routes.ts';
import { hitCeilingBytes } from './relay/hit-rules.ts';
import { relayRoutes } from './relay/relay.routes.ts';
import { requestRoutes } from './requests/request.routes.ts';
import type { Ledger } from './retention/ledger.ts';
import type { TrustedClock } from './retention/trusted-clock.ts';
import { byRule } from './secretariat/by-rule.ts';
import { openChallenges } from './secretariat/challenges.ts';
import { inboxPageRoutes } from './secretariat/inbox-page.routes.ts';
import { peopleRoutes } from './secretariat/people.routes.ts';
import { openRefusals } from './secretariat/refusal-lines.ts';
import { inboxRules } from './secretariat/route-rules.ts';
import { secretariatRoutes } from './secretariat/secretariat.routes.ts';
import type { InboxEnv } from './secretariat/sessions.ts';
import { waysRoutes } from './secretariat/ways.routes.ts';
import { frameRoutes } from './sites/frame.routes.ts';
import type { Sites } from './sites/load-sites.ts';
import type { PinnedArchive } from './sites/pinned-archive.ts';
import { scriptRoutes } from './sites/script.routes.ts';
import { siteRoutes } from './sites/site.routes.ts';
import type { Store } from './store/open-store.ts';
import { inboxRoutes } from './submissions/inbox.routes.ts';
import { outcomeRoutes } from './submissions/outcome.routes.ts';
import { rewrapRoutes } from './submissions/rewrap.routes.ts';
import { submissionRoutes } from './submissions/submission.routes.ts';
import { uploadRoutes } from './uploads/upload.routes.ts';
import { viewRoutes } from './views/view.routes.ts';

/** What the rooms work with; made by services.ts. */
export interface AppParts {
  store: Store;
  ledger: Ledger;
  sites: Sites;
  clock: TrustedClock;
  consents: Consents;
  loketOrigin: string;
  inboxOrigin: string;
  analytics: { upstream: string; secrets: Readonly<Record<string, string>> };
  /** Folder of the built files. */
  dist: string;
  pinned: PinnedArchive;
  /** See secretariat/server-secret.ts. */
  secret: Uint8Array;
  now: () => number;
  rates: Rates;
  news: News;
  /** False where the disk is nearly full; see operate/free-bytes.ts. */
  hasRoom: () => boolean;
  /** How many proxies stand before us; see door/client-network.ts. */
  trustedHops: number | undefined;
  /** See door/security-txt.ts. */
  securityContact: string | undefined;
  log: Log;
  wakeMail: () => void;
  health: () => Promise<Health>;
}

/** The origin that visitors' browsers talk to. Throws `GateMissing` where nothing was built. */
export function createLoket(parts: AppParts): Hono {
  const { sites, loketOrigin } = parts;
  const app = behindTheDoor(new Hono<SiteEnv>(), loketOrigin, parts);
  app.use(openToAllPages);
  app.use(rated(parts));
  // Before the site's own checks: the relay answers 204 to everybody, so that an answer tells nothing.
  app.use('/s/:site/hits', bodyLimit({ maxSize: hitCeilingBytes, onError: (c) => c.body(null, 204) }));
  app.route(
    '/',
    relayRoutes({ sites, now: parts.now, ...parts.analytics, knowsProof: parts.consents.allows }),
  );
  app.use('/s/:site/*', async (c, next) => {
    const site = sites.get(c.req.param('site'));
    if (!site) throw new Refused('unknown-site');
    c.set('site', site);
    await next();
  });
  app.use('/s/:site/*', visitorOrigin(loketOrigin));
  for (const what of ['submissions', 'receipts/withdraw'])
    app.use(
      `/s/:site/${what}`,
      tellsNews(parts.news, (c) => c.req.param('site')!),
    );
  app.route('/', healthRoutes(parts));
  app.route('/', securityTxtRoutes(parts, loketOrigin));
  app.route('/', scriptRoutes(parts));
  app.route('/', siteRoutes(parts));
  app.route('/', frameRoutes(parts));
  app.route('/', submissionRoutes(parts));
  app.route('/', uploadRoutes(parts));
  app.route('/', receiptRoutes(parts));
  app.route('/', consentRoutes(parts));
  app.route('/', choiceRoutes(parts));
  app.route('/', gpcRoutes());
  return app as unknown as Hono;
}

/** The secretariat's origin: the page, who signs in, and behind the session what they came for. */
export function createInbox(parts: AppParts): Hono {
  const app = behindTheDoor(new Hono<InboxEnv>(), parts.inboxOrigin, parts);
  app.use(rated(parts));
  app.use('/api/*', atTheDesk(parts.trustedHops));
  app.use('/api/*', sameOrigin(parts.inboxOrigin));
  const refusals = openRefusals(parts.store.db);
  app.use(byRule(inboxRules, parts.store, parts.now, refusals));
  for (const what of [
    'submissions/:id/outcomes',
    'submissions/:id/undo',
    'submissions/:id/notes',
    'requests',
  ])
    app.use(
      `/api/${what}`,
      tellsNews(parts.news, (c) => c.get('session').site),
    );
  app.route('/', inboxPageRoutes(parts));
  app.route('/', securityTxtRoutes(parts, parts.inboxOrigin));
  const challenges = openChallenges();
  app.route('/', secretariatRoutes({ ...parts, challenges, refusals }));
  app.route('/', waysRoutes({ ...parts, challenges, refusals }));
  app.route('/', peopleRoutes(parts));
  app.route('/', inboxRoutes(parts));
  app.route('/', outcomeRoutes(parts));
  app.route('/', noteRoutes(parts));
  app.route('/', newsRoutes(parts));
  app.route('/', rewrapRoutes(parts));
  app.route('/', viewRoutes(parts));
  app.route('/', requestRoutes(parts));
  app.route('/', logbookRoutes(parts));
  app.route('/', registerRoutes(parts));
  app.route('/', mailRoutes(parts));
  app.route('/', answerDeskRoutes(parts));
  app.route('/', directoryRoutes(parts));
  return app as unknown as Hono;
}

/** The same for both: log outermost, then headers, host, and one answer for every error. */
function behindTheDoor<Env extends SiteEnv | InboxEnv>(
  app: Hono<Env>,
  origin: string,
  { log, now }: AppParts,
): Hono<Env> {
  app.use(logged(log, now));
  app.use(securityHeaders(origin.startsWith('https:')));
  app.use(hostCheck(origin));
  app.use(
    methodNotAllowed({
      app: app as unknown as Hono,
      onMethodNotAllowed: (c, allowed) => {
        c.header('Allow', allowed.join(', '));
        return errorAnswer(new Refused('method'), c);
      },
    }),
  );
  app.onError(errorAnswer);
  app.notFound((c) => errorAnswer(new Refused('not-found'), c));
  return app;
}

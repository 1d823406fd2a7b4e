/**
 * Everything of one server, made in the order in which it depends on each other and closed in the reverse.
 * Opened by main.ts, and in one process by the demo and the tests; nothing here listens.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { createInbox, createLoket } from './app.ts';
import { startDailyBackup } from './backup/daily-backup.ts';
import type { BackupOptions } from './backup/write-backup.ts';
import { openConsents } from './consents/consents.ts';
import { proofRound } from './consents/proof-round.ts';
import { type Log, type LogLine, stderrLog, type Tell } from './door/log.ts';
import type { Rate, RateName } from './door/rate-rules.ts';
import { Rates } from './door/rates.ts';
import { healthOf } from './health.ts';
import { draftRound } from './logbook/draft-incidents.ts';
import { remindReportsRound } from './logbook/remind-reports.ts';
import { tidyLogbook } from './logbook/tidy-logbook.ts';
import { tidyMailNotes } from './mail/mail-notes.ts';
import { type MailSender, startMailSender } from './mail/mail-sender.ts';
import { remindRound } from './mail/remind.ts';
import { openTransport } from './mail/smtp-transport.ts';
import { type News, openNews } from './news/news.ts';
import { AnswerCounts } from './operate/answer-counts.ts';
import { freeBytes, reserveBytes } from './operate/free-bytes.ts';
import { type Metrics, openMetrics } from './operate/metrics.ts';
import { replaceYears } from './register/replace-years.ts';
import { sealRound } from './register/seal-round.ts';
import { openLedger } from './retention/ledger.ts';
import { type Sweep, type SweepOptions, startSweep } from './retention/sweep.ts';
import { tidySignIns } from './retention/tidy-sign-ins.ts';
import { lastBeat, openTrustedClock, type TrustedClock } from './retention/trusted-clock.ts';
import { openServerSecret } from './secretariat/server-secret.ts';
import { builtGate } from './sites/embed-script.ts';
import { loadSites, type Sites, siteMap } from './sites/load-sites.ts';
import { openPinnedArchive, type PinnedArchive } from './sites/pinned-archive.ts';
import type { Site } from './sites/site-schema.ts';
import { claimFolder } from './store/claim-folder.ts';
import { openStore, type Store } from './store/open-store.ts';
import { forgetUploads } from './uploads/forget-uploads.ts';

export type ServicesOptions = {
  /** Database, ledger and the server's own secret; 0700. */
  dataDir: string;
  /** Origins as browsers see them, without a slash at the end. */
  loketOrigin: string;
  inboxOrigin: string;
  smtp: { url: string };
  /** Sender of the notifications. */
  mailFrom: string;
  /** Where the relay passes hits on to, and the secret of each measurement id. */
  analytics: { upstream: string; secrets: Readonly<Record<string, string>> };
  /** 'host': the operator answers for the machine's clock. 'check': it has to be confirmed first. */
  clock: 'host' | 'check';
  /** Where a sealed back-up goes every day, to which key, and how long it is kept; none where absent. */
  backup?: Pick<BackupOptions, 'into' | 'keyFile' | 'keep'>;
  /** Where somebody tells of a weakness: `mailto:` or `https:`. */
  securityContact?: string | undefined;
  /** Other rates than the usual ones, where a benchmark asks for more than anybody may. */
  rates?: Partial<Record<RateName, Rate>>;
  /** How many proxies stand before us, each adding to X-Forwarded-For; absent: one, where it is near. */
  trustedHops?: number | undefined;
  /** Folder of the built files; the project's own unless a test has another. */
  dist?: string;
  /** No true time is earlier, in ms. */
  releasedAt?: number;
  /** Wall clock in ms, for tests; time that passes is then measured with it too, unless `monotonic` is given. */
  now?: () => number;
  monotonic?: () => number;
  log?: Log;
  tell?: Tell;
} & ({ sitesDir: string } | { sites: readonly Site[] });

export interface Services {
  /** What visitors' browsers talk to. */
  loket: Hono;
  /** The secretariat's origin. */
  inbox: Hono;
  store: Store;
  sites: Sites;
  pinned: PinnedArchive;
  clock: TrustedClock;
  sweep: Sweep;
  mail: MailSender;
  rates: Rates;
  metrics: Metrics;
  /** Its streams stay open until they are ended: to be done before listening stops. */
  news: News;
  /** Caller has stopped listening and waited for what was under way. */
  close(): Promise<void>;
}

/** Opens everything or throws: SitesRefused, FolderClaimed, NewerSchema, StoreUnsafe, GateMissing. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const { dataDir, loketOrigin, inboxOrigin, log = stderrLog, tell = stderrLog } = options;
  const sites = 'sites' in options ? siteMap(options.sites) : loadSites(options.sitesDir);
  const dist = options.dist ?? fileURLToPath(new URL('../dist', import.meta.url));
  // Where a later part can't be opened, what was opened before it is closed again, in the reverse order.
  await using opened = new AsyncDisposableStack();
  opened.adopt(claimFolder(dataDir), (claim) => claim.release());
  const store = opened.adopt(openStore(join(dataDir, 'privacyloket.sqlite')), (each) => each.close());
  const ledger = opened.adopt(openLedger(join(dataDir, 'ledger')), (each) => each.close());
  const lastSeen = lastBeat(store);
  const clock = openClock(store, options);
  const now = () => clock.now();
  const pinned = openPinnedArchive({ dist, dataDir, now: now() });
  const report: SweepOptions['report'] = (alarms) =>
    tell({ at: new Date(now()).toISOString(), event: 'alarms', alarms });
  const proofs = proofRound({ store, sites, script: builtGate(dist).hash, pinned: pinned.known });
  // The sender starts after the first round, and begins with what that queued.
  let wakeMail = () => {};
  const remind = remindRound({ store, sites, wakeMail: () => wakeMail() });
  const drafts = draftRound({ store, sites, lastSeen });
  const remindReports = remindReportsRound({ store, sites, wakeMail: () => wakeMail() });
  const sealWeek = sealRound({ store, sites, wakeMail: () => wakeMail() });
  const also = async (at: number) => {
    await proofs(at);
    await tidySignIns(store, at);
    await forgetUploads(store, at);
    await tidyLogbook(store, at);
    await replaceYears(store, sites, at);
    await drafts(at);
    await remindReports(at);
    await remind(at);
    await sealWeek(at);
    await tidyMailNotes(store, sites);
  };
  const sweep = opened.adopt(await startSweep({ store, ledger, clock, report, also }), (each) => each.stop());
  const transport = openTransport(options.smtp.url);
  const sender = startMailSender({
    store,
    sites,
    transport,
    from: options.mailFrom,
    inboxOrigin,
    now,
    confirmed: () => clock.confirmed(),
    report: ({ fault, attempts }) =>
      tell({ at: new Date(now()).toISOString(), event: 'mail-failed', code: fault, attempts }),
  });
  const mail = opened.adopt(sender, (each) => each.stop());
  wakeMail = () => void mail.wake();
  const backup =
    options.backup &&
    opened.adopt(startDailyBackup({ dataDir, ...options.backup, now }), (each) => each.stop());
  const rates = new Rates(now, options.rates);
  const counts = new AnswerCounts();
  const health = () =>
    healthOf({ store, clock, sweep, rates, freeBytes: () => freeBytes(dataDir), now, backup });
  const metrics = openMetrics({ store, dataDir, sweep, rates, counts, health, now });
  opened.defer(() => metrics.stop());
  const news = opened.adopt(openNews(), (each) => each.end());
  const parts = {
    store,
    ledger,
    sites,
    clock,
    consents: openConsents(store),
    loketOrigin,
    inboxOrigin,
    dist,
    pinned,
    analytics: options.analytics,
    secret: openServerSecret(dataDir),
    now,
    rates,
    news,
    hasRoom: () => freeBytes(dataDir) > reserveBytes,
    trustedHops: options.trustedHops,
    securityContact: options.securityContact,
    log: (line: LogLine) => {
      counts.note(line);
      log(line);
    },
    wakeMail,
    health,
  };
  const loket = createLoket(parts);
  const inbox = createInbox(parts);
  const all = opened.move();
  return {
    loket,
    inbox,
    store,
    sites,
    pinned,
    clock,
    sweep,
    mail,
    rates,
    metrics,
    news,
    close: () => all.disposeAsync(),
  };
}

function openClock(store: Store, { clock, now, monotonic, releasedAt }: ServicesOptions): TrustedClock {
  const passing = monotonic ?? now;
  return openTrustedClock({
    store,
    mode: clock,
    ...(now && { now }),
    ...(passing && { monotonic: passing }),
    ...(releasedAt !== undefined && { buildDate: releasedAt }),
  });
}

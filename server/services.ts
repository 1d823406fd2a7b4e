/**
 * Everything of one server, made in the order in which it depends on each other and closed in the reverse.
 * Opened by main.ts, and in one process by the demo and the tests; nothing here listens.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { createLoket } from './app.ts';
import { type Log, stderrLog } from './door/log.ts';
import { openTrustedClock, type TrustedClock } from './retention/trusted-clock.ts';
import { loadSites, type Sites, siteMap } from './sites/load-sites.ts';
import type { Site } from './sites/site-schema.ts';
import { openStore, type Store } from './store/open-store.ts';

export interface ServicesOptions {
  /** Database, ledger and the server's own secret; 0700. */
  dataDir: string;
  /** Settings documents: a folder of them, or settings that were parsed already. */
  sites: string | readonly Site[];
  /** Origins as browsers see them, without a slash at the end. */
  loketOrigin: string;
  inboxOrigin: string;
  /** 'host': the operator answers for the machine's clock. 'check': it has to be confirmed first. */
  clock: 'host' | 'check';
  /** Folder of the built files; the project's own unless a test has another. */
  dist?: string;
  now?: () => number;
  log?: Log;
}

export interface Services {
  loket: Hono;
  store: Store;
  sites: Sites;
  clock: TrustedClock;
  close(): Promise<void>;
}

/** Opens everything or throws: SitesRefused, NewerSchema, StoreUnsafe, GateMissing. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const { now = Date.now, log = stderrLog, loketOrigin, inboxOrigin } = options;
  const dist = options.dist ?? fileURLToPath(new URL('../dist', import.meta.url));
  const sites = typeof options.sites === 'string' ? loadSites(options.sites) : siteMap(options.sites);
  const store = openStore(join(options.dataDir, 'privacyloket.sqlite'));
  const clock = openTrustedClock({ store, mode: options.clock, now });
  const parts = { store, sites, loketOrigin, inboxOrigin, dist, now: () => clock.now(), log };
  return {
    loket: createLoket(parts),
    store,
    sites,
    clock,
    async close() {
      await clock.beat();
      store.close();
    },
  };
}

/**
 * The demo: five providers' websites, the service they use, the inbox, a mailbox and the vendors, all in one
 * process and each on an origin of its own. `npm start` runs this file; tests call `startDemo`.
 */
import { join } from 'node:path';
import type { Log } from '../server/door/log.ts';
import { openServices, type Services } from '../server/services.ts';
import { FolderClaimed } from '../server/store/claim-folder.ts';
import { buildIfStale } from '../widget/build.ts';
import { newEnrolmentLinks } from './enrolment-links.ts';
import { openFrontDoor, PortTaken } from './front-door.ts';
import { type Mailbox, openMailbox } from './mailbox/mailbox.ts';
import type { Origins } from './origins.ts';
import { pastedTag } from './pasted-tag.ts';
import { demoSites } from './settings.ts';
import { openVendors, type Vendors } from './vendors/vendors.ts';
import { website } from './website.ts';
import { welcome } from './welcome.ts';

export interface DemoOptions {
  /** 0 is any free one. */
  port: number;
  /** Everything is kept here, so a second start finds it. */
  dataDir: string;
  /** The server's clock in ms; the machine's own when absent. */
  now?: () => number;
  /** 'host' trusts the machine's clock; 'check' waits until it was confirmed. */
  clock?: 'host' | 'check';
  /** A port for each part, for browsers that don't know `*.localhost`. */
  byPort?: boolean;
  print?: (line: string) => void;
  /** The server's access log; printed when absent. */
  log?: Log;
}

export interface Demo {
  port: number;
  origins: Origins;
  services: Services;
  /** By site: a link for one enrolment, for each site with a form that has no administrator yet. */
  enrolmentLinks: Readonly<Record<string, string>>;
  mailbox: Mailbox;
  vendors: Vendors;
  /** Stops everything; the data stay. */
  close(): Promise<void>;
}

/** Starts the whole demo, building what is stale first. Throws `PortTaken`. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { dataDir, now, print = () => {} } = options;
  await using opened = new AsyncDisposableStack();
  const door = await openFrontDoor(options.port, options.byPort ?? false);
  opened.defer(() => door.close());
  const { origins } = door;

  await buildIfStale();
  const mailbox = await openMailbox(join(dataDir, 'demo', 'mail'), origins.inbox);
  opened.defer(() => mailbox.close());
  const vendors = openVendors();
  const sites = demoSites(origins);
  const services = await openServices({
    dataDir,
    sites,
    loketOrigin: origins.loket,
    inboxOrigin: origins.inbox,
    smtp: { url: mailbox.smtpUrl },
    mailFrom: 'Privacyloket <loket@privacyloket.example>',
    analytics: vendors.analytics(door.vendorsFromHere),
    clock: options.clock ?? 'host',
    log: options.log ?? ((line) => print(JSON.stringify(line))),
    ...(now && { now }),
  });
  opened.defer(() => services.close());

  door.open('loket', services.loket.fetch);
  door.open('inbox', services.inbox.fetch);
  door.open('mail', mailbox.pages.fetch);
  door.open('vendors', vendors.app.fetch);
  for (const site of sites) {
    const tag = pastedTag(join(dataDir, 'demo', `${site.site}-tag.json`), site.site, services.store);
    door.open(
      site.site as keyof Origins,
      website({ site, origins, tag, statistics: vendors.app.fetch }).fetch,
    );
  }
  const enrolmentLinks = await newEnrolmentLinks(services, sites, origins.inbox);
  for (const line of welcome({ origins, sites, enrolmentLinks, dataDir })) print(line);

  const running = opened.move();
  return {
    port: door.port,
    origins,
    services,
    enrolmentLinks,
    mailbox,
    vendors,
    async close() {
      // Nobody comes in any more before the rooms are closed.
      services.news.end();
      await door.close();
      await running.disposeAsync();
    },
  };
}

if (import.meta.main) {
  try {
    const demo = await startDemo({
      port: portFrom(process.env.PORT ?? '8787'),
      dataDir: process.env.DATA_DIR ?? 'data',
      byPort: process.env.ORIGINS === 'ports',
      print: (line) => console.log(line),
      log: (line) => line.status >= 500 && console.error(JSON.stringify(line)),
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void demo.close().then(() => process.exit(0)));
  } catch (error) {
    if (!(error instanceof PortTaken || error instanceof FolderClaimed)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_000) return port;
  console.error(`PORT must be a whole number from 1 to 65000, not "${text}".`);
  process.exit(1);
}

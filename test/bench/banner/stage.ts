/**
 * One server, HTTP/1.1, everything in Brotli: at `page.localhost` the page with each contestant and its files,
 * at `loket.localhost` our own server's code, as it runs at a provider.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { originsByName } from '../../../demo/origins.ts';
import { demoSites } from '../../../demo/settings.ts';
import { openServices } from '../../../server/services.ts';
import { embedScripts } from '../../../server/sites/embed-script.ts';
import { siteMap } from '../../../server/sites/load-sites.ts';
import type { Service } from '../../../server/sites/services/all.ts';
import type { Site } from '../../../server/sites/site-schema.ts';
import { brotliBytes, buildIfStale } from '../../../widget/build.ts';
import { type Contestant, heldScript } from './contestants/contestant.ts';
import { floors } from './contestants/floors.ts';
import { bare, privacyloket } from './contestants/privacyloket.ts';
import { pageStyle, pageWith } from './page.ts';
import { filesOf, install } from './peer-files.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface Stage {
  /** The bare page first, then ours, then the peers. */
  contestants: readonly Contestant[];
  /** Served as well, for their returning visit. */
  floors: readonly Contestant[];
  addressOf(contestant: Contestant): string;
  close(): Promise<void>;
}

/** Serves the page with ours and with each of the peers. Throws `NoPeers` where they can't be installed. */
export async function openStage(peers: readonly Contestant[]): Promise<Stage> {
  install(peers.flatMap(({ peer }) => peer ?? []));
  await buildIfStale(['visitor']);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://page.localhost:${port}`;
  const loketOrigin = `http://loket.localhost:${port}`;
  const site = largestThatAsks(origin, port);
  const dataDir = await mkdtemp(join(tmpdir(), 'privacyloket-bench-'));
  const services = await openServices({
    dataDir,
    sites: [site],
    loketOrigin,
    inboxOrigin: `http://inbox.localhost:${port}`,
    smtp: { url: 'smtp://127.0.0.1:1' },
    mailFrom: 'Privacyloket <loket@privacyloket.example>',
    analytics: { upstream: origin, secrets: {} },
    clock: 'host',
    log: () => {},
  });
  const contestants = [
    bare,
    privacyloket(site.site, site.cookies.services.find(isAsked)!.id, loketOrigin),
    ...peers,
  ];
  const answers = new Map<string, Buffer>([
    ['/page.css', brotliCompressSync(pageStyle)],
    [heldScript, brotliCompressSync('window.heldRan = true;')],
  ]);
  for (const each of [...contestants, ...floors]) {
    answers.set(pathOf(each), brotliCompressSync(pageWith(each)));
    for (const [name, bytes] of filesOf(each)) answers.set(pathOf(each) + name, brotliCompressSync(bytes));
  }
  const loket = getRequestListener(services.loket.fetch);
  server.on('request', (request: IncomingMessage, answer: ServerResponse) => {
    if (request.headers.host === new URL(loketOrigin).host) return void loket(request, answer);
    const path = request.url!.replace(/\?.*/, '');
    const body = answers.get(path);
    answer.writeHead(body ? 200 : 404, {
      'content-type': types[extname(path)] ?? types['.html'],
      'cache-control': 'no-cache',
      ...(body && { 'content-encoding': 'br', 'content-length': body.length }),
    });
    answer.end(body);
  });
  return {
    contestants,
    floors,
    addressOf: (contestant) => origin + pathOf(contestant),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await services.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function pathOf({ name }: Contestant): string {
  return `/${name.replaceAll(' ', '-')}/`;
}

/**
 * The demo's settings with the largest script. What starts a vendor there is held content here, as it is for the
 * peers: nobody in this comparison loads more than the held script.
 */
function largestThatAsks(origin: string, port: number): Site {
  const sites = demoSites(originsByName(port));
  const scripts = embedScripts(join(import.meta.dirname, '../../../dist'), siteMap(sites));
  const bytes = (site: Site) => brotliBytes(scripts.get(site.site)!);
  const asking = sites.filter(({ cookies }) => cookies.services.some(isAsked));
  const { cookies, ...site } = asking.toSorted((one, other) => bytes(other) - bytes(one))[0]!;
  const services = cookies.services.map((each) => (isAsked(each) ? heldOnly(each, origin) : each));
  return { ...site, origins: [origin], cookies: { ...cookies, services } };
}

function isAsked({ countingOnly, purpose }: Service): boolean {
  return !countingOnly && purpose !== 'embedded';
}

function heldOnly({ id, title, purpose, why, cookies }: Service, origin: string): Service {
  const hosts = { script: [origin], connect: [], frame: [], img: [] };
  return { id, title, purpose, why, cookies, integration: 'custom', party: title, hosts };
}

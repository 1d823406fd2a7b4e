/**
 * A provider's website with the pinned tag, our real server behind it, and a hand between the two: `tamper` may answer
 * in the server's place, as somebody who took over the server or its files would. The vendors record who came.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { openVendors, type Vendors } from '../../../demo/vendors/vendors.ts';
import { openServices, type Services } from '../../../server/services.ts';
import { type Site, type SiteInput, siteSchema } from '../../../server/sites/site-schema.ts';
import { buildIfStale } from '../../../widget/build.ts';
import { type OpenSite, openSite } from '../../server/inbox-person.ts';
import { type House, inboxOrigin } from '../../server/server-house.ts';

/** What a hand in between does with a request to our server: answers it, or lets it pass. */
export type Tamper = (path: string, genuine: () => Promise<string>) => Promise<string | undefined>;

export interface HostileHouse {
  origin: string;
  loket: string;
  site: Site;
  services: Services;
  enrolled: OpenSite;
  vendors: Vendors;
  vendorOrigin: string;
  /** What stands in the tag; a test may change a part. */
  tag: { key: string; version: number; hash: string; integrity: string; server?: string; nonce?: string };
  /** Folder that the website itself serves at `/eigen/`; none by default. */
  files?: string;
  /** Header of every page; none by default. */
  policy: string;
  tamper: Tamper;
  /** The page's own address of the gate; our server's by default. */
  gate(hash: string): string;
  /** `before` runs in the page ahead of everything else. */
  visit(path?: string, options?: BrowserContextOptions, before?: () => void): Promise<Visitor>;
  close(): Promise<void>;
}

export interface Visitor {
  page: Page;
  /** Paths of what was asked of our server, oldest first. */
  asked: string[];
  /** Addresses that belong neither to the website nor to our server. */
  foreign: string[];
  violations: string[];
  /** Whether anything called `tellHacked()`, on any of the pages. */
  hacked: boolean;
}

/** Opens all of it; the caller closes it. */
export async function openHostileHouse(
  browser: Browser,
  cookiesOf: (vendors: string) => Partial<SiteInput['cookies']>,
): Promise<HostileHouse> {
  await buildIfStale(['visitor']);
  const dataDir = mkdtempSync(join(tmpdir(), 'privacyloket-hostile-'));
  const parts = new Map<string, (request: Request) => Response | Promise<Response>>();
  const server = createServer(
    getRequestListener((request) => parts.get(new URL(request.url).hostname.split('.')[0]!)!(request)),
  );
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const originOf = (name: string) => `http://${name}.localhost:${port}`;
  const [origin, loket, vendorOrigin] = [originOf('site'), originOf('loket'), originOf('vendors')];
  const vendors = openVendors();
  const site = aSite(origin, cookiesOf(vendorOrigin));
  const services = await openServices({
    dataDir,
    sites: [site],
    loketOrigin: loket,
    inboxOrigin,
    smtp: { url: 'smtp://127.0.0.1:9' },
    mailFrom: 'loket@privacyloket.example',
    analytics: vendors.analytics(originOf('vendors')),
    clock: 'host',
    log: () => {},
    tell: () => {},
  });
  const enrolled = await openSite({ services, now: Date.now } as unknown as House, site.site);
  const { newest } = services.pinned;
  const root = createHash('sha256').update(enrolled.signed.root, 'base64url').digest('base64url');
  const pages: Page[] = [];
  const house: HostileHouse = {
    origin,
    loket,
    site,
    services,
    enrolled,
    vendors,
    vendorOrigin,
    tag: {
      key: `${root} ${enrolled.sheet.signing.fingerprint}`,
      version: 1,
      hash: newest.hash,
      integrity: newest.integrity,
    },
    policy: '',
    tamper: async () => undefined,
    gate: (hash) => `${loket}/p/${hash}.js`,
    async visit(path = '/', options = {}, before = undefined) {
      const context = await browser.newContext({ locale: 'nl-NL', ...options });
      const page = await context.newPage();
      pages.push(page);
      const visitor: Visitor = { page, asked: [], foreign: [], violations: [], hacked: false };
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.origin === loket) visitor.asked.push(url.pathname);
        else if (url.origin !== origin) visitor.foreign.push(url.href);
      });
      await context.exposeBinding('tellViolation', (_, text: string) => void visitor.violations.push(text));
      await context.exposeBinding('tellHacked', () => {
        visitor.hacked = true;
      });
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          (globalThis as unknown as { tellViolation(text: string): void }).tellViolation(
            `${violatedDirective} ${blockedURI}`,
          ),
        ),
      );
      if (before) await context.addInitScript(before);
      await page.goto(origin + path, { waitUntil: 'networkidle' });
      return visitor;
    },
    async close() {
      await Promise.all(pages.map((page) => page.context().close()));
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
      await services.close();
      rmSync(dataDir, { recursive: true });
    },
  };
  parts.set('vendors', (request) => vendors.app.fetch(request));
  parts.set('site', (request) => websiteOf(house).fetch(request));
  parts.set('loket', async (request) => {
    // Not as the browser asks: compressed it could not be added to.
    const genuine = async () => (await services.loket.request(request.url)).text();
    const put = await house.tamper(new URL(request.url).pathname, genuine);
    if (put === undefined) return services.loket.fetch(request);
    return new Response(put, {
      headers: {
        'content-type': put.startsWith('{') ? 'application/json' : 'text/javascript',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      },
    });
  });
  return house;
}

/** The provider's pages: one holds back a film, one has a form with a phone number inside, one a form that there is not. */
function websiteOf(house: HostileHouse): Hono {
  const app = new Hono();
  app.get('/eigen/:place/:file', (c) => {
    const { place, file } = c.req.param();
    return c.body(readFileSync(join(house.files!, place, file), 'utf8'), 200, {
      'content-type': 'text/javascript',
    });
  });
  app.get('*', (c) => {
    const { key, version, hash, integrity, server, nonce } = house.tag;
    const main =
      c.req.path === '/contact'
        ? '<privacy-form form="contact"><p id="bel">Bel 012 345 67 89.</p></privacy-form>'
        : c.req.path === '/onbekend'
          ? '<privacy-form form="bestaat-niet"></privacy-form>'
          : c.req.path === '/film'
            ? `<template data-privacy="film"><iframe src="${house.vendorOrigin}/embed/1" title="Film"></iframe></template>`
            : '<h1>Welkom</h1>';
    if (house.policy) c.header('Content-Security-Policy', house.policy);
    return c.html(`<!doctype html><html lang="${c.req.query('lang') ?? 'nl'}"><head><meta charset="utf-8"><title>Proef</title>
<script type="module" async crossorigin${nonce ? ` nonce="${nonce}"` : ''} integrity="${integrity}" data-privacyloket="proef" data-key="${key}" data-version="${version}"${server ? ` data-server="${server}"` : ''} src="${house.gate(hash)}"></script></head>
<body><main>${main}</main><footer><a id="open" href="/privacy" data-privacy-open>Cookies</a></footer></body></html>`);
  });
  return app;
}

function aSite(origin: string, cookies: Partial<SiteInput['cookies']>): Site {
  return siteSchema.parse({
    site: 'proef',
    organisation: {
      name: 'Zorgpraktijk De Proef',
      street: 'Proefstraat 1',
      postcode: '1234 AB',
      town: 'Proefdorp',
      phone: '012 345 67 89',
      email: 'info@proef.example',
      privacyContact: 'Praktijkhouder',
    },
    origins: [origin],
    languages: ['nl', 'en', 'pl'],
    statement: { version: '2026-11', published: '2026-11-01', url: '/privacy' },
    cookies: {
      functional: [
        {
          name: 'privacyloket-proef',
          purpose: 'Onthoudt wat u koos.',
          duration: '180 dagen',
          party: 'De Proef',
        },
      ],
      services: [],
      ...cookies,
    },
    hours: { when: 'Op werkdagen.', answerWithin: 'Binnen twee dagen.' },
    urgent: ['Is het spoed? Bel 112.'],
    forms: {
      contact: {
        kind: 'contact',
        title: 'Stel uw vraag',
        intro: 'Wij lezen uw vraag.',
        purpose: 'Wij antwoorden u.',
        ground: 'U vraagt het ons.',
        keptFor: 'Vier weken.',
        fields: [
          { id: 'naam', kind: 'text', label: 'Uw naam', required: true },
          { id: 'vraag', kind: 'longtext', label: 'Uw vraag', required: true },
        ],
        list: { name: 'naam', first: 'vraag' },
      },
    },
    retention: { unanswered: { keep: 'P4W' }, agreement: { class: 'dossier', keep: 'P5Y' } },
    mail: { to: ['post@proef.example'] },
  });
}

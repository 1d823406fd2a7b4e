/**
 * A provider's website for one test: pages, the built gate with the site's settings, our own routes that it talks
 * to and the vendors, each on an origin of its own behind one port, under a strict CSP with Trusted Types.
 * Every request, every proof and every violation of the CSP is kept for the test to look at.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright';
import { openVendors, type Vendors } from '../../../demo/vendors/vendors.ts';
import { relayRoutes } from '../../../server/relay/relay.routes.ts';
import { detailsPart, gatePart } from '../../../server/sites/public-part.ts';
import { type Site, type SiteInput, siteSchema } from '../../../server/sites/site-schema.ts';
import type { ConsentProof } from '../../../server/submissions/intake-api.ts';
import { buildIfStale } from '../../../widget/build.ts';
import { statementOf } from '../../../widget/statement/statement-text.ts';

type Cookies = Partial<SiteInput['cookies']>;
export type Service = SiteInput['cookies']['services'][number];

export interface Website {
  site: Site;
  origin: string;
  vendors: Vendors;
  vendorOrigin: string;
  /** What the server was told, oldest first. */
  proofs: ConsentProof[];
  /** Resolves when the server has this many proofs. */
  proven(count: number): Promise<void>;
  /** Violations of the CSP, as "directive blocked-address". */
  violations: string[];
  /** False: our own server does not answer, as without a connection. */
  reachable: boolean;
  /** Puts a page at an address: what stands in <main>, its language and direction, and how it is hostile. */
  put(path: string, main: string, root?: string, hostile?: Hostile): void;
  /** A visitor with a browser of their own. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
  close(): Promise<void>;
}

/** How a page differs from what we would wish. */
export interface Hostile {
  /** After our tag, in <head>. */
  head?: string;
  /** The value of `trusted-types` in its CSP; our two policies where absent. */
  trustedTypes?: string;
  /** Further sources of scripts, such as 'unsafe-inline'. */
  scripts?: string;
}

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Every request of this visitor's browser, oldest first. */
  requests: Request[];
  /** Requests that left for another host than the website and our own server. */
  thirdParty(): string[];
  /** Names of cookies and storage entries of the website. */
  kept(): Promise<string[]>;
  cookie(): Promise<string | undefined>;
}

export const analytics = (vendorOrigin: string): Service => ({
  id: 'statistiek',
  title: 'Google Analytics',
  purpose: 'analytics',
  why: 'Wij zien welke pagina’s mensen lezen.',
  integration: 'google-analytics',
  measurementId: 'G-MERENBURG',
  tagOrigin: vendorOrigin,
  cookies: [{ name: '_ga', purpose: 'Herkent uw browser.', duration: '180 dagen', party: 'Google' }],
});

export const clicks = (vendorOrigin: string): Service => ({
  id: 'klikgedrag',
  title: 'Hotjar',
  purpose: 'click-tracking',
  why: 'Wij zien waar mensen vastlopen.',
  integration: 'hotjar',
  siteId: 4217001,
  scriptOrigin: vendorOrigin,
  cookies: [
    {
      name: '_hjSession_*',
      purpose: 'Houdt dit bezoek bij elkaar.',
      duration: '30 minuten',
      party: 'Hotjar',
    },
    { name: '_hjSessionUser_*', purpose: 'Herkent uw browser.', duration: '365 dagen', party: 'Hotjar' },
    { name: 'klik-*', kind: 'indexeddb', purpose: 'Bewaart klikken.', duration: '30 dagen', party: 'Hotjar' },
  ],
});

export const counting = (origin: string): Service => ({
  id: 'tellen',
  title: 'Matomo',
  purpose: 'analytics',
  why: 'Wij tellen bezoeken.',
  countingOnly: 'Telt alleen bezoeken, zonder cookies.',
  integration: 'matomo',
  siteId: 1,
  endpoint: `${origin}/statistiek/`,
  cookies: [],
});

/** Opens a website whose cookie settings are made from the origins that it gets. The caller closes it. */
export async function openWebsite(
  browser: Browser,
  cookiesOf: (origins: { site: string; vendors: string }) => Cookies,
  more: Partial<SiteInput> = {},
): Promise<Website> {
  const built = await builtFiles();
  const parts = new Map<string, Hono>();
  const server = createServer(
    getRequestListener((request) => {
      const host = new URL(request.url).hostname;
      return parts.get(host === '127.0.0.1' ? 'vendors' : host.split('.')[0]!)!.fetch(request);
    }),
  );
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const originOf = (name: string) => `http://${name}.localhost:${port}`;
  const [origin, loket, vendorOrigin] = ['site', 'loket', 'vendors'].map(originOf) as [
    string,
    string,
    string,
  ];

  const site = siteSchema.parse({
    ...aSite(origin, cookiesOf({ site: origin, vendors: vendorOrigin })),
    ...more,
  });
  const vendors = openVendors();
  const proofs: ConsentProof[] = [];
  const waiting = new Set<() => void>();
  const pages = new Map<string, { main: string; root: string; hostile: Hostile }>();
  const visitors: Visitor[] = [];
  const website: Website = {
    site,
    origin,
    vendors,
    vendorOrigin,
    proofs,
    violations: [],
    reachable: true,
    put: (path, main, root = 'lang="nl"', hostile = {}) => void pages.set(path, { main, root, hostile }),
    proven: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (proofs.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    async visitor(options) {
      const visitor = await openVisitor(browser, website, loket, options);
      visitors.push(visitor);
      return visitor;
    },
    async close() {
      await Promise.all(visitors.map(({ context }) => context.close()));
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };

  parts.set('vendors', vendors.app);
  parts.set('site', websiteApp());
  parts.set('loket', loketApp());
  return website;

  function websiteApp(): Hono {
    const app = new Hono();
    app.all('/statistiek/*', (c) => vendors.app.fetch(c.req.raw));
    app.get('/style.css', (c) => c.body(hostileStyle, 200, { 'content-type': 'text/css' }));
    app.get('*', (c) => {
      const { main, root, hostile } = pages.get(c.req.path) ?? welcome;
      c.header('Content-Security-Policy', policy(`${loket} ${vendorOrigin}`, hostile));
      return c.html(documentOf(main, root, `${loket}/proef.js`, hostile.head));
    });
    return app;
  }

  function loketApp(): Hono {
    const app = new Hono();
    app.use(async (c, next) => (website.reachable ? next() : c.body(null, 503)));
    app.use(cors());
    app.get('/proef.js', (c) => {
      const gate = built['gate.js']!.replace('PRIVACYLOKET_SETTINGS', JSON.stringify(gatePart(site)));
      return c.body(gate, 200, javascript);
    });
    app.get('/a/:file', (c) => c.body(built[`a/${c.req.param('file')}`]!, 200, javascript));
    app.get('/s/proef/details', (c) => c.json(detailsPart(site)));
    app.get('/s/proef/verklaring.json', (c) => c.json(statementOf(site)));
    app.post('/s/proef/consents', async (c) => {
      proofs.push(await c.req.json());
      for (const look of waiting) look();
      return c.body(null, 204);
    });
    app.route(
      '/',
      relayRoutes({
        sites: new Map([['proef', site]]),
        ...vendors.analytics(`http://127.0.0.1:${port}`),
        now: Date.now,
        knowsProof: (_site, proof, service) =>
          proofs.findLast((each) => each.proof === proof)?.choices[service] === true,
      }),
    );
    return app;
  }
}

let files: Promise<Record<string, string>> | undefined;

/** The built files as they are now; read once, so that a build beside this test changes nothing under way. */
function builtFiles(): Promise<Record<string, string>> {
  files ??= buildIfStale(['visitor']).then(() => {
    const dist = new URL('../../../dist/visitor/', import.meta.url);
    const names = ['gate.js', ...readdirSync(new URL('a/', dist)).map((name) => `a/${name}`)];
    return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, dist), 'utf8')]));
  });
  return files;
}

const javascript = { 'content-type': 'text/javascript', 'cache-control': 'no-store' };

async function openVisitor(
  browser: Browser,
  website: Website,
  loket: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext(options);
  const requests: Request[] = [];
  context.on('request', (request) => void requests.push(request));
  await context.exposeBinding('tellViolation', (_, text: string) => void website.violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (globalThis as unknown as { tellViolation(text: string): void }).tellViolation(
        `${violatedDirective} ${blockedURI}`,
      ),
    );
  });
  const page = await context.newPage();
  return {
    context,
    page,
    requests,
    thirdParty: () =>
      requests
        .map((each) => each.url())
        .filter((url) => !url.startsWith(website.origin) && !url.startsWith(loket)),
    async kept() {
      const cookies = (await context.cookies()).map(({ name }) => name);
      const rest = await page.evaluate(async () => [
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        ...(await indexedDB.databases()).map(({ name }) => name!),
        ...(await caches.keys()),
      ]);
      return [...cookies, ...rest].sort();
    },
    async cookie() {
      return (await context.cookies()).find(({ name }) => name === 'privacyloket-proef')?.value;
    },
  };
}

function policy(others: string, { trustedTypes = 'lit-html privacyloket', scripts = '' }: Hostile): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${others} ${scripts}`,
    `connect-src 'self' ${others}`,
    `frame-src ${others}`,
    "img-src 'self'",
    "style-src 'self'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ].join('; ');
}

/** Some pages style every element they can; ours has to survive that (peers 2d). */
export const hostileStyle = `
  body { margin: 0; font-family: Georgia, serif; }
  header, main, footer { padding: 1rem 2rem; }
  button, h2, p, ul, input, dialog, section { all: unset; color: red !important; transform: rotate(3deg); }
  privacy-choice, privacy-preferences { display: none; opacity: 0; font-size: 3px; }
`;

const welcome: { main: string; root: string; hostile: Hostile } = {
  main: '<h1>Welkom</h1><p><a href="/tweede">Tweede pagina</a></p>',
  root: 'lang="nl"',
  hostile: {},
};

function documentOf(main: string, root: string, script: string, head = ''): string {
  return `<!doctype html>
<html ${root}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Proefsite</title>
<link rel="stylesheet" href="/style.css">
<script type="module" async crossorigin data-privacyloket="proef" src="${script}"></script>${head}</head>
<body><header><nav><a id="first" href="/">Home</a> <a href="/contact">Contact</a></nav></header>
<main>${main}</main>
<footer><a id="open" href="/privacy" data-privacy-open>Cookies en privacy</a>
<a id="clicks" href="/privacy" data-privacy-open="click-tracking">Instellen klikgedrag</a></footer></body></html>`;
}

function aSite(origin: string, cookies: Cookies): SiteInput {
  return {
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
      ...(cookies.services?.some(({ integration }) => integration === 'google-analytics') && {
        ipAnonymisation: { locked: true, why: 'Google krijgt uw IP-adres niet. Dat beloven wij.' },
      }),
      ...cookies,
    },
    hours: { when: 'Op werkdagen.', answerWithin: 'Binnen twee dagen.' },
    urgent: ['Is het spoed? Bel 112.'],
    forms: {},
    retention: {
      unanswered: { keep: 'P4W' },
      agreement: { class: 'dossier', keep: 'P5Y' },
    },
    mail: { to: ['post@proef.example'] },
  };
}

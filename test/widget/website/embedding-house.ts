/**
 * The websites of widget/EMBEDDING.md under the very addresses that it names: our server's own code at
 * `https://loket.example.nl`, pages at `https://www.example.nl` under the policy it gives, and everybody else's answers.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright';
import { originsByName } from '../../../demo/origins.ts';
import { demoSites } from '../../../demo/settings.ts';
import { openServices } from '../../../server/services.ts';
import { type Site, siteSchema } from '../../../server/sites/site-schema.ts';
import { buildIfStale } from '../../../widget/build.ts';
import { snippets } from './snippets.ts';

export const website = 'https://www.example.nl';
const loketOrigin = 'https://loket.example.nl';
const tag = `<script type="module" async crossorigin data-privacyloket="rondom" src="${loketOrigin}/rondom.js"></script>`;

export interface EmbeddingHouse {
  /** Opens `/` with this in its body, or this whole document; `files` are served beside it, by path. */
  visit(
    markup: string,
    files?: Record<string, string>,
    options?: BrowserContextOptions,
  ): Promise<{ page: Page; requests: string[]; violations: string[] }>;
  close(): Promise<void>;
}

/** Starts the server with the demo's settings of `rondom`, for the services that the page's snippets name. */
export async function openEmbeddingHouse(browser: Browser): Promise<EmbeddingHouse> {
  await buildIfStale();
  const dataDir = await mkdtemp(join(tmpdir(), 'privacyloket-embedding-'));
  const services = await openServices({
    dataDir,
    sites: [siteOfTheSnippets()],
    loketOrigin,
    inboxOrigin: 'https://inbox.example.nl',
    smtp: { url: 'smtp://127.0.0.1:1' },
    mailFrom: 'loket@example.nl',
    analytics: { upstream: 'http://127.0.0.1:1', secrets: {} },
    clock: 'host',
    log: () => {},
  });
  const policy = snippets.policy!.trim().replace('Content-Security-Policy: ', '');

  async function fromLoket(route: Route): Promise<void> {
    const request = route.request();
    const body = request.postDataBuffer();
    const answer = await services.loket.fetch(
      new Request(request.url(), {
        method: request.method(),
        headers: { ...(await request.allHeaders()), host: new URL(loketOrigin).host, 'accept-encoding': '' },
        ...(body && { body: new Uint8Array(body) }),
      }),
    );
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }

  return {
    async visit(markup, files = {}, options = {}) {
      const context = await browser.newContext({ locale: 'nl-NL', ...options });
      const requests: string[] = [];
      const violations: string[] = [];
      await context.exposeBinding('tellViolation', (_, text: string) => void violations.push(text));
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          (globalThis as unknown as { tellViolation(text: string): void }).tellViolation(
            `${violatedDirective} ${blockedURI}`,
          ),
        ),
      );
      await context.route('**/*', async (route) => {
        const { origin, pathname } = new URL(route.request().url());
        requests.push(origin + pathname);
        if (origin === loketOrigin) return fromLoket(route);
        if (origin !== website)
          return route.fulfill({ contentType: 'text/html', body: '<p>van een ander</p>' });
        if (pathname === '/')
          return route.fulfill({
            contentType: 'text/html; charset=utf-8',
            headers: { 'content-security-policy': policy },
            body: markup.startsWith('<!doctype') ? markup : documentAround(markup),
          });
        const file = files[pathname];
        if (file === undefined) return route.fulfill({ status: 404 });
        return route.fulfill({
          contentType: pathname.endsWith('.css') ? 'text/css' : 'text/javascript',
          body: file,
        });
      });
      const page = await context.newPage();
      await page.goto(`${website}/`);
      return { page, requests, violations };
    },
    async close() {
      await services.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function documentAround(markup: string): string {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>
<link rel="stylesheet" href="/stijl.css">${tag}</head>
<body><main>${markup}</main><footer><a href="/privacy" data-privacy-open>Cookies en privacy</a></footer></body></html>`;
}

/** Those of the demo, with the services that the page is about. */
function siteOfTheSnippets(): Site {
  const { statement, ...rondom } = demoSites(originsByName(8787)).find(({ site }) => site === 'rondom')!;
  const { ipAnonymisation: _, ...cookies } = rondom.cookies;
  return siteSchema.parse({
    ...rondom,
    statement,
    origins: [website],
    cookies: {
      ...cookies,
      services: [
        {
          id: 'statistiek',
          title: 'Eigen statistiek',
          purpose: 'analytics',
          why: 'Wij zien welke pagina’s mensen lezen.',
          integration: 'custom',
          party: 'Zorgkring Elzenbrug',
          cookies: [],
          hosts: { script: [website] },
        },
        {
          id: 'video',
          title: 'Video’s',
          purpose: 'embedded',
          why: 'Wij laten zien hoe een dag bij ons is.',
          integration: 'youtube',
        },
        JSON.parse(snippets['custom-service']!),
      ],
    },
  });
}

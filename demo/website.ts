/**
 * A provider's website: the files in `demo/<site>/` as they are, under addresses without `.html`.
 * Only two things are changed on the way out: the addresses of this start, and the tag once it was pasted.
 * Beside them stands the one file that a provider adds: its word that a browser's own wish counts.
 */
import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { gpcRoutes } from '../server/consents/gpc-support.ts';
import type { Site } from '../server/sites/site-schema.ts';
import { policyOf } from '../server/sites/snippet.ts';
import { type Origins, withOrigins } from './origins.ts';
import { type PastedTag, tagText } from './pasted-tag.ts';

export interface WebsiteOptions {
  site: Site;
  origins: Origins;
  tag: () => Promise<PastedTag | null>;
  /** The provider's own Matomo, at `/statistiek/`. */
  statistics: (request: Request) => Response | Promise<Response>;
}

const writtenTag = /<script[^>]*\bdata-privacyloket=[^>]*><\/script>/;
const kinds: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Builds the website; a page is read from disk at each visit, so an edit shows at once. */
export function website({ site, origins, tag, statistics }: WebsiteOptions): Hono {
  const app = new Hono();
  const policy = contentPolicy(site, origins);
  app.route('/', gpcRoutes());
  app.all('/statistiek/*', (c) => statistics(c.req.raw));
  app.get('*', async (c) => {
    const file = fileOf(c.req.path);
    const text = file && (await textOf(site.site, file));
    if (!text) return c.text('Deze pagina bestaat niet.\n', 404);
    const kind = file.slice(file.lastIndexOf('.') + 1);
    c.header('Content-Type', kinds[kind]);
    c.header('Cache-Control', 'no-cache');
    c.header('X-Content-Type-Options', 'nosniff');
    if (kind !== 'html') return c.body(withOrigins(text, origins));
    c.header('Content-Security-Policy', policy);
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
    const pasted = tagText(site.site, origins.loket, await tag());
    return c.body(withOrigins(text, origins).replace(writtenTag, () => pasted));
  });
  return app;
}

/** "/contact" -> "contact.html". Undefined for anything that is not one plain name. */
function fileOf(path: string): string | undefined {
  const [, name, ending = '.html'] = /^\/([a-z0-9][a-z0-9-]*)?(\.[a-z]+)?$/.exec(path) ?? [];
  if (path === '/') return 'index.html';
  return name && ending.slice(1) in kinds ? name + ending : undefined;
}

function textOf(site: string, file: string): Promise<string | undefined> {
  return readFile(new URL(`${site}/${file}`, import.meta.url), 'utf8').catch(() => undefined);
}

/** As strict as a provider can have it: nothing inline, and what the composer of the tag says that it needs. */
function contentPolicy(site: Site, { loket }: Origins): string {
  const needs = new Map(policyOf(site, loket).map((each) => each.split(/ (.*)/s, 2) as [string, string]));
  const own = {
    'script-src': "'self'",
    'connect-src': "'self'",
    'img-src': "'self' data:",
    'frame-src': loket,
  };
  for (const [directive, sources] of Object.entries(own))
    needs.set(directive, [sources, needs.get(directive)].filter(Boolean).join(' '));
  return [
    "default-src 'none'",
    ...[...needs].map((each) => each.join(' ')),
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

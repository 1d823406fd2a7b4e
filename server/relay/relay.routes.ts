/**
 * The analytics relay: takes an allow-listed hit from the visitor's browser and passes it on from here, so that
 * the vendor sees this server and never the visitor's address. What is not clearly allowed is dropped in silence.
 */
import { Hono } from 'hono';
import type { Site } from '../sites/site-schema.ts';
import { cleanPath, hitCeilingBytes, parseHit } from './hit-rules.ts';
import { openVisitorNumbers } from './visitor-number.ts';

export interface RelayParts {
  sites: { get(id: string): Site | undefined };
  /** Origin of the Measurement Protocol, e.g. https://region1.google-analytics.com (GA-40: the one in the EU). */
  upstream: string;
  /** Measurement id -> API secret; a service without one is not passed on. */
  secrets: Readonly<Record<string, string>>;
  /** Milliseconds. */
  now: () => number;
  /** Whether the newest decision under this proof id says yes to this service. */
  knowsProof(site: string, proof: string, service: string): boolean | Promise<boolean>;
  /** The platform's own unless a test has another. */
  fetch?: typeof globalThis.fetch;
}

/** How long the vendor may take; nobody waits for it. */
const timeoutMs = 5000;
/** More than this under way: the vendor is down or slow, and hits are dropped instead of piled up. */
const underWayCeiling = 64;

/** `POST /s/:site/hits`: always 204, whether it was passed on or dropped, so an answer tells nothing. */
export function relayRoutes(parts: RelayParts): Hono {
  const { sites, upstream, secrets, now, knowsProof, fetch = globalThis.fetch } = parts;
  const numberOf = openVisitorNumbers(now);
  const routes = new Hono();
  let underWay = 0;

  routes.post('/s/:site/hits', async (c) => {
    const answer = c.body(null, 204);
    const site = sites.get(c.req.param('site'));
    const origin = c.req.header('origin') ?? '';
    if (!site?.origins.includes(origin) || !isSmallJson(c.req.raw.headers)) return answer;
    const hit = parseHit(await c.req.text());
    const service = site.cookies.services.find(({ id }) => id === hit?.service);
    if (!hit || service?.integration !== 'google-analytics') return answer;
    const secret = secrets[service.measurementId];
    if (!secret || underWay >= underWayCeiling) return answer;
    if (!(await knowsProof(site.site, hit.proof, service.id))) return answer;

    const address = new URL('/mp/collect', upstream);
    address.searchParams.set('measurement_id', service.measurementId);
    address.searchParams.set('api_secret', secret);
    underWay++;
    // Not awaited: the visitor's browser has nothing to do with how the vendor fares.
    fetch(address, {
      method: 'POST',
      redirect: 'error',
      // Written out: nothing of the visitor's own headers goes along, and our runtime's name says nothing either.
      headers: { 'content-type': 'application/json', 'user-agent': 'privacyloket' },
      body: JSON.stringify({
        client_id: numberOf(site.site, hit.proof),
        non_personalized_ads: true,
        events: [{ name: hit.event, params: { page_location: origin + cleanPath(hit.page, service.pages) } }],
      }),
      signal: AbortSignal.timeout(timeoutMs),
    })
      .then((taken) => taken.body?.cancel())
      .catch(() => {})
      .finally(() => {
        underWay--;
      });
    return answer;
  });

  return routes;
}

function isSmallJson(headers: Headers): boolean {
  const isJson = /^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? '');
  return isJson && Number(headers.get('content-length') ?? 0) <= hitCeilingBytes;
}

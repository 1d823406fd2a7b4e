/** `POST /s/:site/consents`: keeps the proof of a decision, a withdrawal too. 204. */
import { Hono } from 'hono';
import type { SiteEnv } from '../door/origin-check.ts';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import { browserSignal } from './browser-signal.ts';
import { type Consents, consentProof } from './consents.ts';

export interface ConsentParts {
  consents: Pick<Consents, 'append'>;
  clock: Pick<TrustedClock, 'stamp'>;
}

/**
 * A yes from a browser that sends `Sec-GPC: 1` is kept as it is: the visitor may decide otherwise for this one site
 * (GPC-03), and only the page knows whether a hand did. The proof notes the signal, so the conflict stays visible.
 */
export function consentRoutes({ consents, clock }: ConsentParts): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  routes.post('/s/:site/consents', async (c) => {
    const site = c.get('site');
    const proof = parse(consentProof, await readJson(c));
    // The door has let in origins of the settings only, so this is one of them and no free text.
    const domain = new URL(c.req.header('origin')!).host;
    const signal = browserSignal((name) => c.req.header(name));
    await consents.append(site.site, proof, { at: clock.stamp(), domain, signal });
    return c.body(null, 204);
  });
  return routes;
}

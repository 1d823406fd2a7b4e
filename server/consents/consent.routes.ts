/** `POST /s/:site/consents`: keeps the proof of a decision, a withdrawal too. 204. */
import { Hono } from 'hono';
import type { SiteEnv } from '../door/origin-check.ts';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import { type Consents, consentProof } from './consents.ts';

export interface ConsentParts {
  consents: Pick<Consents, 'append'>;
  clock: Pick<TrustedClock, 'stamp'>;
}

export function consentRoutes({ consents, clock }: ConsentParts): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  routes.post('/s/:site/consents', async (c) => {
    const site = c.get('site');
    const proof = parse(consentProof, await readJson(c));
    await consents.append(site.site, proof, clock.stamp());
    return c.body(null, 204);
  });
  return routes;
}

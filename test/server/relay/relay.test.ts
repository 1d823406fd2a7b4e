/** The relay passes on what is clearly allowed, without the visitor, and drops all else with the same answer. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { relayRoutes } from '../../../server/relay/relay.routes.ts';
import { siteSchema } from '../../../server/sites/site-schema.ts';

const welzijn = siteSchema.parse(
  JSON.parse(readFileSync(new URL('../../../demo/welzijn/site.json', import.meta.url), 'utf8')),
);
const origin = welzijn.origins[0]!;
const proof = 'QkWk2nq8yH0h5yJc6y1k3A';
const hit = { service: 'statistiek', event: 'page_view', page: '/activiteiten', proof };
/** Everything by which a visitor's browser or a proxy could give the visitor away. */
const telling = {
  'x-forwarded-for': '203.0.113.7',
  forwarded: 'for=203.0.113.7',
  'x-real-ip': '203.0.113.7',
  'cf-connecting-ip': '203.0.113.7',
  'user-agent': 'Mozilla/5.0 (Kenmerk 7.1)',
  'accept-language': 'nl-NL-kenmerk',
  'sec-ch-ua': '"Kenmerk"',
  referer: 'https://zoek.example/?q=geheim',
  cookie: 'sessie=geheim',
};

function openRelay(more: Partial<Parameters<typeof relayRoutes>[0]> = {}) {
  const sent: { url: string; headers: Record<string, string>; body: string }[] = [];
  const routes = relayRoutes({
    sites: new Map([['welzijn', welzijn]]),
    upstream: 'https://meting.example',
    secrets: { 'G-MERENBURG': 'secret' },
    now: () => Date.UTC(2026, 10, 22, 12),
    knowsProof: (site, id, service) => site === 'welzijn' && id === proof && service === 'statistiek',
    fetch: async (url, init) => {
      const headers = Object.fromEntries(new Headers(init?.headers));
      sent.push({ url: String(url), headers, body: String(init?.body) });
      return new Response(null, { status: 204 });
    },
    ...more,
  });
  const post = (body: unknown, headers: Record<string, string> = {}, site = 'welzijn') =>
    routes.request(`/s/${site}/hits`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { sent, post };
}

describe('relay', () => {
  it('passes on an event, a path and a number, and nothing else', async () => {
    const { sent, post } = openRelay();
    expect((await post(hit)).status).toBe(204);
    expect(sent).toHaveLength(1);
    expect(sent[0]!.url).toBe(
      'https://meting.example/mp/collect?measurement_id=G-MERENBURG&api_secret=secret',
    );
    expect(JSON.parse(sent[0]!.body)).toEqual({
      client_id: expect.stringMatching(/^\d{1,7}$/),
      non_personalized_ads: true,
      events: [{ name: 'page_view', params: { page_location: `${origin}/activiteiten` } }],
    });
  });

  it('passes on no address, user agent, language, referrer or cookie of the visitor', async () => {
    const { sent, post } = openRelay();
    await post(hit, telling);
    expect(sent[0]!.headers).toEqual({ 'content-type': 'application/json', 'user-agent': 'privacyloket' });
    expect(JSON.stringify(sent)).not.toMatch(/203\.0\.113\.7|kenmerk|geheim|zoek\.example/i);
    expect(JSON.stringify(sent)).not.toContain(proof);
  });

  it('cuts a query and whatever may name a person off the path', async () => {
    const { sent, post } = openRelay();
    await post({ ...hit, page: '/zoek/jan@voorbeeld.nl?tel=0612345678' });
    expect(sent[0]!.body).toContain(`${origin}/zoek/-"`);
  });

  it.each<[string, Parameters<ReturnType<typeof openRelay>['post']>]>([
    ['no proof', [{ ...hit, proof: undefined }]],
    ['an unknown proof', [{ ...hit, proof: 'x'.repeat(22) }]],
    ['an event that is not on the list', [{ ...hit, event: 'form_submit' }]],
    ['a key that is not on the list', [{ ...hit, uid: '7' }]],
    ['an unknown service', [{ ...hit, service: 'ander' }]],
    ['a service of another kind', [{ ...hit, service: 'klikgedrag' }]],
    ['an unknown site', [hit, {}, 'ander']],
    ['an origin that is not the site’s', [hit, { origin: 'https://ander.example' }]],
    ['no origin', [hit, { origin: '' }]],
    ['another content type', [hit, { 'content-type': 'text/plain' }]],
    ['a long body', [hit, { 'content-length': '5000' }]],
    ['a body that is not JSON', ['page_view']],
  ])('answers 204 and passes nothing on: %s', async (_, request) => {
    const { sent, post } = openRelay();
    const answer = await post(...request);
    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe('');
    expect(sent).toEqual([]);
  });

  it('passes nothing on for a measurement id without a secret', async () => {
    const { sent, post } = openRelay({ secrets: {} });
    expect((await post(hit)).status).toBe(204);
    expect(sent).toEqual([]);
  });

  it('asks for every hit whether the yes still stands', async () => {
    let yes = true;
    const { sent, post } = openRelay({ knowsProof: async () => yes });
    await post(hit);
    yes = false;
    await post(hit);
    expect(sent).toHaveLength(1);
  });

  it('answers without waiting for the vendor, and drops hits while too many are under way', async () => {
    const asked: (() => void)[] = [];
    const { post } = openRelay({
      fetch: () => new Promise((resolve) => asked.push(() => resolve(new Response(null, { status: 204 })))),
    });
    for (let each = 0; each < 70; each++) expect((await post(hit)).status).toBe(204);
    expect(asked).toHaveLength(64);
  });

  it('answers 204 when the vendor is down', async () => {
    const { post } = openRelay({ fetch: () => Promise.reject(new Error('down')) });
    expect((await post(hit)).status).toBe(204);
  });
});

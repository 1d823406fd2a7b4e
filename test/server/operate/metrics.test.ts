/** The figures for the operator's Prometheus: whole, and about nobody. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { metricsText } from '../../../server/operate/metrics-text.ts';
import { serveMetrics } from '../../../server/operate/serve-metrics.ts';
import { openSite, type Person } from '../inbox-person.ts';
import { postOf, type SealedPost, sealedPost } from '../sealed-post.ts';
import { type House, openHouse, start } from '../server-house.ts';

let house: House;
let person: Person;
let post: SealedPost;
beforeAll(async () => {
  house = await openHouse();
  const site = await openSite(house);
  person = site.person;
  post = await sealedPost(site.signed);
  await house.visit('/s/rondom/submissions', postOf(post), {
    'x-forwarded-for': '203.0.113.77',
    'user-agent': 'Klapekster/7.3',
  });
  await house.visit('/nergens/Koekoek');
  await person.ask('POST', `/api/submissions/${post.envelope.context.id}/read`, {});
});
afterAll(() => house.close());

it('say how the server is, in the text that Prometheus reads', async () => {
  house.setTime(start + 90_000);
  const text = await house.services.metrics.text();
  for (const line of [
    'privacyloket_accepting 1',
    'privacyloket_messages 1',
    'privacyloket_mail_waiting 1',
    'privacyloket_flooded_sites 0',
    'privacyloket_sweep_age_seconds 90',
    'privacyloket_answers_total{method="POST",route="/s/:site/submissions",status="201"} 1',
    'privacyloket_answers_total{method="GET",route="-",status="404"} 1',
    'privacyloket_answer_seconds_count{method="POST",route="/s/:site/submissions"} 1',
    'privacyloket_answer_seconds_bucket{method="POST",route="/s/:site/submissions",le="+Inf"} 1',
  ])
    expect(text.split('\n')).toContain(line);
  for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#')))
    expect(line).toMatch(/^privacyloket_[a-z0-9_]+(\{([a-z]+="[^"]*",?)+\})? -?[\d.e+-]+$/);
});

it('hold no site, person, message, address or browser', async () => {
  const text = await house.services.metrics.text();
  for (const secret of [
    'rondom',
    person.id,
    'Anna',
    post.envelope.context.id,
    '203.0.113',
    'Klapekster',
    'Koekoek',
  ])
    expect(text).not.toContain(secret);
});

it('name an alarm by its code', async () => {
  house.setTime(start + 4_000_000);
  expect((await house.services.metrics.text()).split('\n')).toContain(
    'privacyloket_alarm{code="sweep-missed"} 1',
  );
  house.setTime(start);
});

it('have a port of their own, with nothing else on it', async () => {
  const served = await serveMetrics(house.services.metrics, { host: '127.0.0.1', port: 0 });
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${served.port}${path}`, { method });
  expect((await ask('/metrics')).headers.get('content-type')).toContain('version=0.0.4');
  expect(await (await ask('/metrics')).text()).toContain('privacyloket_accepting 1');
  for (const [path, method] of [
    ['/', 'GET'],
    ['/metrics', 'POST'],
    ['/metrics/x', 'GET'],
    ['/api/register', 'GET'],
  ] as const)
    expect((await ask(path, method)).status).toBe(404);
  await served.stop();
  // And they are not where visitors are.
  expect((await house.visit('/metrics')).status).toBe(404);
});

it('escape what stands in a label', () => {
  const text = metricsText([
    { name: 'a', help: 'b', type: 'gauge', samples: [{ value: 1, labels: { c: 'd"\\\ne' } }] },
    { name: 'empty', help: '', type: 'gauge', samples: [] },
  ]);
  expect(text).toBe('# HELP a b\n# TYPE a gauge\na{c="d\\"\\\\\\ne"} 1\n');
});

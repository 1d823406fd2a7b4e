/** Who asks too often, as they see it; and who else is not troubled. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rates } from '../../../server/door/rate-rules.ts';
import { codeOf, type House, openHouse } from '../server-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const junk = (from: string, path = 'submissions') =>
  house.visit(`/s/rondom/${path}`, { junk: true }, { 'x-forwarded-for': `192.0.2.66, ${from}` });
const many = async (times: number, ask: () => Promise<unknown>) => {
  for (let n = 0; n < times; n++) await ask();
};

describe('a network that asks too often', () => {
  it('gets 429 and the seconds to wait, readable for a page of another origin', async () => {
    await many(rates.submissions.network, () => junk('203.0.113.7'));
    const answer = await junk('203.0.113.250');
    expect([answer.status, await codeOf(answer)]).toEqual([429, 'too-many']);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
  });

  it('is told apart from its neighbour', async () => {
    expect((await junk('203.0.114.7')).status).toBe(400);
  });

  it('may still ask for something else', async () => {
    const answer = await house.visit('/s/rondom/statement', undefined, { 'x-forwarded-for': '203.0.113.7' });
    expect(answer.status).not.toBe(429);
  });

  it('is answered 204 by the relay, as ever', async () => {
    house.services.rates.spend('hits', { network: '203.0.113', site: 'rondom' }, rates.hits.network);
    expect(() => house.services.rates.spend('hits', { network: '203.0.113' })).toThrow('too-many');
    expect((await junk('203.0.113.7', 'hits')).status).toBe(204);
  });
});

it('nonsense from many networks closes no form: only what was taken counts for the site', async () => {
  for (let n = 0; n < 50; n++) await junk(`198.18.${n}.1`);
  const { rates: counted } = house.services;
  expect(counted.spent('submissions', { network: null, site: 'rondom' }).site).toBe(0);
  expect(counted.flooded()).toEqual([]);
});

it('no script, style or page that is the same for everybody is ever refused', async () => {
  const statuses = new Set<number>();
  await many(50, async () => {
    statuses.add((await house.visit('/rondom.js', undefined, { 'x-forwarded-for': '203.0.113.9' })).status);
  });
  expect([...statuses]).toEqual([200]);
});

/** What the log says: patterns, numbers and codes. Nothing that somebody sent, nothing about who they are. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSite } from '../inbox-person.ts';
import { postOf, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

const allowed = new Set(['at', 'route', 'method', 'status', 'ms', 'code', 'fault', 'where']);
const sentinel = 'Sentinel-4d1f';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

describe('the log', () => {
  it('knows the route’s pattern, status, time and code, and nothing more', async () => {
    await house.visit('/s/rondom/submissions', { text: sentinel });
    const line = house.log.at(-1)!;
    expect(line).toEqual({
      at: new Date(start).toISOString(),
      route: '/s/:site/submissions',
      method: 'POST',
      status: 400,
      ms: expect.any(Number),
      code: 'malformed',
    });
  });

  it('has no address, agent, URL, id, body or header in it, whatever was sent', async () => {
    const { signed, person } = await openSite(house);
    const post = await sealedPost(signed);
    const headers = {
      'user-agent': sentinel,
      'x-forwarded-for': '203.0.113.77',
      referer: `https://rondom.example/${sentinel}`,
      'x-request-id': sentinel,
    };
    await house.visit('/s/rondom/submissions', postOf(post), headers);
    await house.visit(`/s/rondom/details?naam=${sentinel}`, undefined, headers);
    await house.visit(`/${sentinel}`, undefined, headers);
    await house.visit(`/s/${sentinel}/details`, undefined, headers);
    await house.visit('/s/rondom/submissions', { [sentinel]: sentinel }, headers);
    await house.services.loket.request('http://loket.localhost:8787/', { method: sentinel });
    await person.ask('POST', `/api/submissions/${post.envelope.context.id}/read`, {});
    const text = JSON.stringify(house.log);
    for (const secret of [sentinel, '203.0.113.77', 'rondom', post.envelope.context.id, post.receipt])
      expect(text).not.toContain(secret);
    for (const line of house.log) expect(Object.keys(line).filter((key) => !allowed.has(key))).toEqual([]);
  });

  it('answers an unknown error with a bare 500, and logs its class and place but not its words', async () => {
    const { db } = house.services.store;
    db.selectFrom = () => {
      throw new RangeError(sentinel);
    };
    const answer = await house.visit('/s/rondom/receipts/state', { key: 'A'.repeat(43) });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('{"code":"internal"}');
    expect(house.log.at(-1)).toMatchObject({
      route: '/s/:site/receipts/state',
      code: 'internal',
      fault: 'RangeError',
      where: expect.stringMatching(/^(server|test)\/[\w./-]+\.ts:\d+$/),
    });
    expect(JSON.stringify(house.log)).not.toContain(sentinel);
    delete (db as { selectFrom?: unknown }).selectFrom;
  });

  it('says which route was not found in no words', async () => {
    expect(await codeOf(await house.visit('/nergens'))).toBe('not-found');
    expect(house.log.at(-1)).toMatchObject({ route: '-', status: 404, code: 'not-found' });
  });
});

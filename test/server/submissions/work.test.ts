/** Work that a flood costs: how much, for which message, and that a person with an ordinary browser gets through. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rates } from '../../../server/door/rate-rules.ts';
import type { Post } from '../../../server/submissions/intake-api.ts';
import { type Asked, WorkDesk } from '../../../server/submissions/work-desk.ts';
import { workBits } from '../../../server/submissions/work-policy.ts';
import { postEnvelope } from '../../../widget/delivery/post.ts';
import { solveWork } from '../../../widget/delivery/solve-work.ts';
import { bitsOf, meets } from '../../../widget/envelope/work-format.ts';
import { type OpenSite, openSite } from '../inbox-person.ts';
import { postOf, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, loketOrigin, openHouse, rondomOrigin, start } from '../server-house.ts';

describe('how much work', () => {
  it.each([
    ['a quiet hour', 1, 1, 0],
    ['an office', 8, 20, 0],
    ['a busy day', 1, 100, 0],
    ['one network that goes on', 9, 20, 5],
    ['twice that', 16, 20, 6],
    ['a flooded site', 1, 101, 5],
    ['more', 1, 400, 7],
    ['at its share', 1, 600, 7],
    ['far over it', 1, 3000, 9],
    ['both', 60, 400, 7],
    ['more than ever', 1e9, 1e9, 11],
  ])('%s', (_, network, site, bits) => {
    expect(workBits({ network, site })).toBe(bits);
  });

  it.each([
    [0xffffffff, 0, true],
    [0x07ffffff, 5, true],
    [0x08000000, 5, false],
    [0x001fffff, 11, true],
    [0x00200000, 11, false],
  ])('%i begins with %i zero bits: %s', (stretched, bits, right) => {
    expect(meets(stretched, bits)).toBe(right);
  });
});

describe('a challenge', () => {
  const asked: Asked = { site: 'rondom', id: 'A'.repeat(22), bits: 3 };
  let now = start;
  const desk = new WorkDesk(() => now);
  afterEach(() => {
    now = start;
  });

  it('is answered by a number that an ordinary browser finds', async () => {
    const work = await solveWork(desk.challenge(asked));
    expect(work).toMatch(/^\d+\.3\.[\w-]{22}\.\d+$/);
    expect(await desk.isDone(work!, asked)).toBe(true);
  });

  it('is worth nothing for another message, site, time or server, and nothing when it was made up', async () => {
    const work = (await solveWork(desk.challenge(asked)))!;
    expect(await desk.isDone(work, { ...asked, id: 'B'.repeat(22) })).toBe(false);
    expect(await desk.isDone(work, { ...asked, site: 'welzijn' })).toBe(false);
    expect(await new WorkDesk(() => now).isDone(work, asked)).toBe(false);
    expect(await desk.isDone(work.replace(/\.3\./, '.1.'), asked)).toBe(false);
    expect(await desk.isDone(work.replace(/^\d+/, String(start + 1)), asked)).toBe(false);
    for (const junk of [
      '',
      '.',
      '1.2.3.4',
      `${work}.1`,
      work.replace(/\d+$/, '-1'),
      '\u0000',
      'x'.repeat(99),
    ])
      expect(await desk.isDone(junk, asked)).toBe(false);
    now += 10 * 60_000 + 1;
    expect(await desk.isDone(work, asked)).toBe(false);
  });

  it('that was given a moment ago is enough while the flood rises, and not long after', async () => {
    const work = (await solveWork(desk.challenge(asked)))!;
    expect(await desk.isDone(work, { ...asked, bits: 5 })).toBe(true);
    expect(await desk.isDone(work, { ...asked, bits: 6 })).toBe(false);
  });

  it('that is none, or asks for more than any server of ours, is not begun', async () => {
    for (const junk of [undefined, null, {}, '', 'x', '1.12.'.padEnd(27, 'a'), '1.99.'.padEnd(27, 'a')])
      expect(await solveWork(junk)).toBeNull();
    expect(bitsOf('1.5')).toBeNaN();
  });
});

describe('a flood', () => {
  let house: House;
  let site: OpenSite;
  beforeEach(async () => {
    house = await openHouse();
    site = await openSite(house);
  });
  afterEach(() => house.close());

  const kept = () =>
    Number(house.services.store.sqlite.prepare('select count(*) as n from submission').get()!.n);
  /** A message that nobody can open, under an id of its own: the server can't know. */
  function junk(post: Post): Post {
    const context = { ...post.envelope.context, id: randomBytes(16).toString('base64url') };
    return { ...post, envelope: { ...post.envelope, context } as Post['envelope'] };
  }
  async function flood(posts: number, networks: number): Promise<Map<string, number>> {
    const post = postOf(await sealedPost(site.signed));
    const answers = new Map<string, number>();
    for (let n = 0; n < posts; n++) {
      const network = n % networks;
      const headers = { 'x-forwarded-for': `10.${network >> 8}.${network & 255}.1` };
      const answer = await house.visit('/s/rondom/submissions', junk(post), headers);
      const what = answer.ok ? 'kept' : await codeOf(answer);
      answers.set(what, (answers.get(what) ?? 0) + 1);
    }
    return answers;
  }
  /** As a hundred messages from elsewhere would, and faster. */
  function spendQuietHour(): void {
    for (let n = 0; n < 100; n++)
      house.services.rates.spend('submissions', { network: `${n}`, site: 'rondom' });
  }
  /** As a visitor's browser, with the very code that it runs. */
  function send(post: Post, network: string) {
    const where = { site: 'rondom', loket: loketOrigin, key: [], version: 1, language: 'nl' as const };
    const bodies: Post[] = [];
    const effects = {
      fetch: async (url: string | URL | Request, options?: RequestInit) => {
        bodies.push(JSON.parse(String(options!.body)));
        const headers = { ...(options!.headers as Record<string, string>), origin: rondomOrigin };
        return house.services.loket.request(String(url), {
          method: 'POST',
          body: String(options!.body),
          headers: { ...headers, 'x-forwarded-for': network },
        });
      },
    };
    return postEnvelope(post, where, effects).then((answer) => ({ answer, bodies }));
  }

  it('without work stops at what a site gets in a quiet hour, and a person gets through', async () => {
    const answers = await flood(400, 300);
    expect(Object.fromEntries(answers)).toEqual({ kept: 100, 'work-needed': 300 });
    expect(kept()).toBe(100);
    const real = postOf(await sealedPost(site.signed));
    const { answer, bodies } = await send(real, '203.0.113.7');
    expect(answer).toMatchObject({ is: 'accepted' });
    expect(bodies.map(({ work }) => work !== undefined)).toEqual([false, true]);
    expect(kept()).toBe(101);
    // Another form of another site asks for nothing.
    expect(house.services.rates.spent('submissions', { network: '203.0.113', site: 'welzijn' }).site).toBe(0);
  });

  it('that does the work is held at five times the share of a site, and the operator is told', async () => {
    const { services } = house;
    const take = (network: string) => services.rates.spend('submissions', { network, site: 'rondom' });
    let taken = 0;
    for (let n = 0; n < 4000; n++) {
      try {
        take(`${n}`);
        taken++;
      } catch {}
    }
    expect(taken).toBe(5 * rates.submissions.site);
    expect((await (await house.visit('/healthz')).json()) as object).toMatchObject({ codes: ['flooded'] });
    // In an hour, by itself, all is as it was.
    house.setTime(start + 6 * 3_600_000);
    expect(() => take('person')).not.toThrow();
    expect(services.rates.flooded()).toEqual([]);
  });

  it('costs a network that goes on more and more, and its neighbour nothing', async () => {
    const post = postOf(await sealedPost(site.signed));
    const asked: string[] = [];
    for (let n = 0; n < 20; n++) {
      const answer = await house.visit('/s/rondom/submissions', junk(post), {
        'x-forwarded-for': '10.0.0.1',
      });
      if (!answer.ok) asked.push(((await answer.json()) as { work: string }).work.split('.')[1]!);
    }
    expect([asked[0], asked.at(-1)]).toEqual(['5', '6']);
    const { bodies } = await send(postOf(await sealedPost(site.signed)), '10.0.1.1');
    expect(bodies).toHaveLength(1);
  });

  it('is answered with a time to wait, which a script from before there was work keeps to', async () => {
    spendQuietHour();
    const answer = await house.visit('/s/rondom/submissions', junk(postOf(await sealedPost(site.signed))));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '300']);
  });

  it('of one message over and over counts once, and asks nobody for work', async () => {
    const { rates: counted } = house.services;
    const post = postOf(await sealedPost(site.signed));
    const statuses = new Set<number>();
    for (let n = 0; n < 120; n++) {
      const headers = { 'x-forwarded-for': `10.1.${n}.1` };
      statuses.add((await house.visit('/s/rondom/submissions', post, headers)).status);
    }
    expect([...statuses]).toEqual([201, 200]);
    expect(counted.spent('submissions', { network: null, site: 'rondom' }).site).toBeLessThanOrEqual(1);
    const { bodies } = await send(postOf(await sealedPost(site.signed)), '203.0.113.7');
    expect(bodies).toHaveLength(1);
  });

  it('of repeats asks nothing twice: the same message with the same work is one', async () => {
    spendQuietHour();
    const { bodies } = await send(postOf(await sealedPost(site.signed)), '203.0.113.7');
    expect((await house.visit('/s/rondom/submissions', bodies[1])).status).toBe(200);
    expect(kept()).toBe(1);
  });
});

/** What may be asked of us in an hour: the table, the counting, and whom a flood leaves alone. */
import { describe, expect, it } from 'vitest';
import { rateOfRoute, rates as table } from '../../../server/door/rate-rules.ts';
import { Rates } from '../../../server/door/rates.ts';
import { Refused } from '../../../server/door/refused.ts';
import { openHouse } from '../server-house.ts';

const hourMs = 3_600_000;
const rate = { network: 10, least: 2, site: 30, all: 100 };

function counting(changed = rate) {
  const clock = { now: Date.parse('2026-11-23T09:00:00Z') };
  const rates = new Rates(() => clock.now, { submissions: changed });
  const spend = (network: string | null, site = 'rondom', amount = 1) =>
    rates.spend('submissions', { network, site }, amount);
  /** What it answered: '' where it was taken, the seconds to wait where not. */
  const answer = (network: string | null, site?: string, amount?: number): number | '' => {
    try {
      spend(network, site, amount);
      return '';
    } catch (error) {
      if (error instanceof Refused && error.code === 'too-many') return error.retryAfterS!;
      throw error;
    }
  };
  return { clock, rates, spend, answer };
}

describe('a network', () => {
  it('has its hour’s worth at once, and the rest comes back evenly', () => {
    const { clock, answer } = counting();
    for (let n = 0; n < 10; n++) expect(answer('a')).toBe('');
    expect(answer('a')).toBe(360);
    expect(answer('b')).toBe('');
    clock.now += hourMs / 10;
    expect([answer('a'), answer('a')]).toEqual(['', 360]);
    clock.now += hourMs;
    expect(answer('a', 'rondom', 10)).toBe('');
  });

  it('is refused what is more than it can ever have, and spends nothing by that', () => {
    const { answer } = counting();
    expect(answer('a', 'rondom', 11)).toBe(360);
    expect(answer('a', 'rondom', 10)).toBe('');
  });

  it('has its least while a site is over its share, and no more', () => {
    const { answer, rates } = counting();
    for (let n = 0; n < 30; n++) answer(`${n % 3}`);
    expect(rates.flooded()).toEqual([]);
    expect(answer('person')).toBe('');
    expect(answer('person')).toBe('');
    expect(answer('person')).toBeGreaterThan(0);
    expect(rates.flooded()).toEqual(['rondom']);
    // Another site is not troubled.
    expect(answer('0', 'welzijn')).toBeGreaterThan(0);
    for (let n = 0; n < 5; n++) expect(answer('4', 'welzijn')).toBe('');
  });

  it('that nobody tells is bounded by the site and by all', () => {
    const { answer } = counting();
    for (let n = 0; n < 30; n++) expect(answer(null)).toBe('');
    expect(answer(null)).toBeGreaterThan(0);
  });

  it('is forgotten with the day, and after a clock that was wrong', () => {
    const { clock, answer, rates } = counting();
    answer('a', 'rondom', 10);
    expect(rates.networks).toBe(1);
    clock.now += 23 * hourMs;
    answer('a', 'rondom', 10);
    clock.now += hourMs;
    expect(answer('a', 'welzijn', 10)).toBe('');
    clock.now -= 2 * hourMs;
    expect(answer('a', 'welzijn', 10)).toBe('');
  });

  it('is one of so many at most, however many there are', () => {
    const { answer, rates } = counting({ network: 10, least: 2, site: 1e9, all: 1e9 });
    for (let n = 0; n < 20_100; n++) answer(`${n}`);
    expect(rates.networks).toBe(20_000);
  });
});

describe('a flood from many networks', () => {
  it('that are one IPv6 /48 is one of four networks, also for the work that is asked', () => {
    const { answer, rates } = counting({ network: 10, least: 2, site: 1000, all: 10_000 });
    const taken = Array.from({ length: 256 }, (_, n) => answer(`2001:db8:1:${(n << 8).toString(16)}`));
    expect(taken.filter((each) => each === '')).toHaveLength(40);
    expect(rates.spent('submissions', { network: '2001:db8:1:ab00', site: 'rondom' }).network).toBe(10);
    expect(answer('2001:db8:2:0')).toBe('');
    const other = counting();
    for (let n = 0; n < 30; n++) other.answer(`${n}`);
    const least = Array.from({ length: 256 }, (_, n) => other.answer(`2001:db8:1:${(n << 8).toString(16)}`));
    expect(least.filter((each) => each === '')).toHaveLength(8);
  });

  it('that go on leaves the last share of a site to those of whom nothing was taken in the last hour', () => {
    const { clock, answer, spend } = counting({ network: 60, least: 4, site: 30, all: 1000 });
    let taken = 0;
    for (let n = 0; n < 400; n++) if (answer(`${n % 60}`) === '') taken++;
    expect(taken).toBe(120);
    // As when it is asked for work first.
    spend('person').giveBack();
    expect(answer('person')).toBe('');
    // Their own counts have drained by now; they are still no strangers.
    clock.now += hourMs / 30;
    expect([answer('0'), answer('another')]).toEqual([expect.any(Number), '']);
  });
});

describe('what came to nothing', () => {
  it('is given back to the site, not to the network', () => {
    const { spend, answer } = counting();
    for (let round = 0; round < 4; round++) for (let n = 0; n < 10; n++) spend(`${round}`).giveBack();
    expect(answer('0')).toBe(360);
    expect(answer('5', 'rondom', 10)).toBe('');
  });

  it('is given back to all where it should not have been counted', () => {
    const { spend, answer } = counting();
    for (let n = 0; n < 20; n++) spend('a').undo();
    expect(answer('a', 'rondom', 10)).toBe('');
  });
});

describe('the table of rates', () => {
  it('has every open route of the server, and none that is not there', async () => {
    const house = await openHouse();
    const { loket, inbox } = house.services;
    await house.close();
    const routes = [...loket.routes, ...inbox.routes]
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    const behindSession = (route: string) =>
      / \/api\//.test(route) && !/\/(enrolments|sessions)\b/.test(route);
    const missing = routes.filter((route) => !behindSession(route) && !Object.hasOwn(rateOfRoute, route));
    expect(missing.filter((route) => !route.endsWith('/api/sessions/current'))).toEqual([]);
    expect(Object.keys(rateOfRoute).filter((route) => !routes.includes(route))).toEqual([]);
  });

  it('leaves each network its least, and a site never more than all', () => {
    for (const [name, { network, least, ...more }] of Object.entries(table)) {
      expect(least, name).toBeGreaterThan(0);
      expect(network, name).toBeGreaterThan(least);
      if ('all' in more) expect(more.all, name).toBeGreaterThan('site' in more ? more.site : network);
    }
  });
});

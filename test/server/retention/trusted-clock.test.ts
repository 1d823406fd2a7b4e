import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClockUnconfirmed } from '../../../server/retention/trusted-clock.ts';
import { clockOver, keep, openHouse, type RetentionHouse, removeHouse } from './retention-house.ts';
import { TurnedClock } from './turned-clock.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const start = '2026-06-01T10:00:00Z';

let house: RetentionHouse;
let hands: TurnedClock;
beforeEach(() => {
  house = openHouse();
  hands = new TurnedClock(start);
});
afterEach(() => {
  house.close();
  removeHouse(house.dir);
});

const open = (more: Parameters<typeof clockOver>[2] = {}) => clockOver(house.store, hands, more);
/** A trusted moment, `ms` ago by the wall clock. */
const trustedBefore = async (ms: number) => {
  hands.wall -= ms;
  await open({ mode: 'host' }).beat();
  hands.wall += ms;
};

describe('a start', () => {
  it('is believed where the operator answers for the host', () => {
    expect(open({ mode: 'host' }).confirmed()).toBe(true);
  });

  it('is believed after days off where the operator answers for the host', async () => {
    await trustedBefore(40 * dayMs);
    expect(open({ mode: 'host' }).confirmed()).toBe(true);
  });

  it('waits for a second opinion otherwise', () => {
    expect(open({ mode: 'check' }).doubt()).toBe('not-confirmed-yet');
  });

  it('is believed where the system says that its clock is synchronised', () => {
    expect(open({ mode: 'check', synchronisedAt: () => hands.wall - dayMs }).confirmed()).toBe(true);
  });

  it('is believed as soon as the system says so', () => {
    let flag: number | null = null;
    const clock = open({ mode: 'check', synchronisedAt: () => flag });
    flag = hands.wall;
    expect(clock.confirmed()).toBe(true);
  });

  it.for([
    ['a minute after a trusted moment', 1, 60, true],
    ['five minutes after it', 5, 60, true],
    ['six minutes after it', 6, 60, false],
    ['a minute after it, on a machine that was off in between', 1, 0.5, false],
  ] as const)(
    'goes on without asking only within five minutes: %s',
    async ([, minutes, ranMinutes, believed]) => {
      await trustedBefore(minutes * minuteMs);
      hands.ran = ranMinutes * minuteMs;
      expect(open({ mode: 'check' }).confirmed()).toBe(believed);
    },
  );

  it.for(['host', 'check'] as const)(
    'is not believed when it is earlier than what was stored: %s',
    async (mode) => {
      await keep(house.store, hands.wall + 3 * minuteMs);
      const clock = open({ mode, synchronisedAt: () => hands.wall });
      expect(clock.doubt()).toBe('earlier-than-stored');
      hands.pass(3 * minuteMs);
      expect(clock.confirmed()).toBe(true);
    },
  );

  it.for(['host', 'check'] as const)('is not believed when it is earlier than the release: %s', (mode) => {
    const clock = open({ mode, buildDate: hands.wall + 1, synchronisedAt: () => hands.wall });
    expect(clock.doubt()).toBe('earlier-than-build');
  });
});

describe('a staff browser that signs in', () => {
  it.for([
    [0, true],
    [2 * minuteMs, true],
    [-2 * minuteMs, true],
    [2 * minuteMs + 1, false],
    [-2 * minuteMs - 1, false],
    [Number.NaN, false],
  ] as const)('confirms within two minutes: %s ms apart', ([apart, believed]) => {
    const clock = open({ mode: 'check' });
    clock.confirmBy(hands.wall + apart);
    expect(clock.confirmed()).toBe(believed);
  });

  it("can't confirm a time before what was stored", async () => {
    await keep(house.store, hands.wall + dayMs);
    const clock = open({ mode: 'check' });
    clock.confirmBy(hands.wall);
    expect(clock.doubt()).toBe('earlier-than-stored');
  });

  it('tells whoever waits for it, once', async () => {
    const clock = open({ mode: 'check' });
    let told = 0;
    clock.onConfirmed(() => {
      told += 1;
    });
    clock.confirmBy(hands.wall);
    clock.confirmBy(hands.wall);
    await Promise.resolve();
    expect(told).toBe(1);
  });
});

describe('a jump while running', () => {
  it.for([
    ['two minutes forward', 2 * minuteMs, null],
    ['two minutes and a bit', 2 * minuteMs + 1, 'jumped'],
    ['a month forward', 30 * dayMs, 'jumped'],
    ['a month back', -30 * dayMs, 'earlier-than-stored'],
  ] as const)('%s', async ([, ms, doubt]) => {
    const clock = open({ mode: 'host' });
    hands.pass(10 * minuteMs);
    await clock.beat();
    hands.jump(ms);
    expect(clock.doubt()).toBe(doubt);
  });

  it('is over when the clock was put right again', () => {
    const clock = open();
    hands.jump(30 * dayMs);
    expect(clock.confirmed()).toBe(false);
    hands.pass(minuteMs);
    hands.jump(-30 * dayMs);
    expect(clock.confirmed()).toBe(true);
  });

  it('is over when a staff browser agrees with the new time', () => {
    const clock = open();
    hands.jump(30 * dayMs);
    clock.confirmBy(hands.wall);
    expect(clock.confirmed()).toBe(true);
  });

  it('is over when the system synchronised after it, not by what it said before', () => {
    let flag = hands.wall;
    const clock = open({ synchronisedAt: () => flag });
    hands.jump(30 * dayMs);
    expect(clock.confirmed()).toBe(false);
    flag = hands.wall;
    expect(clock.confirmed()).toBe(true);
  });

  it('is no jump when time merely passed, however long nothing came in', () => {
    const clock = open();
    hands.pass(400 * dayMs);
    expect(clock.confirmed()).toBe(true);
  });

  it("is measured against the machine where the clock is the machine's", () => {
    const clock = clockOver(house.store, hands, { now: Date.now, monotonic: hands.monotonic });
    hands.ran += dayMs;
    expect(clock.doubt()).toBe('jumped');
  });
});

describe('a stamp', () => {
  it('is refused with a code of its own while the clock is in doubt', () => {
    const clock = open({ mode: 'check' });
    expect(() => clock.stamp()).toThrow(ClockUnconfirmed);
    expect(() => clock.stamp()).toThrow(expect.objectContaining({ code: 'clock-unconfirmed' }));
  });

  it('never goes back, also where the clock is set back a little', () => {
    const clock = open();
    const first = clock.stamp();
    hands.jump(-1000);
    expect(clock.stamp()).toBe(first);
  });

  it('is whole milliseconds', () => {
    hands.wall += 0.75;
    expect(open().stamp()).toBe(Date.parse(start));
  });
});

describe('now', () => {
  it('hides by the later of what the clock says and what was trusted', async () => {
    await trustedBefore(0);
    hands.jump(-dayMs);
    const clock = open({ mode: 'check' });
    expect(clock.now()).toBe(Date.parse(start));
    hands.jump(3 * dayMs);
    expect(clock.now()).toBe(Date.parse(start) + 2 * dayMs);
  });
});

describe('a beat', () => {
  it('keeps the trusted time and leaves the generation alone', async () => {
    await house.store.db.insertInto('heartbeat').values({ id: 1, at: 0, generation: 7 }).execute();
    await open().beat();
    const row = await house.store.db.selectFrom('heartbeat').selectAll().executeTakeFirstOrThrow();
    expect(row).toEqual({ id: 1, at: Date.parse(start), generation: 7 });
  });

  it('keeps nothing while the clock is in doubt', async () => {
    await open({ mode: 'check' }).beat();
    expect(await house.store.db.selectFrom('heartbeat').selectAll().execute()).toEqual([]);
  });
});

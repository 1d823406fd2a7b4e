/** Bodies in memory: how much of them is let in, and that a few networks keep nobody out. */
import { expect, it } from 'vitest';
import { BytesUnderWay } from '../../../server/door/bytes-under-way.ts';

const busy = { code: 'busy', retryAfterS: 10 };
const code = (enter: () => unknown) => {
  try {
    enter();
    return 'in';
  } catch (error) {
    expect(error).toMatchObject(busy);
    return 'busy';
  }
};

it('lets a network in up to its share, and again when a body is done', () => {
  const underWay = new BytesUnderWay({ all: 100, network: 20 });
  const leave = underWay.enter('a', 15);
  expect(code(() => underWay.enter('a', 6))).toBe('busy');
  expect(code(() => underWay.enter('a', 5))).toBe('in');
  leave();
  expect(underWay.all).toBe(5);
  expect(code(() => underWay.enter('a', 15))).toBe('in');
});

it('where all is taken a network without a body gets one, until it is twice as much', () => {
  const underWay = new BytesUnderWay({ all: 40, network: 20 });
  for (const each of ['a', 'b']) underWay.enter(each, 20);
  expect(code(() => underWay.enter('c', 10))).toBe('in');
  expect(code(() => underWay.enter('c', 10))).toBe('busy');
  expect(code(() => underWay.enter(null, 10))).toBe('busy');
  for (const each of ['d', 'e', 'f']) underWay.enter(each, 10);
  expect(code(() => underWay.enter('g', 1))).toBe('busy');
});

it('where nobody tells the network only the share of all counts', () => {
  const underWay = new BytesUnderWay({ all: 40, network: 20 });
  const leave = underWay.enter(null, 40);
  expect(code(() => underWay.enter(null, 1))).toBe('busy');
  leave();
  expect(underWay.all).toBe(0);
});

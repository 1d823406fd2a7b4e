import { describe, expect, it } from 'vitest';
import { addTerm, afterBoekjaar, dayOf } from '../../../server/retention/dutch-calendar.ts';

const ms = (iso: string) => Date.parse(iso);
const iso = (at: number) => new Date(at).toISOString();

describe('addTerm', () => {
  // Clocks: 29 March 2026 02:00 -> 03:00 (+01:00 -> +02:00), 25 October 2026 03:00 -> 02:00.
  it.for([
    ['in winter', '2026-01-05T14:30:00+01:00', '2026-02-02T14:30:00+01:00', 672],
    ['in summer', '2026-06-05T14:30:00+02:00', '2026-07-03T14:30:00+02:00', 672],
    ['across the change to summer time', '2026-03-10T14:30:00+01:00', '2026-04-07T14:30:00+02:00', 671],
    ['the last hour before that change', '2026-03-01T01:59:59+01:00', '2026-03-29T01:59:59+01:00', 672],
    ['into the hour that is skipped', '2026-03-01T02:30:00+01:00', '2026-03-29T03:30:00+02:00', 672],
    ['the first hour after that change', '2026-03-01T03:00:00+01:00', '2026-03-29T03:00:00+02:00', 671],
    ['across the change to winter time', '2026-10-10T14:30:00+02:00', '2026-11-07T14:30:00+01:00', 673],
    ['the last hour before that change', '2026-09-27T01:59:59+02:00', '2026-10-25T01:59:59+02:00', 672],
    [
      'into the hour that comes twice: its first',
      '2026-09-27T02:30:00+02:00',
      '2026-10-25T02:30:00+02:00',
      672,
    ],
    ['from the second of the two hours', '2026-10-25T02:30:00+01:00', '2026-11-22T02:30:00+01:00', 672],
    ['the first hour after that change', '2026-09-27T03:00:00+02:00', '2026-10-25T03:00:00+01:00', 673],
    ['across new year', '2026-12-20T23:59:59.999+01:00', '2027-01-17T23:59:59.999+01:00', 672],
  ] as const)('counts four weeks to the same wall-clock time: %s', ([, from, to, hours]) => {
    const found = addTerm(ms(from), 'P4W');
    expect(iso(found)).toBe(iso(ms(to)));
    expect((found - ms(from)) / 3_600_000).toBe(hours);
  });

  it.for([
    ['2024-02-29T12:00:00+01:00', 'P5Y', '2029-02-28T12:00:00+01:00'],
    ['2024-02-29T12:00:00+01:00', 'P4Y', '2028-02-29T12:00:00+01:00'],
    ['2026-01-31T12:00:00+01:00', 'P1M', '2026-02-28T12:00:00+01:00'],
    ['2026-03-30T02:00:00+02:00', 'P7D', '2026-04-06T02:00:00+02:00'],
    ['2026-10-20T12:00:00+02:00', 'P7D', '2026-10-27T12:00:00+01:00'],
  ] as const)('ends months and years on a day that exists: %s + %s', ([from, term, to]) => {
    expect(iso(addTerm(ms(from), term))).toBe(iso(ms(to)));
  });
});

describe('afterBoekjaar', () => {
  it.for([
    ['calendar year', '2026-05-04T10:00:00+02:00', '12-31', 'P3M', '2027-03-31T00:00:00+02:00'],
    [
      'dealt with on its last evening',
      '2026-12-31T23:59:59.999+01:00',
      '12-31',
      'P3M',
      '2027-03-31T00:00:00+02:00',
    ],
    [
      'dealt with on its first minute',
      '2027-01-01T00:00:00+01:00',
      '12-31',
      'P3M',
      '2028-03-31T00:00:00+02:00',
    ],
    ['by Dutch days, not by UTC', '2026-12-31T23:30:00Z', '12-31', 'P3M', '2028-03-31T00:00:00+02:00'],
    [
      'broken year, 30 November: 28 February',
      '2026-06-01T10:00:00+02:00',
      '11-30',
      'P3M',
      '2027-02-28T00:00:00+01:00',
    ],
    [
      'broken year, before a leap day',
      '2027-06-01T10:00:00+02:00',
      '11-30',
      'P3M',
      '2028-02-29T00:00:00+01:00',
    ],
    [
      'end of February, common year',
      '2027-01-10T10:00:00+01:00',
      '02-29',
      'P1M',
      '2027-03-28T00:00:00+01:00',
    ],
    ['end of February, leap year', '2028-01-10T10:00:00+01:00', '02-29', 'P1M', '2028-03-29T00:00:00+02:00'],
    ['school year', '2026-08-01T10:00:00+02:00', '07-31', 'P3M', '2027-10-31T00:00:00+02:00'],
    [
      'nothing added: not before it is over',
      '2026-05-04T10:00:00+02:00',
      '12-31',
      'P0D',
      '2027-01-01T00:00:00+01:00',
    ],
  ] as const)('goes on the day that lies the term after the last one: %s', ([, at, ends, plus, due]) => {
    expect(iso(afterBoekjaar(ms(at), ends, plus))).toBe(iso(ms(due)));
  });
});

describe('dayOf', () => {
  it('says the Dutch day of a late evening in UTC', () => {
    expect(dayOf(ms('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
  });
});

/** Working days as the Algemene termijnenwet counts them; the dates below come from almanacs, not from the code. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  easterSunday,
  holidaysOf,
  isWorkingDay,
} from '../../../server/requests/dutch-working-days.ts';

describe('easterSunday', () => {
  it.each([
    '1961-04-02',
    '2008-03-23',
    '2011-04-24',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
  ])('falls on %s', (day) => {
    expect(easterSunday(Number(day.slice(0, 4))).toString()).toBe(day);
  });
});

describe('holidaysOf', () => {
  it('has all of 2026', () => {
    expect(holidaysOf(2026)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-04-27',
      '2026-05-05',
      '2026-05-14',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it.each([
    [2025, '2025-04-26'],
    [2026, '2026-04-27'],
    [2031, '2031-04-26'],
  ])('keeps King’s Day of %i on %s, never on a Sunday', (year, day) => {
    expect(holidaysOf(year)).toContain(day);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['passes a weekend', '2026-11-27', 1, '2026-11-30'],
    ['passes Good Friday and Easter Monday', '2026-04-02', 1, '2026-04-07'],
    ['passes Christmas and the New Year', '2026-12-24', 5, '2027-01-04'],
    ['counts 14 days over Ascension and Whit Monday', '2026-05-08', 14, '2026-06-01'],
    ['counts none at all', '2026-11-28', 0, '2026-11-28'],
  ])('%s', (_what, from, count, day) => {
    expect(addWorkingDays(from, count)).toBe(day);
  });

  it('ends on a working day, with exactly so many of them passed', () => {
    const first = Date.parse('2024-01-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 30 }), (days, count) => {
        const from = new Date(first + days * 86_400_000).toISOString().slice(0, 10);
        const end = addWorkingDays(from, count);
        let passed = 0;
        for (let day = Temporal.PlainDate.from(from); day.toString() < end; ) {
          day = day.add({ days: 1 });
          if (isWorkingDay(day.toString())) passed += 1;
        }
        expect(passed).toBe(count);
        expect(isWorkingDay(end)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

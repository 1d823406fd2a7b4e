/** What the list says of a term, in words and with a mark. */
import { describe, expect, it } from 'vitest';
import { daysUntil, deadlineOf } from '../../../widget/inbox/deadline.ts';
import { inboxWords } from '../../../widget/words/inbox-nl.ts';

const here = {
  words: inboxWords,
  language: 'nl',
  now: Date.parse('2026-11-22T23:30:00+01:00'),
} as const;
const on = (day: string) => deadlineOf({ decideBy: { day, postponed: false }, request: null }, here);

describe('deadlineOf', () => {
  it('says the day with its weekday and what is left', () => {
    expect(on('2026-12-21')).toEqual({
      words: 'Beslis uiterlijk maandag 21 december, nog 29 dagen',
      mark: 'calm',
    });
  });

  it('warns a week before', () => {
    expect(on('2026-11-29')?.mark).toBe('soon');
    expect(on('2026-11-30')?.mark).toBe('calm');
  });

  it('speaks of tomorrow and today', () => {
    expect(on('2026-11-23')?.words).toBe('Uiterlijk morgen beslissen');
    expect(on('2026-11-22')?.words).toBe('Vandaag beslissen');
  });

  it('says that it is too late, and since when', () => {
    expect(on('2026-11-21')).toEqual({
      words: 'Te laat: beslissen moest op zaterdag 21 november',
      mark: 'late',
    });
  });

  it('speaks of the deed once it was decided', () => {
    const request = { identified: null, decided: null, carryOutBy: '2026-11-25', carriedOut: null };
    expect(deadlineOf({ decideBy: null, request }, here)).toEqual({
      words: 'Voer uit, uiterlijk woensdag 25 november, nog 3 dagen',
      mark: 'soon',
    });
  });

  it('says nothing where nobody waits', () => {
    expect(deadlineOf({ decideBy: null, request: null }, here)).toBeNull();
  });
});

it('counts days as the calendar here does, also over a change of the clocks', () => {
  expect(daysUntil('2026-10-26', Date.parse('2026-10-24T23:59:00+02:00'))).toBe(2);
  expect(daysUntil('2026-03-30', Date.parse('2026-03-28T00:01:00+01:00'))).toBe(2);
});

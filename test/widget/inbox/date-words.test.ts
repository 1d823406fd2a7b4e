import { describe, expect, it } from 'vitest';
import { dayWords, momentWords, shortWords } from '../../../widget/inbox/date-words.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('dates as people say them', () => {
  it('name the weekday, in Dutch time', () => {
    // 23:30 in London is already Tuesday in Utrecht.
    expect(dayWords('2026-11-23T23:30:00Z', 'nl', now)).toBe('dinsdag 24 november');
    expect(momentWords('2026-11-23T23:30:00Z', 'nl', now)).toBe('dinsdag 24 november, 00:30');
  });

  it('follow summer time', () => {
    expect(momentWords('2026-07-01T10:00:00Z', 'nl', now)).toBe('woensdag 1 juli, 12:00');
  });

  it('name the year only where it is another', () => {
    expect(dayWords('2027-03-02T09:00:00Z', 'nl', now)).toBe('dinsdag 2 maart 2027');
  });

  it.each([
    ['2026-11-22T09:05:00Z', '10:05'],
    ['2026-11-20T09:05:00Z', 'vrijdag'],
    ['2026-11-02T09:05:00Z', '2 nov'],
    ['2025-11-02T09:05:00Z', '2 nov 2025'],
  ])('are short in the list: %s', (iso, words) => {
    expect(shortWords(iso, 'nl', now)).toBe(words);
  });

  it('speak English too', () => {
    expect(momentWords('2026-11-24T09:30:00Z', 'en', now)).toBe('Tuesday 24 November, 10:30');
  });
});

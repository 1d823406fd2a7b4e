/** The elfproef on the vectors of AV-42, and as a detector in free text (AV-43). */
import { describe, expect, it } from 'vitest';
import { mentionsBsn, parseBsn } from '../../../widget/contact/elfproef.ts';

describe('parseBsn', () => {
  it.each(['123456782', '249566758', '1234.56.782', '123 456 782', '123-456-782'])('reads %s', (typed) => {
    expect(parseBsn(typed)).toBe(typed.replace(/\D/g, ''));
  });

  it('gives an old number of eight digits its zero', () => {
    expect(parseBsn('10000009')).toBe(null);
    expect(parseBsn('12345672')).toBe('012345672');
  });

  it.each(['123456789', '000000000', '12345678', '1234567820', '12345678a', ''])('refuses %s', (typed) => {
    expect(parseBsn(typed)).toBe(null);
  });

  it('refuses every number with one wrong digit', () => {
    for (let place = 0; place < 9; place++)
      for (let digit = 0; digit < 10; digit++) {
        const other = `${'123456782'.slice(0, place)}${digit}${'123456782'.slice(place + 1)}`;
        if (other !== '123456782') expect(parseBsn(other), other).toBe(null);
      }
  });
});

describe('mentionsBsn', () => {
  it.each(['Mijn BSN is 123456782.', '123.456.782', 'bsn 123 456 782, tel 0612345678', '(249566758)'])(
    'notices it in %s',
    (text) => {
      expect(mentionsBsn(text)).toBe(true);
    },
  );

  it.each(['0612345678', '+31 6 12345678', '123456789', 'op 31-12-2026', 'NL02ABNA0123456789', ''])(
    'leaves %s alone',
    (text) => {
      expect(mentionsBsn(text)).toBe(false);
    },
  );
});

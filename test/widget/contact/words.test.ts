/** Days, colours and sentences of the form. That Dutch stays plain is measured in test/promises/dutch-words.test.ts. */
import { describe, expect, it } from 'vitest';
import { dayIn } from '../../../widget/contact/day-words.ts';
import { inkOn } from '../../../widget/contact/ink.ts';
import { words as contactEn } from '../../../widget/words/contact-en.ts';
import { contactNl } from '../../../widget/words/contact-nl.ts';
import { receiptNl } from '../../../widget/words/receipt-nl.ts';
import { words as troubleEn } from '../../../widget/words/trouble-en.ts';
import { troubleNl } from '../../../widget/words/trouble-nl.ts';
import { measure, textsIn } from '../../support/sentences.ts';

describe('the words', () => {
  it.each([
    ['form', contactNl],
    ['form in trouble', troubleNl],
    ['receipt page', receiptNl],
  ])('of the %s have nine words a sentence on average, and never over fifteen', (_, words) => {
    const { mean, long } = measure(textsIn(words), 15);
    expect(long).toEqual([]);
    expect(mean).toBeLessThanOrEqual(9);
  });

  it('count one reader as one person', () => {
    expect(contactNl.readers(1, 'De Linde')).toBe('Alleen 1 persoon van De Linde kan dit lezen.');
    expect(contactNl.readers(2, 'De Linde')).toBe('Alleen 2 mensen van De Linde kunnen dit lezen.');
    expect(contactEn.readers(1, 'De Linde')).toBe('Only 1 person at De Linde can read this.');
  });

  it.each([contactNl.faults, contactEn.faults])('never repeat what was typed in a BSN', (faults) => {
    expect(faults.bsn('123456782', 0)).not.toContain('123456782');
  });

  it('say something for every state in every language', () => {
    for (const words of [contactNl, contactEn, troubleNl, troubleEn, receiptNl])
      for (const text of textsIn(words)) expect(String(text).trim()).not.toBe('');
  });
});

describe('dayIn', () => {
  it('names the weekday, on the Dutch calendar', () => {
    expect(dayIn('nl', '2026-12-20T23:30:00Z')).toBe('maandag 21 december 2026');
    expect(dayIn('en', '2026-12-20T10:00:00Z')).toMatch(/^Sunday,? 20 December 2026$/);
  });

  it('is empty for what is no instant', () => {
    expect(dayIn('nl', 'morgen')).toBe('');
  });
});

describe('inkOn', () => {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  it('can be read on every colour (4.5:1)', () => {
    for (let red = 0; red < 256; red += 17)
      for (let green = 0; green < 256; green += 17)
        for (let blue = 0; blue < 256; blue += 17) {
          const colour = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
          const [dark, light] = [luminance(colour), inkOn(colour) === '#fff' ? 1 : 0].sort((a, b) => a - b);
          expect((light! + 0.05) / (dark! + 0.05), colour).toBeGreaterThanOrEqual(4.5);
        }
  });
});

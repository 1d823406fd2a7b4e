import { describe, expect, it } from 'vitest';
import { dialable } from '../../../widget/inbox/dialable.ts';

describe('dialable', () => {
  it.each([
    ['06 1234 5678', '0612345678'],
    ['(039) 012-34 30', '0390123430'],
    ['+31 6 12345678', '+31612345678'],
    ['0031612345678', '+31612345678'],
  ])('dials %s', (text, number) => {
    expect(dialable(text)).toBe(number);
  });

  it.each(['', 'bel mij', '112;ext=9', '*#06#', '06-1234 5678 of 010', 'javascript:alert(1)'])(
    'makes no link of "%s"',
    (text) => {
      expect(dialable(text)).toBeNull();
    },
  );
});

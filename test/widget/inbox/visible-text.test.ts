import { describe, expect, it } from 'vitest';
import { dialable, inFours, visibleText } from '../../../widget/inbox/visible-text.ts';

describe('visibleText', () => {
  it('leaves what people write as it is', () => {
    const text = 'Zoë ‘hallo’ 👩🏽‍⚕️\n\tשלום مرحبا <b>&amp;</b>';
    expect(visibleText(text)).toBe(text);
  });

  it.each([
    ['forced direction', 'gpj.\u202eexe'],
    ['an isolate that is never closed', 'a\u2066b'],
    ['a null', 'a\u0000b'],
    ['an escape sequence', 'a\u001b[31mb'],
    ['a C1 control', 'a\u0085b'],
  ])('shows %s as a mark', (_what, text) => {
    expect(visibleText(text)).toContain('□');
    expect(visibleText(text)).not.toMatch(/\p{Cc}|[\u202e\u2066]/u);
  });
});

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

describe('inFours', () => {
  it('groups a fingerprint', () => {
    expect(inFours('abcdefghij')).toBe('abcd efgh ij');
  });
});

import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../widget/envelope/visible-text.ts';

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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../../widget/envelope/base64url.ts';

describe('base64url', () => {
  it('writes what Node writes, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(bytes);
      }),
    );
  });

  it('writes the same in a browser without Uint8Array.toBase64', () => {
    const { toBase64 } = Uint8Array.prototype;
    const samples = [0, 1, 2, 3, 100].map((length) => crypto.getRandomValues(new Uint8Array(length)));
    try {
      Object.assign(Uint8Array.prototype, { toBase64: undefined });
      for (const bytes of samples) expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    } finally {
      Object.assign(Uint8Array.prototype, { toBase64 });
    }
  });

  it.each([
    ['padding', 'AA=='],
    ['the other alphabet', '+/AA'],
    ['a space', 'AA AA'],
    ['a line break at the end', 'AAAA\n'],
    ['a letter too many', 'AAAAA'],
    ['last bits that say nothing', 'AB'],
    ['last bits that say nothing, of two', 'AAB'],
  ])('refuses %s', (_, text) => {
    expect(() => fromBase64url(text)).toThrow(TypeError);
  });
});

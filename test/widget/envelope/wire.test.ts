import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../../widget/envelope/wire.ts';

describe('referenceOf', () => {
  it.each([
    ['AAAAAAAAAAAAAAAAAAAAAA', '0000-0000'],
    ['_____________________w', 'ZZZZ-ZZZZ'],
    ['ABCDEFGHIJKLMNOPQRSTUA', '0088-642H'],
  ])('makes of %s the reference %s', (id, reference) => {
    expect(referenceOf(id)).toBe(reference);
  });
});

import { describe, expect, it } from 'vitest';
import { inFours } from '../../../widget/inbox/in-fours.ts';

describe('inFours', () => {
  it('groups a fingerprint', () => {
    expect(inFours('abcdefghij')).toBe('abcd efgh ij');
  });
});

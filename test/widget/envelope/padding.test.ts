import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodySize, pad, unpad } from '../../../widget/envelope/padding.ts';
import { bodyCeilingBytes, bodyFloorBytes, paddedLength } from '../../../widget/envelope/wire.ts';

describe('paddedLength', () => {
  it.each([
    [0, 4096],
    [1, 4096],
    [4095, 4096],
    [4096, 4096],
    [4097, 4352],
    [4352, 4352],
    [4353, 4608],
    [8191, 8192],
    [8192, 8192],
    [8193, 8704],
    [65_536, 65_536],
    [65_537, 67_584],
    [262_143, 262_144],
    [262_144, 262_144],
    [262_145, 270_336],
  ])('pads %i bytes to %i', (length, padded) => {
    expect(paddedLength(length)).toBe(padded);
  });

  it('never shrinks, is stable, and adds at most an eighth above the floor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bodyCeilingBytes }), (length) => {
        const padded = paddedLength(length);
        expect(padded).toBeGreaterThanOrEqual(length);
        expect(paddedLength(padded)).toBe(padded);
        if (length > bodyFloorBytes) expect(padded).toBeLessThanOrEqual(length * 1.125);
      }),
    );
  });
});

describe('bodySize', () => {
  it.each([
    [0, 4096],
    [4092, 4096],
    [4093, 4352],
    [262_140, 262_144],
    [262_141, null],
  ])('gives %i bytes of content a body of %s', (content, size) => {
    expect(bodySize(content)).toBe(size);
  });
});

describe('pad and unpad', () => {
  it('give back every content that fits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 508 }), (content) => {
        const padded = pad(content, 512);
        expect(padded.length).toBe(512);
        expect(unpad(padded)).toEqual(content);
      }),
    );
  });

  it('refuses to pad content that is one byte too long', () => {
    expect(() => pad(new Uint8Array(509), 512)).toThrow(RangeError);
  });

  it('refuses a length that reaches behind the end', () => {
    const padded = pad(new Uint8Array(508), 512);
    padded[3] = padded[3]! + 1;
    expect(() => unpad(padded)).toThrow(RangeError);
  });

  it('refuses padding that is not zero', () => {
    const padded = pad(new Uint8Array(1), 512);
    padded[511] = 1;
    expect(() => unpad(padded)).toThrow(RangeError);
  });

  it('refuses bytes too few for a length', () => {
    expect(() => unpad(new Uint8Array(3))).toThrow(RangeError);
  });
});

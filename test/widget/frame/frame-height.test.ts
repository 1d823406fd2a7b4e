/** How tall a form in a frame says that it is. */
import { describe, expect, it } from 'vitest';
import { toldHeight } from '../../../widget/frame/frame-height.ts';

describe('toldHeight', () => {
  it.each([
    [0, 64],
    [1, 64],
    [64, 64],
    [65, 128],
    [700.4, 704],
    [9_999_999, 12_800],
  ])('tells %s pixels as %s', (pixels, told) => expect(toldHeight(pixels)).toBe(told));
});

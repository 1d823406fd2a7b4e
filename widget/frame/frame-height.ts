/** How tall a form in a frame says that it is: coarse, so that what somebody types can't be read from it. Pure. */

/** In CSS pixels: heights are told in steps of this, and never beyond `most`. */
const step = 64;
const most = 12_800;

/** The height to tell for what the content takes. */
export function toldHeight(pixels: number): number {
  return Math.min(most, Math.max(1, Math.ceil(pixels / step)) * step);
}

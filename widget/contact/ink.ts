/** Black or white text on a site's colour, whichever can be read best (WCAG relative luminance). Pure. */

/** '#000' or '#fff' for a colour as '#rrggbb'; the better of the two always has 4.5:1. */
export function inkOn(colour: string): '#000' | '#fff' {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  // Contrast with white equals contrast with black at a luminance of 0.179.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff';
}

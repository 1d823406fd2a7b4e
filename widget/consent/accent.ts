/** The site's accent colour, and what is read well with it. */

/**
 * A declaration block for `:host`. `--on` is black or white, whichever is read best on the accent (4.58 or more);
 * `--mark` is the accent for edges and switches, or ink where it would be too pale on white (3 or more).
 */
export function accentRule(accent: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(accent.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  return `:host{--accent:${accent};--on:${light > 0.179 ? '#000' : '#fff'};--mark:${light > 0.3 ? '#1b2430' : accent}}`;
}

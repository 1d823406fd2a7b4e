/** The site's accent colour and what goes with it, worked out here so that no visitor's browser has to. */

export interface AccentColours {
  accent: string;
  /** Black or white, whichever is read best on the accent (4.58 or more; AC-04 asks 4.5). */
  on: string;
  /** The accent for edges and switches, or ink where it would be too pale on white (3 or more). */
  mark: string;
}

const ink = '#1b2430';

/** `accent` as #rrggbb. */
export function coloursOn(accent: string): AccentColours {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(accent.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  return { accent, on: light > 0.179 ? '#000' : '#fff', mark: light > 0.3 ? ink : accent };
}

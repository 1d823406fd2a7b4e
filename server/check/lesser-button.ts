/** Whether refusing is as easy to see and to press as accepting (CB-07 to CB-09). */
import type { Locator } from 'playwright';

/** How a button looks and where it stands. */
export interface Looks {
  tag: string;
  width: number;
  height: number;
  fontSize: number;
  fontWeight: number;
  background: string;
  colour: string;
  opacity: number;
  /** Wholly within the window, and nothing lies over its middle. */
  inView: boolean;
}

/** Measures a button that is there; undefined where a visitor sees none. */
export async function looksOf(button: Locator): Promise<Looks | undefined> {
  if (!(await button.isVisible())) return undefined;
  return button.evaluate((element) => {
    const style = getComputedStyle(element);
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const root = element.getRootNode() as Document | ShadowRoot;
    const above = root.elementFromPoint(left + width / 2, top + height / 2);
    return {
      tag: element.tagName.toLowerCase(),
      width,
      height,
      fontSize: Number.parseFloat(style.fontSize),
      fontWeight: Number(style.fontWeight),
      background: style.backgroundColor,
      colour: style.color,
      opacity: Number(style.opacity),
      inView:
        left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && element.contains(above),
    };
  });
}

/** Two pixels are rounding, more is a choice. */
const roundingPx = 2;

/** In which ways refusing is the lesser one, in plain Dutch; empty where they are equals. Pure. */
export function lesserThan(accept: Looks | undefined, refuse: Looks | undefined): string[] {
  if (!accept) return [];
  if (!refuse) return ['op de eerste laag is geen knop om te weigeren te zien'];
  const ways: [boolean, string][] = [
    [!refuse.inView && accept.inView, 'de knop staat buiten beeld of ligt onder iets anders'],
    [refuse.tag !== accept.tag, `accepteren is een ${accept.tag} en weigeren een ${refuse.tag}`],
    [
      accept.width - refuse.width > roundingPx || accept.height - refuse.height > roundingPx,
      `${size(refuse)} tegen ${size(accept)} pixels`,
    ],
    [
      refuse.fontSize < accept.fontSize || refuse.fontWeight < accept.fontWeight,
      `letter ${letter(refuse)} tegen ${letter(accept)}`,
    ],
    [
      refuse.background !== accept.background || refuse.colour !== accept.colour,
      'de knoppen hebben niet dezelfde kleuren',
    ],
    [refuse.opacity < accept.opacity, 'de knop is doorzichtig'],
  ];
  return ways.filter(([lesser]) => lesser).map(([, text]) => text);
}

const size = ({ width, height }: Looks) => `${Math.round(width)} × ${Math.round(height)}`;
const letter = ({ fontSize, fontWeight }: Looks) => `${fontSize}px/${fontWeight}`;

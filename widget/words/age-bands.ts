/** Ages and the bands in which a form asks for them (AV-35): 'onder-12', '12-15', 'vanaf-16'. Pure. */

/** Where a band has no upper bound. */
export const noEnd = 999;

export interface Ages {
  /** In whole years; the first age that belongs to it. */
  from: number;
  /** The first age that does not. */
  below: number;
}

/** The ages of a band. */
export function agesOf(band: string): Ages {
  const [low, high] = (band.match(/\d+/g) ?? []).map(Number);
  if (high !== undefined) return { from: low!, below: high + 1 };
  return band[0] === 'o' ? { from: 0, below: low! } : { from: low!, below: noEnd };
}

/** Whether a text is such a band. */
export const bandPattern = /^(onder-\d\d?|\d\d?-\d\d?|vanaf-\d\d?)$/;

/** Years of somebody who was born on one ISO day, on another; who was born on 29 February is a year older on 1 March. */
export function ageOn(today: string, born: string): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

/** Whether a band ends or begins at an age, so that the rule can be applied to it. */
export function boundedAt(bands: readonly string[], age: number): boolean {
  return bands.every((band) => agesOf(band).below <= age || agesOf(band).from >= age);
}

/** Whether bands follow each other without a gap, from birth on and without an end. */
export function covers(bands: readonly string[]): boolean {
  const ages = bands.map(agesOf);
  return (
    ages[0]?.from === 0 &&
    ages.at(-1)?.below === noEnd &&
    ages.every(({ from, below }, place) => from < below && (ages[place + 1]?.from ?? below) === below)
  );
}

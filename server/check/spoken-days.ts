/** How many days a duration means that is written for people: "13 maanden", "30 minuten", "2 years". Pure. */

/** In days, on the long side: a month has 31 days and a year 366. */
const daysPer: [RegExp, number][] = [
  [/^minu/, 1 / 1440],
  [/^(uur|uren|hour)/, 1 / 24],
  [/^(dag|day)/, 1],
  [/^(week|weken)/, 7],
  [/^(maand|month)/, 31],
  [/^(jaar|jaren|year)/, 366],
];

/** Undefined where the text names no number, or more than one: then nobody can compare. */
export function daysIn(text: string): number | undefined {
  const parts = [...text.toLowerCase().matchAll(/(\d+)\s*([a-z]+)/g)];
  const [, count, unit] = parts.length === 1 ? parts[0]! : [];
  const per = unit && daysPer.find(([name]) => name.test(unit))?.[1];
  return per ? Number(count) * per : undefined;
}

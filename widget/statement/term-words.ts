/** A term as a person says it: "P4W" is "vier weken". */

const numbers = 'nul één twee drie vier vijf zes zeven acht negen tien elf twaalf'.split(' ');
const units: Record<string, readonly [one: string, more: string]> = {
  Y: ['jaar', 'jaar'],
  M: ['maand', 'maanden'],
  W: ['week', 'weken'],
  D: ['dag', 'dagen'],
};

/** The words of an ISO 8601 duration of years, months, weeks and days. */
export function termWords(term: string): string {
  const parts = [...term.matchAll(/(\d+)([YMWD])/g)].filter(([, count]) => Number(count) > 0);
  return parts
    .map(([, count, unit]) => {
      const [one, more] = units[unit!]!;
      return Number(count) === 1 ? `één ${one}` : `${numbers[Number(count)] ?? count} ${more}`;
    })
    .join(' en ');
}

/** "2026-11-02" as "2 november 2026". */
export function dayWords(day: string): string {
  return new Date(`${day}T12:00Z`).toLocaleDateString('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });
}

/** "12-31" as "31 december". */
export function dayOfYearWords(monthDay: string): string {
  return dayWords(`2024-${monthDay}`).replace(' 2024', '');
}

/** With a capital, for the start of a sentence; "één" then is "Eén", as Dutch spells it. */
export function capital(text: string): string {
  return (text.startsWith('één') ? 'E' : text.charAt(0).toUpperCase()) + text.slice(1);
}

/**
 * Dates as people say them, always with the weekday and always in Dutch time:
 * a practice in Utrecht wipes on a Dutch Tuesday, wherever its laptop thinks it is.
 */

const zone = 'Europe/Amsterdam';
export type Language = 'nl' | 'en';
const locale: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each way of writing: making one takes longer than a thousand dates. */
function written(at: number, where: string, parts: Intl.DateTimeFormatOptions): string {
  const way = where + JSON.stringify(parts);
  let format = formats.get(way);
  if (!format) {
    format = new Intl.DateTimeFormat(where, { timeZone: zone, ...parts });
    formats.set(way, format);
  }
  return format.format(at);
}

/** "dinsdag 3 maart", with the year where it is not the year of `now`. */
export function dayWords(iso: string, language: Language, now: number): string {
  const at = Date.parse(iso);
  return written(at, locale[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(yearOf(at) !== yearOf(now) && { year: 'numeric' }),
  }).replace(',', '');
}

/** "14:05". */
export function timeWords(iso: string, language: Language): string {
  return written(Date.parse(iso), locale[language], { hour: '2-digit', minute: '2-digit' });
}

/** "dinsdag 3 maart, 14:05". */
export function momentWords(iso: string, language: Language, now: number): string {
  return `${dayWords(iso, language, now)}, ${timeWords(iso, language)}`;
}

/** For the list, where room is short: the time today, the weekday this week, else "3 mrt". */
export function shortWords(iso: string, language: Language, now: number): string {
  const then = Date.parse(iso);
  if (dateOf(then) === dateOf(now)) return timeWords(iso, language);
  const parts: Intl.DateTimeFormatOptions =
    now - then < 6 * 86_400_000 && then < now
      ? { weekday: 'long' }
      : yearOf(then) === yearOf(now)
        ? { day: 'numeric', month: 'short' }
        : { day: 'numeric', month: 'short', year: 'numeric' };
  return written(then, locale[language], parts);
}

/** The calendar day of an instant (ms) in the Netherlands, as an ISO date. */
export function dayIn(now: number): string {
  return new Intl.DateTimeFormat('sv', { timeZone: zone }).format(now);
}

function yearOf(at: number): string {
  return written(at, 'en', { year: 'numeric' });
}

function dateOf(at: number): string {
  return written(at, 'en', { dateStyle: 'short' });
}

/** Days as a visitor reads them: with the weekday, on the Dutch calendar wherever the visitor is. */

/** 'dinsdag 20 december 2026' for an ISO instant; empty for a text that is none. */
export function dayIn(language: string, instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  // Digits as they stand in a phone number, also in Arabic.
  return new Intl.DateTimeFormat(`${language === 'en' ? 'en-GB' : language}-u-nu-latn`, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Amsterdam',
  }).format(date);
}

/**
 * Names, hosts and paths in a report come from the page that was checked. On a terminal a control character in them
 * could clear the screen or type for its reader, and in a build log a new line could begin a command. Pure.
 */

/** The text with everything that is not shown as a sign of its own written out, as `\u001b`. Line feeds too. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escaped);
}

/** The same for JSON text, which stays the same JSON: its own line feeds stand between values only. */
export function printableJson(text: string): string {
  return text.replace(/[\x7f-\x9f\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escaped);
}

/** Per code unit, as JSON writes it. */
function escaped(sign: string): string {
  return sign
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/**
 * A stranger's text, made safe to look at. It only ever becomes a text node; this takes away
 * what could still mislead a reader: invisible control characters and forced writing direction.
 */

// U+202A-202E and U+2066-2069 turn text around (CVE-2021-42574); each text stands in its own isolated element,
// so a language that runs from right to left still reads as it should without them.
const hidden = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu;

/** The text with every misleading character replaced by a visible mark; line ends and tabs stay. */
export function visibleText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(hidden, '\u25a1');
}

/** What a phone can dial, or null: then it is shown as text without a link. */
export function dialable(text: string): string | null {
  const number = text.replace(/[\s().-]/g, '').replace(/^\+?00/, '+');
  return /^\+?[0-9]{6,15}$/.test(number) ? number : null;
}

/** "AbCd EfGh …": a fingerprint in groups of four, to read to each other over the phone. */
export function inFours(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? '';
}

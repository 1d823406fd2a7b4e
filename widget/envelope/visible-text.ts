/**
 * A stranger's text, made safe to look at. On a page it only ever becomes a text node, on a terminal it is printed;
 * this takes away what could still mislead a reader: invisible control characters and forced writing direction.
 */

// U+202A-202E and U+2066-2069 turn text around (CVE-2021-42574); on a page each text stands in an isolated element,
// so a language that runs from right to left still reads as it should without them.
const hidden = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu;

/** The text with every misleading character replaced by a visible mark; line ends and tabs stay. */
export function visibleText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(hidden, '\u25a1');
}

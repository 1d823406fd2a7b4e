/** Lines of a file for a spreadsheet: RFC 4180 with `;`, and nothing in them that a spreadsheet would run. */

/** Before the first line: UTF-8 with a mark, as a Dutch Excel opens it without asking. */
export const csvMark = '\uFEFF';

/** One line, without its last line feed. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(';')}\r`;
}

/**
 * A text that begins like a formula gets a ' before it: a spreadsheet would run it, and even a random id may begin
 * with - or an id of a service come from elsewhere. https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Prints one part of the page on its own, whatever stands around it. */

/** The class under the body that is printed while it is there, see letter.styles.ts. */
export const printedClass = 'printed-alone';

/** Puts a copy of it beside the page for as long as the print dialog is open; text only, so nothing runs twice. */
export function printAlone(part: Element): void {
  const sheet = document.createElement('div');
  sheet.className = printedClass;
  sheet.lang = 'nl';
  sheet.append(part.cloneNode(true));
  document.body.append(sheet);
  addEventListener('afterprint', () => sheet.remove(), { once: true });
  print();
}

/** Stylesheets that a strict CSP allows: made in script, adopted by a root, never an inline style. */

/** Adopts a sheet with this text. Safari before 16.4 can't: there it is an element, which a strict CSP may refuse. */
export function adopt(root: ShadowRoot | Document, text: string): Pick<CSSStyleSheet, 'replaceSync'> {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return sheet;
  } catch {
    const style = document.createElement('style');
    style.textContent = text;
    (root === document ? document.head : root).append(style);
    return {
      replaceSync(text) {
        style.textContent = text;
      },
    };
  }
}

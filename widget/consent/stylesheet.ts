/** Stylesheets that a strict CSP allows: made in script, adopted by a root, never an inline style. */

/** Adopts a sheet with this text. Safari before 16.4 can't; a shadow root gets an element then, a document nothing. */
export function adopt(root: ShadowRoot | Document, text: string): CSSStyleSheet | undefined {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return sheet;
  } catch {
    if (root === document) return;
    const style = document.createElement('style');
    style.textContent = text;
    root.append(style);
  }
}

/**
 * The colours of everything of ours on a page, under the names that a site may set (`--privacy-…`).
 * Dark where the page says that it is (`color-scheme`), never because the system is while the page stays light.
 */

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

export const palette = css`
  :host {
    all: initial !important;
    color-scheme: inherit !important;
    font-family: var(--privacy-font, inherit) !important;
    --paper: var(--privacy-paper, #fff);
    --ink: var(--privacy-ink, #1b2430);
    --line: var(--privacy-line, #d6dbe1);
    --off: var(--privacy-off, #5b6673);
    --edge: var(--privacy-edge, var(--mark));
    --fill: var(--privacy-accent, var(--accent));
    --on-fill: var(--privacy-on-accent, var(--on));
  }
  @supports (color: light-dark(#000, #fff)) {
    :host {
      --paper: var(--privacy-paper, light-dark(#fff, #1b2430));
      --ink: var(--privacy-ink, light-dark(#1b2430, #eef1f4));
      --line: var(--privacy-line, light-dark(#d6dbe1, #4a5563));
      --off: var(--privacy-off, light-dark(#5b6673, #9aa5b1));
      --edge: var(--privacy-edge, light-dark(var(--mark), #eef1f4));
    }
  }
  button {
    box-sizing: border-box;
    min-block-size: 3em;
    padding: 0.5em 0.75em;
    border: 2px solid var(--edge);
    border-radius: calc(var(--privacy-radius, 14px) * 0.6);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--ink);
    outline-offset: 2px;
  }
`;

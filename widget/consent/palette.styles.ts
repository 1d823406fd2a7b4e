/**
 * The colours of what stands beside the first layer, by the same rule and the same names that a site may set: the
 * browser's own for the `color-scheme` of the page, so dark where the page is dark and light on a light page whatever
 * the system prefers. `--privacy-paper`, `-ink`, `-accent`, `-on-accent`, `-radius` and `-font`.
 */

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

export const palette = css`
  :host {
    all: initial !important;
    color-scheme: inherit !important;
    font-family: var(--privacy-font, inherit) !important;
    --paper: var(--privacy-paper, Canvas);
    --ink: var(--privacy-ink, CanvasText);
    --line: #8888;
    --edge: var(--mark);
    --fill: var(--privacy-accent, var(--accent));
    --on-fill: var(--privacy-on-accent, var(--on));
  }
  @supports (color: light-dark(#000, #fff)) {
    :host {
      --edge: light-dark(var(--mark), CanvasText);
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

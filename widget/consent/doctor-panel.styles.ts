/** How the doctor's panel looks: a sober card in a corner, out of the way of the question. */

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

export const styles = css`
  :host {
    all: initial !important;
    font-family: system-ui, sans-serif !important;
  }
  section {
    position: fixed;
    inset-block-start: 1em;
    inset-inline-end: 1em;
    z-index: 2147483645;
    box-sizing: border-box;
    inline-size: min(30em, 100vw - 2em);
    max-block-size: 60vh;
    overflow: auto;
    padding: 1em 1.25em;
    border: 2px solid #1b2430;
    border-radius: 8px;
    background: #fff;
    color: #1b2430;
    font-size: 0.9em;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  h2,
  h3 {
    margin: 0 0 0.4em;
    font-size: 1.15em;
  }
  h3 {
    margin-block-start: 1em;
    font-size: 1em;
  }
  p,
  dl,
  ul {
    margin: 0 0 0.6em;
  }
  ul {
    padding-inline-start: 1.2em;
  }
  dt {
    font-weight: 600;
  }
  dd {
    margin: 0 0 0.4em;
  }
  button {
    min-block-size: 44px;
    padding-inline: 1em;
    margin-inline-end: 0.5em;
    border: 2px solid #1b2430;
    border-radius: 6px;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid #0b5c7a;
    outline-offset: 2px;
  }
  @media print {
    section {
      display: none;
    }
  }
`;

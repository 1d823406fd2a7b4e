/** How the first layer looks: a calm card in the page's own letter, beside the page and never over all of it. */

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

export const styles = css`
  :host {
    all: initial !important;
    display: block !important;
    font-family: inherit !important;
  }
  section {
    position: fixed;
    inset-inline: 1em;
    inset-block-end: 1em;
    z-index: 2147483647;
    box-sizing: border-box;
    max-inline-size: 66em;
    max-block-size: 75vh;
    overflow: auto;
    margin-inline: auto;
    padding: 1.25em 1.5em;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 1em 3em;
    background: #fff;
    color: #1b2430;
    line-height: 1.5;
    border: 1px solid #d6dbe1;
    border-radius: 14px;
    box-shadow: 0 0.5em 2.5em #1b243033;
  }
  .top {
    inset-block: 1em auto;
  }
  .bottom-left,
  .bottom-right {
    max-inline-size: 27em;
    margin-inline-start: 0;
  }
  .bottom-right {
    margin-inline: auto 0;
  }
  .text {
    flex: 1 1 22em;
  }
  h2,
  p,
  ul {
    margin: 0 0 0.4em;
    font-size: 1em;
  }
  h2 {
    font-size: 1.25em;
    line-height: 1.3;
  }
  ul {
    padding-inline-start: 1.2em;
  }
  a {
    color: inherit;
    display: inline-block;
    padding-block: 0.65em;
    margin-block: -0.65em;
  }
  .buttons {
    flex: 1 1 17em;
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.6em;
  }
  button {
    font: inherit;
    font-weight: 600;
    min-block-size: 3em;
    padding: 0.5em 0.75em;
    border: 2px solid var(--accent);
    border-radius: 8px;
    background: var(--accent);
    color: var(--on);
    cursor: pointer;
  }
  button.choose {
    grid-column: 1 / -1;
    border-color: var(--mark);
    background: none;
    color: inherit;
  }
  :focus-visible {
    outline: 3px solid #1b2430;
    outline-offset: 2px;
  }
  [role='status'] {
    position: fixed;
    inset-block-end: 0;
    clip-path: inset(50%);
  }
  @media (max-width: 30em) {
    section {
      inset-inline: 0;
      inset-block-end: 0;
      padding: 1em;
      border-width: 1px 0 0;
      border-radius: 14px 14px 0 0;
    }
    .top {
      inset-block-start: 0;
      border-radius: 0 0 14px 14px;
    }
  }
  @media print {
    section {
      display: none;
    }
  }
`;

/**
 * What the tables of the declaration need to be read at 320 px. Every rule weighs nothing (`:where`), so whatever
 * the page says about its tables goes first.
 */

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

export const styles = css`
  :where(privacy-statement) {
    display: block;
  }
  :where(privacy-statement dt) {
    font-weight: 600;
  }
  :where(privacy-statement dd) {
    margin: 0 0 0.75em;
  }
  :where(privacy-statement table) {
    inline-size: 100%;
    margin-block: 1em;
    border-collapse: collapse;
    overflow-wrap: break-word;
  }
  :where(privacy-statement :is(h4, h5, h6)) {
    font-size: 1em;
  }
  :where(privacy-statement :is(th, td)) {
    padding: 0.5em 0.75em 0.5em 0;
    border-block-end: 1px solid #8886;
    text-align: start;
    vertical-align: top;
  }
  :where(privacy-statement td code) {
    display: block;
    font-size: 1em;
    overflow-wrap: anywhere;
  }
  :where(privacy-statement button) {
    min-block-size: 3em;
    padding-inline: 1.25em;
    font: inherit;
    cursor: pointer;
  }
  @media (max-width: 40em) {
    :where(privacy-statement :is(table, tbody, tr, td)) {
      display: block;
    }
    :where(privacy-statement thead) {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    :where(privacy-statement tr) {
      padding-block: 0.75em;
      border-block-end: 1px solid #8886;
    }
    :where(privacy-statement td) {
      padding: 0.1em 0;
      border: 0;
    }
    :where(privacy-statement td)::before {
      content: attr(data-label);
      content: attr(data-label) / '';
      margin-inline-end: 0.5em;
      font-weight: 600;
    }
  }
`;

/** How held content looks: a quiet box of the size of what it holds; it grows where large letters need the room. */

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

export const styles = css`
  :host {
    display: grid !important;
    inline-size: 100% !important;
  }
  section {
    padding: 0.75em;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    border: 1px solid var(--line);
    border-radius: var(--privacy-radius, 14px);
    background: var(--paper);
    color: var(--ink);
    line-height: 1.4;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .title,
  p {
    margin: 0;
    font-size: 1em;
  }
  .title {
    font-weight: 600;
  }
  .paper {
    display: none;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5em;
  }
  button {
    min-block-size: 44px;
    padding: 0.25em 0.75em;
  }
  a {
    padding-block: 0.7em;
    color: inherit;
  }
  @media print {
    .paper {
      display: block;
    }
    .why,
    .buttons {
      display: none;
    }
  }
`;

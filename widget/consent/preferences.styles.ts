/** How the preferences look: a sheet of paper with rows; on a phone it fills the screen. */
/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

export const styles = css`
  :host {
    all: initial !important;
    display: block !important;
    font-family: inherit !important;
  }
  dialog {
    box-sizing: border-box;
    inline-size: min(100%, 42em);
    max-inline-size: none;
    max-block-size: min(100%, 50em);
    margin: auto;
    padding: 0 clamp(1em, 4vw, 2em);
    border: 1px solid #fff0;
    border-radius: 12px;
    background: #fff;
    color: #1b2430;
    line-height: 1.5;
    overscroll-behavior: contain;
    scroll-padding-block-end: 9em;
  }
  dialog::backdrop {
    background: #1b2430a6;
  }
  .top,
  h3 {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 1em;
  }
  .top {
    padding-block-start: 1em;
  }
  h2,
  h3,
  p {
    margin: 0;
    font-size: 1em;
  }
  h2 {
    font-size: 1.5em;
    outline: 0;
  }
  h3 label {
    flex: 1;
    padding-block: 0.65em;
  }
  section {
    margin-block-start: 1.25em;
    padding-block-start: 0.75em;
    border-block-start: 1px solid #d6dbe1;
  }
  section > h3 {
    font-size: 1.15em;
  }
  section div {
    margin-block-start: 0.75em;
    padding-inline-start: 1em;
    border-inline-start: 3px solid #e6e9ed;
  }
  input {
    appearance: none;
    box-sizing: border-box;
    flex: none;
    inline-size: 66px;
    block-size: 44px;
    margin: 0;
    margin-inline-end: -7px;
    padding: 4px;
    border: 7px solid #fff0;
    border-radius: 22px;
    background: #5b6673 padding-box;
    cursor: pointer;
  }
  input::before {
    content: '';
    display: block;
    inline-size: 22px;
    block-size: 22px;
    border-radius: 50%;
    background: #fff;
  }
  input:checked {
    background-color: var(--mark);
  }
  input:checked::before {
    margin-inline-start: auto;
  }
  input:disabled {
    opacity: 0.55;
    cursor: default;
  }
  summary {
    padding-block: 0.65em;
    cursor: pointer;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9em;
  }
  th,
  td {
    padding: 0.4em 0.75em 0.4em 0;
    text-align: start;
    vertical-align: top;
    border-block-start: 1px solid #e6e9ed;
  }
  th:first-child {
    inline-size: min(7.5em, 30vw);
  }
  code {
    display: block;
    overflow-wrap: anywhere;
  }
  .buttons {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    margin-block-start: 1.25em;
    padding-block: 1em;
    background: #fff;
    border-block-start: 1px solid #d6dbe1;
  }
  button {
    flex: 1 1 8em;
    white-space: nowrap;
    min-block-size: 3em;
    padding: 0.5em 0.25em;
    border: 2px solid var(--accent);
    border-radius: 8px;
    background: var(--accent);
    color: var(--on);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .close {
    flex: none;
    inline-size: 2em;
    margin-inline-end: -0.5em;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-size: 1.5em;
    min-block-size: 2em;
  }
  .buttons :last-child {
    flex-basis: 12em;
  }
  .buttons button:not(:last-child) {
    border-color: var(--mark);
    background: none;
    color: inherit;
  }
  :focus-visible {
    outline: 3px solid #1b2430;
    outline-offset: 2px;
  }
  input:focus-visible {
    outline-offset: -5px;
  }
  @media (max-height: 32em) {
    dialog {
      scroll-padding: 0;
    }
    .buttons {
      position: static;
    }
  }
  @media (forced-colors: active) {
    input {
      appearance: auto;
    }
    input::before {
      display: none;
    }
  }
`;

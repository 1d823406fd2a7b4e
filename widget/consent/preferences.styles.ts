/** How the preferences look: a sheet of paper with rows; on a phone it fills the screen. */

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

export const styles = css`
  :host {
    display: block !important;
  }
  dialog {
    box-sizing: border-box;
    inline-size: min(100%, 42em);
    max-inline-size: none;
    max-block-size: min(100%, 50em);
    margin: auto;
    padding: 0 clamp(1em, 4vw, 2em);
    border: 1px solid var(--line);
    border-radius: var(--privacy-radius, 14px);
    background: var(--paper);
    color: var(--ink);
    line-height: 1.5;
    overflow-wrap: break-word;
    overscroll-behavior: contain;
    scroll-padding-block-end: 9em;
  }
  dialog::backdrop {
    background: #1b2430a6;
  }
  .top,
  h3,
  h4 {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 0 1em;
  }
  /* In large letters a switch may not fit beside its word: then it stands below it. */
  h3,
  h4 {
    flex-wrap: wrap;
  }
  .top {
    padding-block-start: 1em;
  }
  h2,
  h3,
  h4,
  p {
    margin: 0;
    font-size: 1em;
  }
  h2 {
    font-size: 1.5em;
    line-height: 1.3;
    outline: 0;
  }
  h3 {
    font-size: 1.15em;
  }
  h3 label,
  h4 label {
    flex: 1;
    max-inline-size: 100%;
    padding-block: 0.65em;
  }
  .notice {
    margin-block-start: 0.75em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--line);
    border-inline-start: 4px solid var(--edge);
  }
  section {
    margin-block-start: 1.25em;
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--line);
  }
  section div {
    margin-block-start: 0.75em;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--line);
  }
  strong {
    padding: 0 0.5em;
    border: 1px solid;
    border-radius: 1em;
    font-size: 0.85em;
  }
  input[role] {
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
    background: #777 padding-box;
    cursor: pointer;
  }
  input[role]::before {
    content: '';
    display: block;
    inline-size: 22px;
    block-size: 22px;
    border-radius: 50%;
    background: var(--paper);
  }
  input[role]:checked {
    background-color: var(--edge);
  }
  input[role]:checked::before {
    margin-inline-start: auto;
  }
  input:disabled {
    opacity: 0.6;
    cursor: default;
  }
  summary,
  a {
    padding-block: 0.65em;
    cursor: pointer;
  }
  a {
    display: inline-block;
    color: inherit;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9em;
  }
  th,
  td {
    padding: 0.4em 0;
    padding-inline-end: 0.75em;
    text-align: start;
    vertical-align: top;
    border-block-start: 1px solid var(--line);
  }
  tbody th {
    min-inline-size: 6em;
    font-weight: 400;
  }
  code {
    display: block;
    font: inherit;
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
    background: var(--paper);
    border-block-start: 1px solid var(--line);
  }
  .buttons button {
    flex: 1 1 8em;
    padding-inline: 0.25em;
  }
  .buttons .save {
    flex-basis: 12em;
    border-color: var(--fill);
    background: var(--fill);
    color: var(--on-fill);
  }
  .close {
    flex: none;
    inline-size: 2em;
    margin-inline-end: -0.5em;
    padding: 0;
    border: 0;
    font-size: 1.5em;
    min-block-size: 2em;
  }
  input[role]:focus-visible {
    outline-offset: -5px;
  }
  [role='status'] {
    position: fixed;
    inset-block-end: 0;
    clip-path: inset(50%);
  }
  @media (max-height: 24em), (max-height: 32em) and (max-width: 30em) {
    dialog {
      scroll-padding: 0;
    }
    .buttons {
      position: static;
    }
  }
  @media (max-width: 22em) {
    th,
    td {
      display: block;
    }
    td {
      padding-block-start: 0;
      border: 0;
    }
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    input[role] {
      appearance: auto;
    }
    input[role]::before {
      display: none;
    }
    input:disabled {
      opacity: 1;
    }
  }
  @media print {
    input[role] {
      print-color-adjust: exact;
    }
    dialog {
      position: absolute;
      inset-block: 0 auto;
      max-block-size: none;
      border: 0;
    }
    .buttons,
    .close {
      display: none;
    }
  }
`;

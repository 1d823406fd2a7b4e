/**
 * How form and receipt page look: the page's own letter, calm colours that follow the page's colour scheme,
 * targets of 48 px, one column from 320 px. What carries meaning has a border or a word, so forced colours lose nothing.
 */

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
export const css = String.raw;

export const baseStyles = css`
  :host {
    --ink: #1c2530;
    --soft: #4d5966;
    --paper: #fff;
    --tint: #f1f4f6;
    --line: #6d7985;
    --red: #b00020;
    --sun: #fff4d6;
    display: block;
    text-align: start;
  }
  @supports (color: light-dark(#000, #fff)) {
    :host {
      --ink: light-dark(#1c2530, #eef1f4);
      --soft: light-dark(#4d5966, #b9c2cb);
      --paper: light-dark(#fff, #171c22);
      --tint: light-dark(#f1f4f6, #222a33);
      --line: light-dark(#6d7985, #8f9ba7);
      --red: light-dark(#b00020, #ffb3ba);
      --sun: light-dark(#fff4d6, #43370f);
    }
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  .form {
    max-width: 42rem;
    padding: clamp(1rem, 4vw, 2rem);
    border: 1px solid #8886;
    border-radius: 14px;
    background: var(--paper);
    color: var(--ink);
    line-height: 1.55;
    overflow-wrap: anywhere;
  }
  form,
  section {
    display: grid;
    gap: 1.25rem;
  }
  h2 {
    font-size: 1.6em;
    line-height: 1.25;
  }
  h3,
  .help,
  small {
    font-size: 1em;
  }
  .help,
  small {
    color: var(--soft);
    font-weight: 400;
  }
  ul {
    padding-inline-start: 1.2em;
  }
  a {
    display: inline-block;
    padding: 0.6em 0;
    color: inherit;
    text-underline-offset: 0.2em;
  }
  dt,
  label,
  legend {
    font-weight: 600;
  }
  dd {
    margin: 0 0 0.75rem;
  }
  address {
    font-style: normal;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
    min-height: 48px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--paper);
  }
  button {
    justify-self: start;
    padding: 0.6em 1.4em;
    font-weight: 600;
    cursor: pointer;
  }
  .main {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on);
  }
  .danger {
    border-color: var(--red);
    background: var(--red);
    color: var(--paper);
  }
  [aria-disabled] {
    opacity: 0.6;
  }
  input,
  textarea {
    display: block;
    width: 100%;
    padding: 0.6em 0.75em;
  }
  :focus-visible {
    outline: 3px solid var(--ink);
    outline-offset: 3px;
  }
  [tabindex]:focus {
    outline: 0;
  }
  .large {
    font-size: 1.2em;
    font-weight: 700;
    letter-spacing: 0.04em;
  }
  .large span {
    white-space: nowrap;
  }
  .box {
    padding: 1rem;
    border: 1px solid #8886;
    border-radius: 8px;
    background: var(--tint);
  }
  .fault {
    color: var(--red);
    font-weight: 600;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.25rem;
  }
  .tongues {
    gap: 0.5rem;
    margin-bottom: 1rem;
  }
  .tongues button {
    padding: 0.3em 0.8em;
    font-weight: 400;
  }
  [aria-pressed='true'] {
    border-width: 3px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @media print {
    :host {
      color-scheme: light;
    }
    .box {
      break-inside: avoid;
    }
    button,
    .screen {
      display: none;
    }
    .form {
      border: 0;
    }
  }
`;

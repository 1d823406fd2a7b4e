/**
 * How the form and the receipt page look: the page's own font, calm colours that follow the page's colour scheme, targets of 48 px,
 * one column from 320 px. Everything that carries meaning has a border or a word, so forced colours lose nothing.
 */
import { css } from 'lit';

export const baseStyles = css`
  :host {
    --ink: #1c2530;
    --soft: #4d5966;
    --paper: #fff;
    --tint: #f2f5f7;
    --line: #6d7985;
    --red: #b00020;
    --amber: #fff4d6;
    --accent: #0b5c7a;
    --on-accent: #fff;
    display: block;
    color-scheme: inherit;
  }
  @supports (color: light-dark(#000, #fff)) {
    :host {
      --ink: light-dark(#1c2530, #eef1f4);
      --soft: light-dark(#4d5966, #b9c2cb);
      --paper: light-dark(#fff, #171c22);
      --tint: light-dark(#f2f5f7, #222a33);
      --line: light-dark(#6d7985, #8f9ba7);
      --red: light-dark(#b00020, #ffb3ba);
      --amber: light-dark(#fff4d6, #43370f);
    }
  }
  * {
    box-sizing: border-box;
  }
  .form {
    max-width: 42rem;
    padding: clamp(1rem, 4vw, 2rem);
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--paper);
    color: var(--ink);
    line-height: 1.55;
    overflow-wrap: anywhere;
  }
  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: 1.6em;
    line-height: 1.25;
  }
  h3 {
    font-size: 1.1em;
  }
  form,
  section {
    display: grid;
    gap: 1.25rem;
    justify-items: start;
  }
  form > *,
  section > * {
    max-width: 100%;
  }
  form > div,
  section > div,
  section > dl,
  details {
    width: 100%;
  }
  a {
    color: inherit;
    text-underline-offset: 0.2em;
  }
  ul {
    padding-left: 1.2em;
  }
  dt {
    font-weight: 600;
  }
  dd + dt {
    margin-top: 0.75rem;
  }
  address {
    font-style: normal;
  }
  small,
  .help {
    color: var(--soft);
    font-size: 1em;
    font-weight: 400;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    min-height: 48px;
    padding: 0.6em 1.4em;
    border: 2px solid var(--accent);
    border-radius: 8px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    cursor: pointer;
  }
  button.second,
  button.quiet {
    border-color: var(--line);
    background: none;
    color: inherit;
  }
  button.quiet {
    padding: 0.4em 0.9em;
    font-weight: 400;
  }
  button.danger {
    border-color: var(--red);
    background: var(--red);
    color: var(--paper);
  }
  button[disabled],
  button[aria-disabled] {
    opacity: 0.6;
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid var(--ink);
    outline-offset: 3px;
  }
  [tabindex='-1']:focus {
    outline: none;
  }
  input,
  textarea {
    display: block;
    width: 100%;
    min-height: 48px;
    padding: 0.6em 0.75em;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--paper);
  }
  input[size] {
    width: auto;
    max-width: 100%;
  }
  .large {
    font-size: 1.6em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.04em;
    user-select: all;
  }
  .code {
    display: grid;
    gap: 0.4rem;
    padding: 1rem;
    border: 2px dashed var(--line);
    border-radius: 8px;
  }
  .code .large {
    font-size: 1.2em;
  }
  .code span {
    white-space: nowrap;
  }
  .notice,
  .urgent,
  .warn:not(:empty) {
    padding: 1rem;
    border-left: 5px solid var(--line);
    border-radius: 8px;
    background: var(--tint);
  }
  .urgent {
    display: grid;
    gap: 0.4rem;
    border-color: #d18b00;
    background: var(--amber);
  }
  .notice {
    margin-bottom: 1.25rem;
  }
  .faults {
    padding: 1rem;
    border: 2px solid var(--red);
    border-radius: 8px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
  }
  @media print {
    .screen,
    button {
      display: none;
    }
    .form {
      border: 0;
      padding: 0;
    }
  }
`;

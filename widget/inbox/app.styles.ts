/** The inbox's colours, letters and plain controls; every other sheet builds on these names. */
import { css } from 'lit';

export const appStyles = css`
  :root {
    color-scheme: light dark;
    --paper: light-dark(#f5f3ee, #15191b);
    --surface: light-dark(#fffefb, #1d2224);
    --sunken: light-dark(#ece8df, #111416);
    --line: light-dark(#d9d3c6, #343b3e);
    --edge: light-dark(#7d7768, #7f8a8d);
    --ink: light-dark(#20292b, #e9ebe8);
    --soft: light-dark(#585e5b, #aab2b0);
    --brand: light-dark(#0f5a57, #7fd0c6);
    --on-brand: light-dark(#ffffff, #07211f);
    --brand-wash: light-dark(#e0eeea, #17322f);
    --new: light-dark(#b4480f, #ffa66b);
    --good: light-dark(#1c6b3c, #82d6a0);
    --bad: light-dark(#a3271c, #ff9d90);
    --bad-wash: light-dark(#fbe9e5, #3b1d19);
    --warn-wash: light-dark(#fbf0d9, #352a12);
    --round: 12px;
    --small: 0.875rem;
    font: 1rem / 1.5 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
    background: var(--paper);
    color: var(--ink);
    scrollbar-color: var(--edge) transparent;
    accent-color: var(--brand);
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    min-height: 100dvh;
    overflow-wrap: anywhere;
  }
  h1 {
    hyphens: auto;
  }
  inbox-app {
    display: flex;
    flex-direction: column;
    min-height: 100dvh;
  }
  h1,
  h2,
  h3 {
    margin: 0;
    line-height: 1.2;
    font-weight: 650;
    letter-spacing: -0.011em;
    text-wrap: balance;
  }
  h1 {
    font-size: 1.625rem;
  }
  h2 {
    font-size: 1.1875rem;
  }
  h3 {
    font-size: 1rem;
  }
  p {
    margin: 0;
    text-wrap: pretty;
  }
  a {
    color: var(--brand);
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: 3px solid var(--brand);
    outline-offset: 2px;
  }
  /* Headings take the focus so that a screen reader reads on from there; nobody can act on them. */
  [tabindex='-1']:focus {
    outline: none;
  }
  inbox-enrolment,
  inbox-sign-in,
  inbox-website,
  inbox-register,
  inbox-register-filter,
  inbox-statement,
  inbox-mailed,
  inbox-mail-notice,
  inbox-reader,
  inbox-history {
    display: block;
  }
  inbox-copy {
    display: inline-flex;
    gap: 0.75rem;
    align-items: center;
  }
  [hidden] {
    display: none !important;
  }

  button,
  .button {
    font: inherit;
    font-weight: 600;
    min-height: 44px;
    padding: 0.5rem 1.125rem;
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    text-decoration: none;
  }
  button:hover,
  .button:hover {
    border-color: var(--brand);
    background: var(--brand-wash);
  }
  button.main {
    background: var(--brand);
    border-color: var(--brand);
    color: var(--on-brand);
  }
  button[aria-pressed='true'] {
    border-color: var(--brand);
    background: var(--brand-wash);
    color: var(--brand);
  }
  button.main:hover {
    background: color-mix(in oklab, var(--brand), var(--ink) 18%);
  }
  :is(button, .button).quiet {
    border-color: transparent;
    background: transparent;
    color: var(--brand);
    padding-inline: 0.75rem;
  }
  :is(button, .button).quiet:hover {
    background: var(--brand-wash);
  }
  button[aria-disabled='true'] {
    opacity: 0.75;
    cursor: progress;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
  }
  .stack {
    display: grid;
    gap: 1.25rem;
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .stack > :is(button, .button) {
    justify-self: start;
  }
  .soft {
    color: var(--soft);
  }
  .small {
    font-size: var(--small);
  }

  label {
    font-weight: 600;
  }
  .field {
    display: grid;
    gap: 0.375rem;
  }
  .field .help {
    color: var(--soft);
    font-size: var(--small);
  }
  input:not([type='radio'], [type='checkbox'], [type='file']),
  textarea {
    font: inherit;
    width: 100%;
    min-height: 46px;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
  }
  [aria-invalid='true'] {
    border-color: var(--bad) !important;
    border-width: 2px !important;
  }
  .fault {
    color: var(--bad);
    font-weight: 600;
  }
  .notice {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    padding: 0.875rem 1rem;
    border-radius: var(--round);
    background: var(--brand-wash);
  }
  .notice.bad {
    background: var(--bad-wash);
    border-inline-start: 5px solid var(--bad);
  }
  .notice.warn {
    background: var(--warn-wash);
  }
  .card {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 18px;
    padding: clamp(1.25rem, 5vw, 2.25rem);
    box-shadow: 0 1px 2px rgb(0 0 0 / 4%), 0 12px 32px rgb(0 0 0 / 5%);
  }
  .narrow {
    width: min(100% - 2rem, 36rem);
    margin: clamp(1rem, 6vh, 4.5rem) auto;
  }
  .mark {
    width: 40px;
    height: 40px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  dialog {
    border: 1px solid var(--line);
    border-radius: 18px;
    padding: 1.5rem;
    width: min(100% - 2rem, 30rem);
    background: var(--surface);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(10 14 15 / 55%);
  }
  .options {
    border: 0;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 0.25rem;
  }
  .options legend {
    padding: 0;
    font-weight: 600;
    margin-bottom: 0.5rem;
  }
  .options label {
    font-weight: 400;
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-height: 44px;
  }
  input[type='radio'] {
    width: 20px;
    height: 20px;
    flex: none;
    margin: 0;
  }

  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      border-width: 3px;
    }
    .notice,
    .card {
      border: 1px solid;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    button,
    .button {
      transition: background-color 120ms, border-color 120ms;
    }
  }
`;

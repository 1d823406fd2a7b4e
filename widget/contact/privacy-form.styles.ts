/** How the questions, the review and the sent screen look; colours and buttons come from base.styles.ts. */
import { baseStyles, css } from './base.styles.ts';

export const contactStyles = `${baseStyles}${css`
  .urgent {
    border-inline-start: 5px solid #d18b00;
    background: var(--sun);
  }
  .urgent a {
    display: inline;
    white-space: nowrap;
  }
  .faults a {
    display: block;
  }
  .faults,
  [aria-invalid],
  [aria-invalid] .option {
    border: 2px solid var(--red);
  }
  .aloud {
    margin-bottom: 1rem;
  }
  .readers {
    font-weight: 600;
  }
  svg {
    width: 1em;
    fill: currentColor;
  }
  summary {
    padding: 0.65rem 0;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .step p {
    color: var(--soft);
  }
  .step h3 {
    font-size: 1.25em;
  }
  fieldset.box {
    display: grid;
    min-width: 0;
  }
  fieldset.box legend {
    padding: 0 0.5rem;
  }
  .field {
    display: grid;
    gap: 0.4rem;
    min-width: 0;
    margin-bottom: 1.75rem;
    padding: 0;
    border: 0;
  }
  .row .field {
    margin: 0;
    align-content: end;
  }
  legend {
    padding: 0 0 0.4rem;
  }
  [size] {
    width: auto;
    max-width: 100%;
    justify-self: start;
  }
  .option {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-height: 48px;
    padding: 0.5rem 0.9rem;
    border: 1px solid var(--line);
    border-radius: 8px;
    font-weight: 400;
    cursor: pointer;
  }
  .option input {
    flex: none;
    width: 1.4em;
    height: 1.4em;
    min-height: 0;
    accent-color: var(--accent);
  }
  .answers div {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: 1rem;
    align-items: center;
    padding: 0.75rem 0;
    border-bottom: 1px solid #8886;
  }
  .answers dd {
    margin: 0;
    white-space: pre-line;
  }
  .answers .change {
    grid-area: 1 / 2 / 3;
  }
  .change button {
    font-weight: 400;
  }
  @media (max-width: 30rem) {
    .answers .change {
      grid-area: auto;
    }
  }
  .reference {
    font-size: clamp(2rem, 9vw, 3.2rem);
  }
`}`;

/** How the questions, the review and the sent screen look; colours and buttons come from base.styles.ts. */
import { css } from 'lit';
import { baseStyles } from './base.styles.ts';

export const contactStyles = [
  baseStyles,
  css`
    .readers {
      padding: 0.75rem 1rem;
      border: 1px solid var(--line);
      border-radius: 8px;
      font-weight: 600;
    }
    .readers::before {
      content: '🔒 ' / '';
    }
    summary {
      min-height: 44px;
      padding: 0.5rem 0;
      cursor: pointer;
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    .field {
      display: grid;
      gap: 0.4rem;
      margin-bottom: 1.75rem;
      border: 0;
      min-width: 0;
    }
    label,
    legend {
      padding: 0;
      font-weight: 600;
    }
    legend {
      margin-bottom: 0.4rem;
    }
    .parts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem 1.25rem;
    }
    .parts .field {
      margin: 0;
      align-content: start;
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
      margin: 0;
      accent-color: var(--accent);
    }
    .fault {
      color: var(--red);
      font-weight: 600;
    }
    .fault::before {
      content: '▲ ' / '';
    }
    [aria-invalid] {
      border: 2px solid var(--red);
    }
    fieldset[aria-invalid] {
      border: 0;
    }
    [aria-invalid] .option {
      border-color: var(--red);
    }
    .answers > div {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0 1rem;
      align-items: center;
      padding: 0.75rem 0;
      border-bottom: 1px solid var(--line);
    }
    .answers dt,
    .answers dd:nth-of-type(1) {
      grid-column: 1;
      white-space: pre-line;
    }
    .answers dd:nth-of-type(2) {
      grid-column: 2;
      grid-row: 1 / 3;
    }
    .sent dl .large {
      font-size: clamp(2rem, 9vw, 3.2rem);
      line-height: 1.2;
    }
  `,
];

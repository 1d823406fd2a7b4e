/** The receipt page looks like the form it belongs to. */
import { css } from 'lit';
import { baseStyles } from '../contact/base.styles.ts';

export const receiptStyles = [
  baseStyles,
  css`
    form {
      gap: 0.5rem;
      width: 100%;
    }
    form button {
      margin-top: 0.75rem;
    }
    label,
    .state {
      font-weight: 600;
    }
    .state {
      font-size: 1.2em;
    }
    .answer {
      display: grid;
      gap: 1rem;
      justify-items: start;
      padding: 1rem;
      border: 2px solid var(--line);
      border-radius: 8px;
    }
    .choice {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
    }
    #code {
      font-variant-numeric: tabular-nums;
      text-transform: uppercase;
    }
    .fault {
      color: var(--red);
      font-weight: 600;
    }
    .notice {
      margin: 0 0 1rem;
    }
  `,
];

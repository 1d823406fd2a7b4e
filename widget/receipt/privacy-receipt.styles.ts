/** The receipt page looks like the form it belongs to. */
import { baseStyles, css } from '../contact/base.styles.ts';

export const receiptStyles = `${baseStyles}${css`
  form {
    gap: 0.5rem;
  }
  form button {
    margin-top: 0.75rem;
  }
  .state {
    font-size: 1.2em;
    font-weight: 600;
  }
  .box + .box {
    margin-top: 1rem;
  }
  #code {
    text-transform: uppercase;
  }
  [aria-invalid] {
    border: 2px solid var(--red);
  }
`}`;

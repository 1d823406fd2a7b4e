/** How a question for files and the sending of files look; added to the form's own sheet. */
import { css } from '../contact/base.styles.ts';

export const fileStyles = css`
  .choose {
    display: inline-flex;
    align-items: center;
    justify-self: start;
    min-height: 48px;
    padding: 0.6em 1.4em;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--paper);
    cursor: pointer;
  }
  [type='file']:focus-visible + .choose {
    outline: 3px solid var(--ink);
    outline-offset: 3px;
  }
  [type='file'][aria-invalid] + .choose {
    border: 2px solid var(--red);
  }
  .files {
    display: grid;
    gap: 0.5rem;
    padding: 0;
    list-style: none;
  }
  .files li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.5rem 0.5rem 0.5rem 0.9rem;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  .files button {
    font-weight: 400;
  }
  p:empty {
    display: none;
  }
  progress {
    width: 100%;
    height: 1.25rem;
    accent-color: var(--accent);
  }
`;

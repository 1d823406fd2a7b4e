/** The part of the reader in which somebody is answered. */
import { css } from 'lit';

export const answerStyles = css`
  inbox-answer {
    display: block;
    margin-block: 1.5rem;
  }
  inbox-answer .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block: 0.75rem;
    padding: 0;
    list-style: none;
  }
  inbox-answer .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  inbox-answer textarea {
    inline-size: 100%;
    min-block-size: 8rem;
  }
  inbox-answer .copied {
    position: sticky;
    inset-block-end: 0.5rem;
  }
`;

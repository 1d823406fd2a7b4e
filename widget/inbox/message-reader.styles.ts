/** The reader: the answers large and calm, the decisions beneath with what each of them does. */
import { css } from 'lit';

export const readerStyles = css`
  inbox-reader article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5rem;
    align-content: start;
    max-width: 48rem;
    margin: 0 auto;
    padding: 1.25rem clamp(1rem, 3vw, 2.5rem) 3rem;
  }
  inbox-reader .back {
    justify-self: start;
    padding-inline-start: 0;
  }
  inbox-reader .back::before {
    content: '‹';
    font-size: 1.5rem;
    line-height: 1;
  }
  inbox-reader header {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  inbox-reader dl {
    margin: 0;
  }
  inbox-reader dd {
    margin: 0;
  }
  inbox-reader .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: 0.625rem 1.5rem;
    margin-top: 0.5rem;
  }
  inbox-reader dt {
    font-size: 0.8125rem;
    color: var(--soft);
  }
  .answers {
    display: grid;
    gap: 1.125rem;
    grid-template-columns: minmax(0, 1fr);
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--surface);
  }
  .answers dd {
    font-size: 1.0625rem;
    white-space: normal;
  }
  .notice.foreign {
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
    justify-items: stretch;
  }
  /* A thumb has to hit the number to call: 44 px. */
  .answers dd > a {
    display: inline-block;
    padding-block: 0.75em;
    margin-block: -0.75em;
  }
  .answers .value {
    white-space: pre-wrap;
    display: block;
  }
  .answers .long .value {
    max-height: 60vh;
    overflow-y: auto;
  }
  .attached {
    display: grid;
    gap: 0.75rem;
  }
  .attached ul {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 0.75rem;
  }
  .attached .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
  }
  .attached .value {
    display: block;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .attached .notice {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
  }
  inbox-outcomes {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .outcomes {
    display: grid;
    gap: 0.75rem;
  }
  details.outcomes {
    display: block;
  }
  .outcomes.asked {
    padding: 1rem;
    border-radius: var(--round);
    background: var(--warn-wash);
  }
  .outcomes ul {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
    gap: 0.625rem;
  }
  .outcome {
    width: 100%;
    height: 100%;
    flex-direction: column;
    align-items: flex-start;
    justify-content: flex-start;
    gap: 0.125rem;
    padding: 0.75rem 1rem;
    text-align: start;
  }
  .outcome .effect {
    font-weight: 400;
    font-size: var(--small);
    color: var(--soft);
  }
  details summary {
    cursor: pointer;
    min-height: 44px;
    display: flex;
    align-items: center;
    gap: 0.5rem;
    font-weight: 600;
    color: var(--brand);
  }
  details summary::before {
    content: '▸';
    transition: rotate 120ms;
  }
  details[open] summary::before {
    rotate: 90deg;
  }
  .history ol {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 0.5rem;
    font-size: var(--small);
  }
  .history li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.75rem;
  }
  .history time {
    color: var(--soft);
  }
`;

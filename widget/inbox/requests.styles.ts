/** Requests and complaints: the list, the steps, the letter on the screen and on paper. */
import { css } from 'lit';

export const requestStyles = css`
  inbox-requests,
  inbox-request-steps,
  inbox-letter {
    display: block;
  }
  .page > nav [aria-current='page'] {
    border-color: var(--brand);
    color: var(--brand);
    background: var(--brand-wash);
  }
  .cases {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .cases > li > * {
    display: grid;
    gap: 0.375rem;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--surface);
    color: inherit;
    text-decoration: none;
  }
  .cases a:not(.button):hover {
    border-color: var(--brand);
    background: var(--brand-wash);
  }
  .cases :is(.who, .facts) {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    font-size: var(--small);
  }
  .cases .name {
    font-weight: 650;
    font-size: 1rem;
  }
  .cases .first {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cases .step {
    font-weight: 600;
  }
  .found dl {
    margin: 0;
    display: grid;
    gap: 0.5rem;
  }
  .found dt {
    font-size: 0.8125rem;
    color: var(--soft);
  }
  .found dd {
    margin: 0;
    white-space: pre-wrap;
  }
  .found .button {
    justify-self: start;
  }
  select {
    font: inherit;
    width: 100%;
    min-height: 46px;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
  }

  .request-steps {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--surface);
  }
  .request-steps > ol {
    margin: 0;
    padding: 0;
    list-style: none;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
  }
  .request-steps > ol > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.625rem;
    padding-inline-start: 1rem;
    border-inline-start: 4px solid var(--line);
  }
  .request-steps > ol > li.now {
    border-color: var(--brand);
  }
  .request-steps > ol > li.done {
    border-color: var(--good);
  }
  .step-state {
    font-weight: 400;
    font-size: var(--small);
    color: var(--soft);
  }
  .letter {
    margin-top: 0.5rem;
  }
  .letter-sheet {
    display: grid;
    gap: 0.875rem;
    padding: clamp(1rem, 5vw, 2.5rem);
    border: 1px solid var(--edge);
    color: #000;
    background: #fff;
    font-family: Georgia, 'Times New Roman', serif;
    grid-template-columns: minmax(0, 1fr);
  }
  .letter-sheet address {
    font-style: normal;
  }
  .letter-sheet :is(.to, .more, dd) {
    white-space: pre-wrap;
  }
  .letter-sheet .to {
    margin-block: 1rem;
  }
  .letter-sheet .subject {
    font-weight: 700;
  }
  .letter-sheet .enclosed {
    border-top: 1px solid #767676;
    padding-top: 0.875rem;
  }
  .letter-sheet dt {
    font-weight: 700;
    margin-top: 0.5rem;
  }
  .letter-sheet dd {
    margin: 0;
  }
  .visit-sheet .destroy {
    padding: 0.5rem 0.75rem;
    border: 2px solid #000;
    font-weight: 700;
  }
  .visit-sheet .blank {
    block-size: 9mm;
    border-bottom: 1px solid #767676;
  }
  .letter-sheet .message {
    break-inside: avoid-page;
    padding-block-start: 0.875rem;
    border-top: 1px solid #767676;
  }
  .printed-alone {
    display: none;
  }
  @media print {
    @page {
      size: A4;
      margin: 22mm;
    }
    body:has(> .printed-alone) > :not(.printed-alone) {
      display: none !important;
    }
    .printed-alone {
      display: block;
    }
    .printed-alone .letter-sheet {
      border: 0;
      padding: 0;
      font-size: 11pt;
    }
    .printed-alone .enclosed {
      break-before: page;
      border: 0;
    }
    .printed-alone .enclosed ~ .enclosed {
      break-before: auto;
    }
  }
`;

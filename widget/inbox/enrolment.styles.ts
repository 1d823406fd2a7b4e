/** Sign-in, enrolment and the sheet of paper, on the screen and in print. */
import { css } from 'lit';

export const enrolmentStyles = css`
  .tight {
    gap: 0.5rem;
  }
  inbox-retype {
    display: grid;
    gap: 0.875rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .steps {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: 0.375rem;
  }
  .steps li {
    border-top: 4px solid var(--line);
    border-radius: 2px;
    padding-top: 0.375rem;
    font-size: 0.8125rem;
    color: var(--soft);
    overflow-wrap: normal;
  }
  .steps .past {
    border-color: var(--brand);
  }
  .steps [aria-current='step'] {
    border-color: var(--brand);
    color: var(--ink);
    font-weight: 650;
  }
  @media (width < 30rem) {
    .steps li:not([aria-current]) span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .steps [aria-current] {
      white-space: nowrap;
    }
  }
  .words,
  .typed {
    list-style: none;
    counter-reset: word;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(7.25rem, 1fr));
    gap: 0.5rem;
  }
  .words li,
  .typed li {
    counter-increment: word;
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    padding: 0.5rem 0.75rem;
    border-radius: 10px;
    background: var(--sunken);
    font: 600 1.125rem/1.4 ui-monospace, 'SF Mono', 'Cascadia Mono', 'Liberation Mono', Menlo, monospace;
  }
  .words li::before,
  .typed li::before {
    content: counter(word);
    font: 500 0.75rem/1 system-ui, sans-serif;
    color: var(--soft);
    min-width: 1.25em;
  }
  .typed li {
    font-size: 0.9375rem;
    font-weight: 500;
    border: 1px solid transparent;
    padding: 0.25rem 0.5rem;
    overflow: hidden;
  }
  .typed .right {
    background: var(--brand-wash);
  }
  .typed .right::after {
    content: '✓';
    margin-inline-start: auto;
    color: var(--good);
  }
  .typed .wrong {
    background: var(--bad-wash);
    border-color: var(--bad);
  }
  .typed .wrong::after {
    content: '✕';
    margin-inline-start: auto;
    color: var(--bad);
  }
  .sheet {
    display: grid;
    gap: 1rem;
    padding: 1.25rem;
    border: 2px dashed var(--edge);
    border-radius: var(--round);
  }
  .sheet .for {
    display: block;
    font-weight: 400;
    font-size: 1rem;
  }
  .proof {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 0.875rem;
  }
  .proof li {
    display: grid;
    grid-template-columns: 1.75rem 1fr auto;
    gap: 0.625rem;
    align-items: center;
  }
  .proof .sign {
    width: 1.5rem;
    height: 1.5rem;
    border-radius: 50%;
    border: 2px solid var(--line);
    display: grid;
    place-items: center;
    font-size: 0.875rem;
    line-height: 1;
  }
  .proof .busy .sign {
    border-color: var(--brand);
    border-right-color: transparent;
  }
  .proof .done .sign {
    border-color: var(--brand);
    background: var(--brand);
    color: var(--on-brand);
  }
  .proof .done .sign::before {
    content: '✓';
  }
  .proof .failed .sign {
    border-color: var(--bad);
    color: var(--bad);
  }
  .proof .failed .sign::before {
    content: '✕';
  }
  @media (prefers-reduced-motion: no-preference) {
    .proof .busy .sign {
      animation: turn 900ms linear infinite;
    }
    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }
  }

  @page {
    size: A4;
    margin: 22mm 20mm;
  }
  @media print {
    :root {
      color-scheme: only light;
      background: none;
    }
    .foot,
    .steps,
    .enrolment > .stack > :not(.sheet) {
      display: none !important;
    }
    .card.enrolment {
      border: 0;
      box-shadow: none;
      padding: 0;
      margin: 0;
      width: auto;
      background: none;
    }
    .sheet {
      border: 0;
      padding: 0;
      font-size: 14pt;
      gap: 10mm;
    }
    .sheet h2 {
      font-size: 22pt;
    }
    .sheet .words {
      grid-template-columns: repeat(3, 1fr);
      gap: 4mm;
    }
    .sheet .words li {
      background: none;
      border: 1px solid #777;
      font-size: 17pt;
      padding: 4mm;
    }
  }
`;

/** Labels, notes, and who takes a message up; in the reader and as chips in the list. */
import { css } from 'lit';

export const notesStyles = css`
  inbox-marks .marks {
    display: grid;
    gap: 0.75rem 1.5rem;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
    align-items: start;
  }
  inbox-marks form,
  inbox-marks .marks > div {
    display: grid;
    gap: 0.25rem;
    grid-template-columns: minmax(0, 1fr);
  }
  inbox-marks .row {
    flex-wrap: nowrap;
    gap: 0.5rem;
  }
  inbox-marks .row input {
    flex: 1;
    min-inline-size: 0;
  }
  inbox-marks .labels {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .label {
    font-size: 0.8125rem;
    font-weight: 600;
    padding: 0.0625rem 0.5rem;
    border-radius: 6px;
    border: 1px solid var(--edge);
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  inbox-marks .label {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    padding-inline-end: 0;
    font-size: 0.9375rem;
  }
  inbox-marks .label button {
    min-inline-size: 44px;
    padding: 0;
    font-size: 1.25rem;
    color: var(--ink);
  }
  :is(inbox-marks, inbox-many) select {
    font: inherit;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--edge);
    border-radius: 10px;
    min-block-size: 46px;
    padding-inline: 0.625rem;
    inline-size: 100%;
    min-inline-size: 0;
  }
  inbox-many {
    display: contents;
  }
  /* Where the list scrolls beside the reader, the bar stays in sight; on a phone there is no room for that. */
  @media (width >= 44rem) {
    .many {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
    }
  }
  .many {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: minmax(0, 1fr);
    padding: 0.75rem 1rem;
    border: 1px solid var(--brand);
    border-radius: var(--round);
    background: var(--surface);
  }
  inbox-list .filters > button.quiet {
    justify-self: start;
    padding-inline: 0;
  }
  inbox-visit details > * + * {
    margin-block-start: 0.75rem;
  }
  .many summary {
    cursor: pointer;
    font-weight: 600;
    min-block-size: 44px;
    align-content: center;
  }
  .many details > :not(summary) {
    margin-block-end: 0.75rem;
  }
  .many select {
    flex: 1;
  }
  inbox-many dialog ul {
    margin: 0;
    padding-inline-start: 1.25rem;
  }
  inbox-list .item:has(> .box) {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
  }
  inbox-list .item:has(> .box) a {
    scroll-margin-block-start: 12rem;
  }
  inbox-list .box {
    display: grid;
    place-items: center;
    min-inline-size: 44px;
    cursor: pointer;
  }
  inbox-list .box input {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
  }
  inbox-views {
    display: block;
    grid-column: 1 / -1;
  }
  inbox-views details > * + * {
    margin-block-start: 0.5rem;
  }
  inbox-views ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  inbox-views li {
    display: flex;
    border: 1px solid var(--edge);
    border-radius: 10px;
  }
  inbox-views li button {
    min-inline-size: 44px;
    overflow-wrap: anywhere;
  }
  inbox-views .row {
    flex-wrap: nowrap;
  }
  inbox-views .row input {
    flex: 1;
    min-inline-size: 0;
  }
  inbox-views .row button {
    flex: none;
  }
  inbox-views .fault:empty {
    display: none;
  }
  inbox-notes {
    display: block;
  }
  inbox-notes ol {
    display: grid;
    gap: 0.75rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  inbox-notes li {
    padding: 0.625rem 0.875rem;
    border-radius: var(--round);
    border-inline-start: 4px solid var(--edge);
    background: var(--sunken);
  }
  inbox-notes .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  inbox-notes .stack {
    gap: 0.75rem;
  }
  inbox-notes .notice.row {
    display: flex;
  }
  inbox-marks .fault:empty,
  inbox-notes .fault:empty {
    display: none;
  }
`;

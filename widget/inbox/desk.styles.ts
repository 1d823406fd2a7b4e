/** The opened inbox: bar, panes, notices, and the pages beside the messages. */
import { css } from 'lit';

export const deskStyles = css`
  inbox-desk {
    display: flex;
    flex-direction: column;
    flex: 1;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    padding: 0.5rem clamp(0.75rem, 2vw, 1.5rem);
    background: var(--surface);
    border-bottom: 1px solid var(--line);
  }
  .bar .mark {
    width: 32px;
    height: 32px;
    flex: none;
  }
  .bar .organisation {
    font-weight: 650;
    flex: 1 1 8rem;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar nav {
    display: flex;
    flex-wrap: wrap;
    margin-inline: auto;
    gap: 0.25rem;
  }
  .bar nav a {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    padding: 0 0.875rem;
    border-radius: 10px;
    color: var(--soft);
    text-decoration: none;
    font-weight: 600;
  }
  .bar nav .more {
    display: none;
  }
  /* Eight pages beside the name and the lock, on the width that most laptops have: what it says goes to who hears it. */
  @media (width < 88rem) {
    .bar nav a {
      padding: 0 0.5rem;
      font-size: 0.9375rem;
    }
    .bar .refresh span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  .bar nav a:hover {
    background: var(--brand-wash);
    color: var(--ink);
  }
  .bar nav a[aria-current='page'] {
    color: var(--brand);
    background: var(--brand-wash);
  }
  .bar svg:not(.mark) {
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.7;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  inbox-desk > main {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .notices {
    display: grid;
    gap: 0.75rem;
    padding: 0.75rem clamp(0.75rem, 2vw, 1.5rem) 0;
    grid-template-columns: minmax(0, 1fr);
  }
  .notices:not(:has(.notice)) {
    padding: 0;
  }
  .said {
    position: fixed;
    inset: auto 0 1rem;
    display: grid;
    justify-items: center;
    padding-inline: 1rem;
    pointer-events: none;
  }
  .said p {
    padding: 0.625rem 1.125rem;
    border-radius: 12px;
    background: var(--ink);
    color: var(--paper);
    box-shadow: 0 6px 24px rgb(0 0 0 / 22%);
    animation: said 6s forwards;
  }
  @keyframes said {
    0%,
    99% {
      visibility: visible;
    }
    100% {
      visibility: hidden;
    }
  }
  .notice.undo {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    padding-block: 0.5rem;
  }
  .notice.loud {
    border: 2px solid var(--bad);
    border-inline-start-width: 10px;
  }
  /* Read out over the telephone. */
  inbox-statement .words {
    font: 600 1.15rem / 1.6 ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  inbox-statement .tick {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 2.75rem;
  }
  .changes ul {
    margin: 0;
    padding-inline-start: 1.25rem;
  }
  .list-pane {
    padding: 1rem clamp(0.75rem, 2vw, 1.5rem) 2rem;
    display: grid;
    gap: 1.5rem;
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .choose {
    padding: 4rem 1.5rem;
    text-align: center;
  }
  .drop {
    border: 2px dashed var(--line);
    border-radius: var(--round);
    padding: 1rem;
    display: grid;
    gap: 0.5rem;
  }
  .drop h2 {
    font-size: 1rem;
  }
  .drop.over {
    border-color: var(--brand);
    background: var(--brand-wash);
  }
  .drop input:focus-visible + *,
  .drop .row:has(input:focus-visible) label {
    outline: 3px solid var(--brand);
    outline-offset: 2px;
  }
  .page {
    width: min(100% - 2rem, 46rem);
    margin: 1.5rem auto 3rem;
    gap: 1.75rem;
  }
  .page.wide {
    width: min(100% - 2rem, 72rem);
  }
  .tag {
    margin: 0;
    padding: 1rem;
    background: var(--sunken);
    border-radius: var(--round);
    white-space: pre-wrap;
    font-size: var(--small);
  }
  code {
    font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Liberation Mono', Menlo, monospace;
  }
  .field .label {
    font-weight: 600;
  }
  .prints {
    margin: 0;
    display: grid;
    gap: 1rem;
  }
  .prints dt {
    font-weight: 600;
  }
  .prints dd {
    margin: 0;
  }
  .next {
    margin: 0;
    padding-inline-start: 1.5rem;
    display: grid;
    gap: 0.5rem;
  }
  .filter {
    display: grid;
    gap: 1rem;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
    align-items: end;
  }
  .notice ul {
    margin: 0;
    padding-inline-start: 1.25rem;
  }
  .scroll {
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--surface);
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: var(--small);
    overflow-wrap: normal;
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    padding: 0.5rem 0.875rem;
    border-bottom: 1px solid var(--line);
  }
  tr:last-child td {
    border-bottom: 0;
  }
  .reference {
    font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Liberation Mono', Menlo, monospace;
    white-space: nowrap;
  }
  .foot {
    margin-top: auto;
    padding: 0.25rem 1rem;
    text-align: center;
  }

  @media (width < 60rem) {
    .panes.message > .list-pane,
    .panes.list > .reader-pane {
      display: none;
    }
    .narrow-only {
      padding: 0.75rem 0.75rem 0;
    }
  }
  @media (width >= 60rem) {
    /* Two panes that scroll by themselves, so that the list stays where it was. */
    inbox-app:has(inbox-desk) {
      height: 100dvh;
    }
    inbox-desk {
      min-height: 0;
    }
    inbox-desk > main:not(.list) {
      overflow-y: auto;
    }
    inbox-panes,
    .panes {
      flex: 1;
      min-height: 0;
      display: grid;
    }
    .panes {
      grid-template-columns: minmax(21rem, 26rem) minmax(0, 1fr);
    }
    .list-pane,
    .reader-pane {
      overflow-y: auto;
    }
    .list-pane {
      border-inline-end: 1px solid var(--line);
    }
    .reader-pane .back,
    .narrow-only {
      display: none;
    }
  }
  @media (width < 44rem) {
    .bar {
      flex-wrap: wrap;
      position: sticky;
      top: 0;
      z-index: 1;
    }
    .bar .mark {
      display: none;
    }
    .bar .organisation {
      flex: 1;
      font-size: 0.9375rem;
      line-height: 1.25;
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      white-space: normal;
    }
    .bar nav {
      order: 1;
      width: 100%;
      margin: 0;
      flex-wrap: wrap;
    }
    /* What doesn't fit side by side goes to a second row, rather than that a word is cut in two. */
    .bar nav a,
    .bar nav .more {
      display: inline-flex;
      align-items: center;
      flex: 1 0 auto;
      white-space: nowrap;
      justify-content: center;
      padding: 0 0.25rem;
    }
    .bar nav:not(.open) .rest:not([aria-current='page']) {
      display: none;
    }
    .page .scroll td {
      min-width: 7rem;
    }
  }
`;

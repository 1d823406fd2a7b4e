/** The list: one row a message, quiet until something is new. */
import { css } from 'lit';

export const listStyles = css`
  inbox-list {
    display: grid;
    gap: 1.75rem;
    grid-template-columns: minmax(0, 1fr);
  }
  inbox-list section {
    display: grid;
    gap: 0.625rem;
    grid-template-columns: minmax(0, 1fr);
  }
  inbox-list h2 {
    font-size: 1rem;
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  .count {
    font-size: 0.8125rem;
    font-weight: 600;
    padding: 0.0625rem 0.5rem;
    border-radius: 99px;
    background: var(--sunken);
    color: var(--soft);
  }
  inbox-list .rows {
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--surface);
  }
  inbox-list .item + .item,
  inbox-list .block + .block {
    border-top: 1px solid var(--line);
  }
  inbox-list .block:first-child .item:first-child a {
    border-start-start-radius: 11px;
    border-start-end-radius: 11px;
  }
  inbox-list .block:last-child .item:last-child a {
    border-end-start-radius: 11px;
    border-end-end-radius: 11px;
  }
  inbox-list a {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.1875rem;
    padding: 0.75rem 1rem;
    color: var(--ink);
    text-decoration: none;
    border-inline-start: 4px solid transparent;
  }
  inbox-list a:hover {
    background: var(--brand-wash);
  }
  inbox-list a:focus-visible {
    outline-offset: -3px;
  }
  inbox-list a[aria-current='true'] {
    background: var(--brand-wash);
    border-inline-start-color: var(--brand);
  }
  inbox-list .who {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
  }
  inbox-list .name {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .unread .name {
    font-weight: 700;
  }
  .dot {
    flex: none;
    align-self: center;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--new);
    forced-color-adjust: none;
    position: relative;
  }
  inbox-list time {
    flex: none;
    font-size: 0.8125rem;
    color: var(--soft);
  }
  .unread time {
    color: var(--new);
    font-weight: 600;
  }
  inbox-list .first {
    color: var(--soft);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 0.9375rem;
  }
  inbox-list .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.625rem;
    align-items: center;
    font-size: 0.8125rem;
    color: var(--soft);
    margin-top: 0.125rem;
  }
  .kind,
  .state,
  .deadline,
  .held {
    font-size: 0.8125rem;
    font-weight: 600;
    padding: 0.0625rem 0.5rem;
    border-radius: 99px;
    background: var(--sunken);
    color: var(--ink);
  }
  .kind.klacht,
  .kind.privacyverzoek {
    background: var(--warn-wash);
  }
  .held,
  .deadline.soon {
    background: var(--warn-wash);
  }
  .deadline.late {
    background: var(--bad-wash);
    color: var(--bad);
  }
  .suite {
    margin-inline-start: auto;
    flex: none;
    position: relative;
    width: 1.125rem;
    height: 1.25rem;
    background: var(--edge);
    clip-path: polygon(50% 0, 100% 16%, 100% 58%, 50% 100%, 0 58%, 0 16%);
  }
  .suite::before {
    content: '';
    position: absolute;
    inset: 2px;
    background: var(--surface);
    clip-path: inherit;
  }
  .suite.xwing,
  .suite.xwing::before {
    background: var(--brand);
  }
  .done {
    display: flex;
    align-items: center;
    gap: 1rem;
    padding: 1.5rem 1.25rem;
    border-radius: var(--round);
    background: var(--brand-wash);
    font-size: 1.0625rem;
  }
  .done svg {
    flex: none;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    background: var(--brand);
    fill: none;
    stroke: var(--on-brand);
    stroke-width: 4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
  }
  inbox-list .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
    gap: 0.5rem 0.75rem;
    align-items: end;
  }
  inbox-list .filters label {
    display: grid;
    gap: 0.25rem;
    font-size: 0.875rem;
    font-weight: 600;
    min-inline-size: 0;
  }
  inbox-list .filters .find,
  inbox-list .filters p {
    grid-column: 1 / -1;
  }
  inbox-list .filters p {
    margin: 0;
  }
  inbox-list .filters p:empty {
    display: none;
  }
  inbox-list select {
    font: inherit;
    font-weight: 400;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--edge, var(--soft));
    border-radius: 10px;
    min-block-size: 2.75rem;
    padding-inline: 0.625rem;
    inline-size: 100%;
    min-inline-size: 0;
  }
`;

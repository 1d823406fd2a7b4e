/** The registers of incidents and disclosures, and the cases in them. */
import { css } from 'lit';

export const logbookStyles = css`
  inbox-logbook,
  inbox-logbook-entry,
  inbox-logbook-copies {
    display: block;
  }
  .cases > li > button.case {
    width: 100%;
    text-align: start;
    font-weight: 400;
    justify-content: stretch;
  }
  .cases > li > button.case:hover {
    border-color: var(--brand);
    background: var(--brand-wash);
  }
`;

/** A small button for pages without a `data-privacy-open` of their own: withdrawing is possible from every page. */
import type { GateSettings } from '../settings/gate-settings.ts';
import { accentRule } from './accent.ts';
import { adopt } from './stylesheet.ts';

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

const styles = css`
  :host {
    all: initial !important;
    font-family: inherit !important;
  }
  button {
    position: fixed;
    inset-block-end: 1em;
    inset-inline-start: 1em;
    z-index: 2147483646;
    min-block-size: 3em;
    padding: 0 1.25em;
    border: 2px solid var(--mark);
    border-radius: 2em;
    background: #fff;
    color: #1b2430;
    font: inherit;
    cursor: pointer;
  }
  button:focus-visible {
    outline: 3px solid #1b2430;
    outline-offset: 2px;
  }
  @media print {
    button {
      display: none;
    }
  }
`;

/** Adds the button, last in the page. The gate opens the preferences for it as for any other opener. */
export function addOpener(settings: GateSettings): void {
  const host = document.createElement('privacy-opener');
  const button = document.createElement('button');
  const root = host.attachShadow({ mode: 'open' });
  host.dataset.privacyOpen = '';
  button.textContent = 'Privacy';
  adopt(root, styles + accentRule(settings));
  root.append(button);
  document.body.append(host);
}

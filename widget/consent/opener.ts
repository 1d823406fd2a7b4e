/** A small button for pages without a `data-privacy-open` of their own: withdrawing is possible from every page. */
import { accentRule } from './accent.ts';
import type { GateCore } from './gate.ts';
import { make } from './make.ts';
import { palette } from './palette.styles.ts';

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

const styles = css`
  button {
    position: fixed;
    inset-block-end: 1em;
    inset-inline-start: 1em;
    z-index: 2147483646;
    padding: 0 1.25em;
    border-radius: 2em;
    background: var(--paper);
    color: var(--ink);
    font-weight: 400;
  }
  @media print {
    button {
      display: none;
    }
  }
`;

/** Adds the button, last in the page. The gate opens the preferences for it as for any other opener. */
export function addOpener({ adopt, settings }: GateCore): void {
  if (document.querySelector('[data-privacy-open]')) return;
  // The word is the same in every language that we speak.
  const host = make('privacy-opener' as 'div', { 'data-privacy-open': '', 'data-nosnippet': '' });
  const root = host.attachShadow({ mode: 'open' });
  adopt(root, palette + styles + accentRule(settings));
  root.append(make('button', { type: 'button', part: 'button' }, ['Privacy']));
  document.body.append(host);
}

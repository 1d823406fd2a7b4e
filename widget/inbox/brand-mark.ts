/** The inbox's mark: an envelope with a keyhole where the seal would be. Decoration only. */
import { html, svg } from 'lit';

export const brandMark = html`<svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
  ${svg`<rect width="40" height="40" rx="11" fill="var(--brand)"/>
  <path d="M8.5 13h23v15h-23z M8.5 13.5 20 22l11.5-8.5" fill="none" stroke="var(--on-brand)" stroke-width="2.2" stroke-linejoin="round"/>
  <circle cx="20" cy="22" r="4.6" fill="var(--on-brand)"/>
  <path d="M20 20.2a1.2 1.2 0 0 1 .6 2.2l.4 2h-2l.4-2a1.2 1.2 0 0 1 .6-2.2z" fill="var(--brand)"/>`}
</svg>`;

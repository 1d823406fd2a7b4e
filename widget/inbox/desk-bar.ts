/** The bar above the opened inbox: where one is, and the way to the other pages. */
import { html, nothing, type TemplateResult } from 'lit';
import type { InboxWords } from '../words/inbox-nl.ts';
import { addressOf, type Place } from './address.ts';
import { brandMark } from './brand-mark.ts';
import { type Page, pageOf } from './role-pages.ts';

export interface BarSurroundings {
  words: InboxWords;
  organisation: string;
  place: Place;
  /** What this person's role has. */
  pages: readonly Page[];
  refreshing: boolean;
  refresh: () => void;
  lock: () => void;
}

/** So many pages are always at hand on a telephone, and the one that is open; the others are behind a button there. */
const atHand = 2;

/** Folds the rest of the pages out and in; in too when one was chosen. Of no effect where all are shown (desk.styles.ts). */
function fold({ currentTarget, target }: Event): void {
  const nav = currentTarget as HTMLElement;
  const button = (target as Element).closest('.more');
  if (!button && !(target as Element).closest('a')) return;
  const open = nav.classList.toggle('open', button !== null && !nav.classList.contains('open'));
  nav.querySelector('.more')?.setAttribute('aria-expanded', String(open));
}

export function deskBar({
  words,
  organisation,
  place,
  pages,
  refreshing,
  refresh,
  lock,
}: BarSurroundings): TemplateResult {
  const current = pageOf(place);
  return html`<header class="bar">
    ${brandMark}
    <p class="organisation">${organisation}</p>
    <nav aria-label=${words.bar.label} @click=${fold}>
      ${pages.map(
        (at, index) =>
          html`<a class=${index < atHand ? nothing : 'rest'} href=${addressOf({ at })}
            aria-current=${at === current ? 'page' : 'false'}>${words.bar[at === 'list' ? 'messages' : at]}</a>`,
      )}
      ${pages.length > atHand + 1 ? html`<button class="quiet more" aria-expanded="false">${words.bar.more}</button>` : nothing}
    </nav>
    <button class="quiet refresh" aria-disabled=${refreshing ? 'true' : 'false'} @click=${refresh}>
      <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M16 10a6 6 0 1 1-1.8-4.3M14.5 2.5v3.4h-3.4"/></svg>
      <span>${words.bar.refresh}</span>
    </button>
    <button class="lock" @click=${lock}>
      <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9"/></svg>
      <span>${words.bar.lock}</span>
    </button>
  </header>`;
}

/** The bar above the opened inbox: where one is, and the way to the other pages. */
import { html, type TemplateResult } from 'lit';
import type { InboxWords } from '../words/inbox-nl.ts';
import { addressOf, type Place } from './address.ts';
import { brandMark } from './brand-mark.ts';
import { isRequests } from './requests-page.ts';

export interface BarSurroundings {
  words: InboxWords;
  organisation: string;
  place: Place;
  refreshing: boolean;
  refresh: () => void;
  lock: () => void;
}

type Page = 'list' | 'requests' | 'incidents' | 'disclosures' | 'website' | 'register';

const pages: { at: Page; word: Exclude<Page, 'list'> | 'messages' }[] = [
  { at: 'list', word: 'messages' },
  { at: 'requests', word: 'requests' },
  { at: 'incidents', word: 'incidents' },
  { at: 'disclosures', word: 'disclosures' },
  { at: 'website', word: 'website' },
  { at: 'register', word: 'register' },
];

export function deskBar({
  words,
  organisation,
  place,
  refreshing,
  refresh,
  lock,
}: BarSurroundings): TemplateResult {
  const current = place.at === 'message' ? 'list' : isRequests(place) ? 'requests' : place.at;
  return html`<header class="bar">
    ${brandMark}
    <p class="organisation">${organisation}</p>
    <nav aria-label=${words.bar.label}>
      ${pages.map(
        ({ at, word }) =>
          html`<a href=${addressOf({ at })} aria-current=${at === current ? 'page' : 'false'}>${words.bar[word]}</a>`,
      )}
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

/** The sheet of paper, on the screen and in print: the twelve words, for whom, and what to do with it. */
import { html, type TemplateResult } from 'lit';
import type { InboxWords } from '../words/inbox-nl.ts';
import { dayWords, type Language } from './date-words.ts';

export interface SheetFacts {
  words: InboxWords['sheet'];
  organisation: string;
  /** The practice's short name, from which the sheet's keys are derived; every message names it too. */
  site: string;
  language: Language;
  /** Milliseconds. */
  now: number;
}

export function recoverySheet(
  recovery: string[],
  { words, organisation, site, language, now }: SheetFacts,
): TemplateResult {
  return html`<section class="sheet" aria-label=${words.title}>
    <h2>${words.title} <span class="for">${words.forWhom(organisation)}</span></h2>
    <ol class="words">${recovery.map((word) => html`<li>${word}</li>`)}</ol>
    <p>${words.purpose}</p>
    <p>${words.how}</p>
    <p>${words.keep}</p>
    <p class="small soft">${words.site(site)} ${words.date(dayWords(new Date(now).toISOString(), language, 0))}</p>
  </section>`;
}

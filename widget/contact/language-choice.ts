/** The languages that the site speaks, each in its own words; choosing one keeps what was typed. */
import { html, nothing } from 'lit/html.js';
import type { Language } from '../words/languages.ts';

const names: Record<Language, string> = {
  nl: 'Nederlands',
  en: 'English',
  tr: 'Türkçe',
  ar: 'العربية',
  pl: 'Polski',
  uk: 'Українська',
};

/** Nothing where there is only one. `label` names the group. */
export function languageChoice(
  languages: readonly Language[],
  { now, label, speak }: { now: Language; label: string; speak: (language: Language) => void },
): unknown {
  return languages[1]
    ? html`<div class="row screen tongues" role="group" aria-label=${label}>${languages.map(
        (each) =>
          html`<button lang=${each} aria-pressed=${each === now} @click=${() => speak(each)}>${names[each]}</button>`,
      )}</div>`
    : nothing;
}

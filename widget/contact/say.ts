/** The site's own texts in the visitor's language. They are written in Dutch, and so is what the secretariat reads. */
import { html } from 'lit/html.js';

/** Translations by the Dutch text, as they were signed; undefined where the visitor reads Dutch or none was signed. */
export type Translated = ReadonlyMap<string, string> | undefined;

/** Gives a text of the site as it is shown. */
export type Say = (text: string) => unknown;

/** What has no translation stays Dutch, and is marked so that it is read out as Dutch (WCAG 3.1.2). */
export function sayIn(language: string, translated: Translated): Say {
  return (text) => (language === 'nl' ? text : (translated?.get(text) ?? html`<bdi lang="nl">${text}</bdi>`));
}

/** What the form itself says, in the visitor's language. Dutch comes along; the others are fetched when spoken. */
import { type ContactWords, contactNl } from '../words/contact-nl.ts';
import type { Language } from '../words/languages.ts';

const inLanguage: Record<Exclude<Language, 'nl'>, () => Promise<{ words: ContactWords }>> = {
  en: () => import('../words/contact-en.ts'),
  tr: () => import('../words/contact-tr.ts'),
  ar: () => import('../words/contact-ar.ts'),
  pl: () => import('../words/contact-pl.ts'),
  uk: () => import('../words/contact-uk.ts'),
};

/** Rejects where they can't be fetched. */
export async function formWords(language: Language): Promise<ContactWords> {
  return language === 'nl' ? contactNl : (await inLanguage[language]()).words;
}

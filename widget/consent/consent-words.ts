/** The words about consent in the visitor's language, each language a file of its own. */
import type { ConsentWords } from '../words/consent-nl.ts';
import type { Language } from '../words/languages.ts';

const files: Record<Language, () => Promise<{ words: ConsentWords }>> = {
  nl: () => import('../words/consent-nl.ts'),
  en: () => import('../words/consent-en.ts'),
  tr: () => import('../words/consent-tr.ts'),
  ar: () => import('../words/consent-ar.ts'),
  pl: () => import('../words/consent-pl.ts'),
  uk: () => import('../words/consent-uk.ts'),
};

/** Rejects when they can't be loaded: what asks without words asks nothing. */
export async function consentWords(language: Language): Promise<ConsentWords> {
  return (await files[language]()).words;
}

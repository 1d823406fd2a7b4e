/** What a question for files says, in the visitor's language. Dutch comes along; the others are fetched when spoken. */
import { type FilesWords, filesNl } from '../words/files-nl.ts';
import type { Language } from '../words/languages.ts';

const inLanguage: Record<Exclude<Language, 'nl'>, () => Promise<{ words: FilesWords }>> = {
  en: () => import('../words/files-en.ts'),
  tr: () => import('../words/files-tr.ts'),
  ar: () => import('../words/files-ar.ts'),
  pl: () => import('../words/files-pl.ts'),
  uk: () => import('../words/files-uk.ts'),
};

/** Rejects where they can't be fetched. */
export async function fileWords(language: Language): Promise<FilesWords> {
  return language === 'nl' ? filesNl : (await inLanguage[language]()).words;
}

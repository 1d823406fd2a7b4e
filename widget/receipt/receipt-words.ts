/** What the receipt page says, in the visitor's language. Dutch comes along; the others are fetched when spoken. */
import type { Language } from '../words/languages.ts';
import { type ReceiptWords, receiptNl } from '../words/receipt-nl.ts';

const inLanguage: Record<Exclude<Language, 'nl'>, () => Promise<{ words: ReceiptWords }>> = {
  en: () => import('../words/receipt-en.ts'),
  tr: () => import('../words/receipt-tr.ts'),
  ar: () => import('../words/receipt-ar.ts'),
  pl: () => import('../words/receipt-pl.ts'),
  uk: () => import('../words/receipt-uk.ts'),
};

/** Rejects where they can't be fetched. */
export async function receiptWords(language: Language): Promise<ReceiptWords> {
  return language === 'nl' ? receiptNl : (await inLanguage[language]()).words;
}

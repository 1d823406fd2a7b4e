/** Door of the receipt page, imported by the gate on a page that has one: defines `<privacy-receipt>`. */
import { type Where, whereOf } from '../delivery/where.ts';
import type { PartsOfPage } from '../parts.ts';
import { receiptNl } from '../words/receipt-nl.ts';
import { PrivacyReceipt } from './privacy-receipt.ts';
import { receiptWords } from './receipt-words.ts';

/** Starts the receipt of this page. */
export function startReceipts(page: Omit<PartsOfPage, 'core'>): Promise<void> {
  return startReceipt(whereOf(page));
}

/**
 * Starts the receipt of a place, in Dutch where another language can't be fetched.
 *
 * @example startReceipt({ site: 'rondom', loket: 'https://loket.example.nl', key: [], version: 1, language: 'nl' });
 */
export async function startReceipt(where: Where): Promise<void> {
  const words = await receiptWords(where.language).catch(() => receiptNl);
  if (customElements.get('privacy-receipt')) return;
  customElements.define(
    'privacy-receipt',
    class extends PrivacyReceipt {
      // Each can be read in another language.
      override where: Where = { ...where, ...(words === receiptNl && { language: 'nl' }) };
      override words = words;
    },
  );
}

/** Door of the form, imported by the gate on a page that has one: defines `<privacy-form>`. */
import { type Where, whereOf } from '../delivery/where.ts';
import type { PartsOfPage } from '../parts.ts';
import { contactNl } from '../words/contact-nl.ts';
import { formWords } from './form-words.ts';
import { PrivacyForm } from './privacy-form.ts';

/** Starts the forms of this page. */
export function startForms(page: Omit<PartsOfPage, 'core'>): Promise<void> {
  return startContact(whereOf(page));
}

/**
 * Starts the forms of a place. Dutch comes along; another language that can't be fetched is Dutch too,
 * since a form in the wrong language is better than none.
 *
 * @example startContact({ site: 'rondom', loket: 'https://loket.example.nl', key: [root, spare], version: 1, language: 'nl' });
 */
export async function startContact(where: Where): Promise<void> {
  const words = await formWords(where.language).catch(() => contactNl);
  if (customElements.get('privacy-form')) return;
  customElements.define(
    'privacy-form',
    class extends PrivacyForm {
      // Each form can be read in another language.
      override where: Where = { ...where, ...(words === contactNl && { language: 'nl' }) };
      override words = words;
    },
  );
}

/** What every screen of a form is drawn from. */
import type { nothing } from 'lit/html.js';
import type { Where } from '../delivery/where.ts';
import type { ContactWords } from '../words/contact-nl.ts';
import type { ContactSubmission } from './contact-submission.ts';

export interface Scene {
  submission: ContactSubmission;
  words: ContactWords;
  where: Where;
  /** Marks the site's own, Dutch texts where the words around them are in another language. */
  own: 'nl' | typeof nothing;
}

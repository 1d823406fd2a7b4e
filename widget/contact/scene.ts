/** What every screen of a form is drawn from. */
import type { Where } from '../delivery/where.ts';
import type { ContactWords } from '../words/contact-nl.ts';
import type { ContactSubmission } from './contact-submission.ts';
import type { Say } from './say.ts';

export interface Scene {
  submission: ContactSubmission;
  words: ContactWords;
  where: Where;
  /** The site's own texts, which are Dutch, as this visitor reads them. */
  say: Say;
}

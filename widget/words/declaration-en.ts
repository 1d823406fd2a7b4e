/** What the cookie declaration says, in English. */
import { words as consent } from './consent-en.ts';
import type { DeclarationWords } from './declaration-nl.ts';

export const words: DeclarationWords = {
  consent,
  your: 'Your choice',
  none: 'You have not chosen yet.',
  change: 'Change your choice',
  on: 'This is on now.',
  off: 'This is off now.',
  name: 'Name',
  purpose: 'What for',
  duration: 'How long',
  party: 'Whose',
  third: 'Does anyone else read it?',
  yes: 'yes',
  no: 'no',
  kinds: {
    local: 'in the storage of your browser',
    session: 'in the storage of this tab',
    indexeddb: 'in the storage of your browser',
    cache: 'in the storage of your browser',
  },
};

/** What the sent screen says about a copy to save, in English. */
import type { CopyWords } from './copy-nl.ts';

export const words: CopyWords = {
  open: 'Save a copy',
  warning: 'Whoever finds this file can read your message.',
  shared: 'Save it only on a device of your own.',
  save: 'Save on this device',
  saved: 'The copy was made. You will find it in your downloads.',
  file: 'message',
  title: (name) => `Your message to ${name}`,
  sentOn: 'Sent on',
  files: 'Sent along',
};

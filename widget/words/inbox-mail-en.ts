/** What the administrator reads where mail does not arrive; part of inbox-en.ts. */
import type { mailWords as dutch } from './inbox-mail-nl.ts';

export const mailWords: typeof dutch = {
  heading: 'Mail does not arrive',
  intro: 'These people do not hear that there is a message:',
  since: (address, why, day) => `${address}: ${why}, since ${day}`,
  advice: 'Is the address right? It stands in the settings of your website.',
  server: 'Ask your operator to look at the mail server.',
  faults: {
    'recipient-refused': 'the address is refused',
    'recipient-busy': 'the mailbox cannot be reached now',
    refused: 'the mail is refused',
    busy: 'the mail server is too busy',
    unreachable: 'the mail server cannot be reached',
    'sign-in': 'signing in at the mail server fails',
    tls: 'the connection to the mail server is not safe',
    unknown: 'the mail does not leave',
  },
};

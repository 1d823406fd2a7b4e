/** What the secretariat reads about requests and complaints, in plain English; part of inbox-en.ts. */
import type { requestWords as dutch, RequestReason } from './inbox-requests-nl.ts';

export const requestReasons: Record<RequestReason, string> = {
  'called-number': 'Called the number in the message',
  'saw-document': 'Saw a document',
  known: 'We know this person',
  granted: 'Granted',
  partly: 'Partly granted',
  refused: 'Refused',
  'refused-excessive': 'Refused: too much asked',
  'refused-unfounded': 'Refused: without grounds',
  'fee-asked': 'Fee asked',
  'nothing-found': 'Nothing found',
  withdrawn: 'Withdrawn',
  'law-keeps': 'The law obliges us to keep this',
  'rights-of-others': 'It is about somebody else too',
  'needed-for-claim': 'It is needed for a legal claim',
  'not-applicable': 'This right does not apply here',
  'not-identified': 'We are not sure who asks',
  repeated: 'The same was asked before',
  'too-much': 'It asks for an excessive amount of work',
  access: 'Access',
  recipients: 'Who got the data',
  correction: 'Correction',
  erasure: 'Erasure',
  restriction: 'Restriction',
  objection: 'Objection',
  portability: 'Portability',
  withdrawal: 'Withdrawal of consent',
};

export const requestWords: typeof dutch = {
  channels: {
    letter: 'by letter',
    mail: 'by mail',
    phone: 'by phone',
    counter: 'at the counter',
  },
  entered: (channel, day) => `Came in ${channel}. Entered on ${day}.`,
};

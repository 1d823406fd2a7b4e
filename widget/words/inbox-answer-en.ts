/** What the secretariat reads about answering, in plain English; part of inbox-en.ts. */
import type { answerWays as nlWays, answerWords as nlWords } from './inbox-answer-nl.ts';

export const answerWays: typeof nlWays = {
  phone: 'by phone',
  mail: 'by mail',
  letter: 'by letter',
  receipt: 'with the receipt',
};

export const answerWords: typeof nlWords = {
  heading: 'Answer',
  call: (number: string) => `Call ${number}`,
  mail: 'Mail that there is an answer',
  mailHelp: 'This mail says nothing about the message. Add nothing to it.',
  subject: 'An answer is waiting for you',
  body: (address: string) =>
    `We have answered. Look at ${address} with your receipt code. You no longer have the code? Call us.`,
  did: { phone: 'I called', mail: 'I mailed', letter: 'I sent a letter' },
  answered: (way: string, day: string) => `Answered ${way} on ${day}.`,
  short: 'Answered',
  write: 'Write an answer with the receipt',
  writeHelp: 'Only who has the receipt code can read this. The server can not. It is wiped with the message.',
  noCode: 'This message has no receipt code that can open an answer. Call, mail or send a letter.',
  template: 'Begin with',
  noTemplate: 'An empty answer',
  language: 'Language of your answer',
  theirs: (language: string) => `The sender wrote in ${language}.`,
  text: 'Your answer',
  missing: 'Write your answer first.',
  tooLong: 'This answer is too long. Make it shorter.',
  send: 'Encrypt and put ready',
  sending: 'Busy …',
  written: 'What you answered',
  by: (who: string, day: string) => `${who}, ${day}`,
  fetched: (day: string) => `Fetched on ${day}.`,
  notFetched: 'Not fetched yet.',
  broken: 'This answer does not open.',
  copied:
    'You copied text. Do not paste it into a translator on the internet: somebody else would read along.',
};

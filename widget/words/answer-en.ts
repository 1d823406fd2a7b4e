/** What the receipt page says around a sealed answer, in plain English. */
import type { AnswerWords } from './answer-nl.ts';

export const answerEn: AnswerWords = {
  heading: 'Answer for you',
  help: 'Only you can read it, with your code.',
  open: 'Read the answer',
  opening: 'We are fetching the answer.',
  on: (day: string) => `Answer of ${day}`,
  broken: 'This answer does not open. Call us.',
  none: 'The answer is no longer there.',
  failed: 'There is no connection now. Try again in a moment.',
  tooMany: 'A wrong code was tried too often. Wait an hour, or call us.',
  gone: 'We erase the answer together with your message.',
};

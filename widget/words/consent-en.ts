/** What a visitor reads about cookies, in English. */
import type { ConsentWords } from './consent-nl.ts';

export const words: ConsentWords = {
  choices: 'Your choices',
  close: 'Close',
  intro: 'Switch on what you agree with. You can change this at any time.',
  chosen: (day) => `You chose this on ${day}.`,
  signal: 'Your browser asks not to follow you. That is why everything is off. You may change that.',
  left: (names) => `We could not clear this: ${names}. Please clear it in your browser.`,
  functional: 'Functional',
  functionalWhy: 'The website does not work without this. That is why it is always on.',
  analytics: 'Statistics',
  'click-tracking': 'Click tracking',
  embedded: 'Videos and maps',
  free: 'For counting only you need not choose. You can always switch it off.',
  ip: 'Hide your IP address',
  daily: 'Google gets a different number for you every day.',
  fresh: 'New',
  isKept: (count) => `What does your browser keep? (${count})`,
  nothingKept: 'Your browser keeps nothing for this.',
  columns: ['Name and whose', 'What for', 'How long'],
  elsewhere: 'We can not clear cookies on other websites.',
  noList: 'The explanation can not be loaded now. Your choice does work.',
  refuseAll: 'Refuse all',
  acceptAll: 'Accept all',
  save: 'Save',
};

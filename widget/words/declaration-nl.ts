/** What the cookie declaration says, in Dutch; the purposes have the names of the preferences (CB-21). */
import { words as consent } from './consent-nl.ts';

export const words = {
  consent,
  your: 'Uw keuze',
  none: 'U hebt nog niets gekozen.',
  change: 'Wijzig uw keuze',
  on: 'Dit staat nu aan.',
  off: 'Dit staat nu uit.',
  name: 'Naam',
  purpose: 'Waarvoor',
  duration: 'Hoe lang',
  party: 'Van wie',
  third: 'Leest een ander mee?',
  yes: 'ja',
  no: 'nee',
  kinds: {
    local: 'in de opslag van uw browser',
    session: 'in de opslag van dit tabblad',
    indexeddb: 'in de opslag van uw browser',
    cache: 'in de opslag van uw browser',
  },
};

export type DeclarationWords = typeof words;

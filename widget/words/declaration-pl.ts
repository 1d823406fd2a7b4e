/** What the cookie declaration says, in Polish. */
import { words as consent } from './consent-pl.ts';
import type { DeclarationWords } from './declaration-nl.ts';

export const words: DeclarationWords = {
  consent,
  your: 'Państwa wybór',
  none: 'Nie dokonali Państwo jeszcze wyboru.',
  change: 'Zmień wybór',
  on: 'To jest teraz włączone.',
  off: 'To jest teraz wyłączone.',
  name: 'Nazwa',
  purpose: 'Do czego służy',
  duration: 'Jak długo',
  party: 'Właściciel',
  third: 'Czy czyta to ktoś inny?',
  yes: 'tak',
  no: 'nie',
  kinds: {
    local: 'w pamięci przeglądarki',
    session: 'w pamięci tej karty',
    indexeddb: 'w pamięci przeglądarki',
    cache: 'w pamięci przeglądarki',
  },
};

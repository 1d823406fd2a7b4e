/** What the cookie declaration says, in Turkish. */
import { words as consent } from './consent-tr.ts';
import type { DeclarationWords } from './declaration-nl.ts';

export const words: DeclarationWords = {
  consent,
  your: 'Seçiminiz',
  none: 'Henüz bir seçim yapmadınız.',
  change: 'Seçiminizi değiştirin',
  on: 'Bu şu anda açık.',
  off: 'Bu şu anda kapalı.',
  name: 'Adı',
  purpose: 'Ne için',
  duration: 'Ne kadar süre',
  party: 'Kime ait',
  third: 'Başkası da okuyor mu?',
  yes: 'evet',
  no: 'hayır',
  kinds: {
    local: 'tarayıcınızın deposunda',
    session: 'bu sekmenin deposunda',
    indexeddb: 'tarayıcınızın deposunda',
    cache: 'tarayıcınızın deposunda',
  },
};

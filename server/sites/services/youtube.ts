/** YouTube in a frame, by its address without cookies before play; after play it keeps what it always keeps. */
import { heldFrame } from './held-frame.ts';

export const youtube = heldFrame('youtube', {
  party: 'YouTube (Google)',
  usual: 'https://www.youtube-nocookie.com',
  writes: [
    ['VISITOR_INFO1_LIVE', 'Herkent uw browser en kiest de kwaliteit.', '180 dagen'],
    ['VISITOR_PRIVACY_METADATA', 'Onthoudt uw keuze bij YouTube.', '180 dagen'],
    ['YSC', 'Houdt bij welke video u kijkt.', 'tot u de browser sluit'],
    ['yt-*', 'Bewaart instellingen van de speler.', 'tot u het wist', 'local'],
    ['ytidb::*', 'Bewaart instellingen van de speler.', 'tot u het wist', 'local'],
  ],
});

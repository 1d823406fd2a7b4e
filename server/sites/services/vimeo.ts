/** Vimeo in a frame; `?dnt=1` in its address keeps it from setting `vuid`. */
import { heldFrame } from './held-frame.ts';

export const vimeo = heldFrame('vimeo', {
  party: 'Vimeo',
  usual: 'https://player.vimeo.com',
  writes: [
    ['vuid', 'Herkent uw browser.', '2 jaar'],
    ['player', 'Bewaart instellingen van de speler.', '1 jaar'],
    ['__cf_bm', 'Houdt robots tegen.', '30 minuten'],
    ['_cfuvid', 'Remt te veel verzoeken.', 'tot u de browser sluit'],
  ],
});

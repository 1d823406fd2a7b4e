/** Google Maps in a frame. */
import { heldFrame } from './held-frame.ts';

export const googleMaps = heldFrame('google-maps', {
  party: 'Google',
  usual: 'https://www.google.com',
  writes: [
    ['NID', 'Herkent uw browser op websites van Google.', '6 maanden'],
    ['AEC', 'Kijkt of een verzoek echt is.', '6 maanden'],
  ],
});

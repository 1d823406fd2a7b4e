/** OpenStreetMap's own map in a frame. */
import { heldFrame } from './held-frame.ts';

export const openstreetmap = heldFrame('openstreetmap', {
  party: 'OpenStreetMap',
  usual: 'https://www.openstreetmap.org',
  writes: [
    ['_osm_session', 'Houdt dit bezoek bij elkaar.', 'tot u de browser sluit'],
    ['_osm_totp_token', 'Kijkt of een verzoek echt is.', '1 uur'],
  ],
});

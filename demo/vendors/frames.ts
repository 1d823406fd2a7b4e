/**
 * Plays the four that are shown in a frame: a page that sets a cookie under its own domain, as the real ones do, and
 * says in plain words what stands there.
 */
import type { Recorded } from './vendors.ts';

interface FrameVendor {
  vendor: Extract<Recorded['vendor'], 'youtube' | 'vimeo' | 'google-maps' | 'openstreetmap'>;
  /** Where its frames are, as at the real one. */
  path: string;
  cookie: string;
  title: string;
}

export const frames: readonly FrameVendor[] = [
  { vendor: 'youtube', path: '/embed/:video', cookie: 'VISITOR_INFO1_LIVE', title: 'Een video van YouTube' },
  { vendor: 'vimeo', path: '/video/:video', cookie: 'vuid', title: 'Een video van Vimeo' },
  { vendor: 'google-maps', path: '/maps/embed', cookie: 'NID', title: 'Een kaart van Google' },
  {
    vendor: 'openstreetmap',
    path: '/export/embed.html',
    cookie: '_osm_session',
    title: 'Een kaart van OpenStreetMap',
  },
];

/** The page in the frame; needs nothing from anywhere. */
export function framePage({ title }: FrameVendor): string {
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><title>${title}</title><p>${title} (nagespeeld).</p></html>`;
}

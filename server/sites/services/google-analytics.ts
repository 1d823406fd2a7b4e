/**
 * Google Analytics. With IP anonymisation on, the browser talks to our own relay and keeps nothing; where the
 * visitor may turn it off and does, it is Google's own tag (standards 1C, 1D).
 */
import { z } from 'zod';
import { origin } from '../setting-shapes.ts';
import { type Cookie, hostsFrom, integration, neverCountingOnly, serviceBase } from './integration-shape.ts';

const usual = 'https://www.googletagmanager.com';

/** What any tag of Google's may keep; `_gid`, `_gat*`, `_gac_*` and `_gcl_*` only by older tags (GA-17). */
export const googleCookies: readonly Cookie[] = [
  cookieOf('_ga', 'Herkent uw browser bij een volgend bezoek.', 'zo lang als uw keuze'),
  cookieOf('_ga_*', 'Houdt een bezoek bij elkaar.', 'zo lang als uw keuze'),
  cookieOf('_gid', 'Herkent uw browser, bij een oude meting.', '1 dag'),
  cookieOf('_gat*', 'Remt het aantal metingen, bij een oude meting.', '1 minuut'),
  cookieOf('_gac_*', 'Onthoudt een advertentie, bij een oude meting.', '90 dagen'),
  cookieOf('_gcl_*', 'Onthoudt een advertentie, bij een oude meting.', '90 dagen'),
];

function cookieOf(name: string, purpose: string, duration: string): Cookie {
  return { name, kind: 'cookie', purpose, duration, party: 'Google' };
}

export const googleAnalytics = integration({
  run: 'google-analytics',
  shape: z.strictObject({
    ...serviceBase,
    integration: z.literal('google-analytics'),
    purpose: z.enum(['analytics']),
    countingOnly: neverCountingOnly('Google Analytics'),
    measurementId: z.string().regex(/^G-[A-Z0-9]{4,12}$/, 'een meet-id zoals G-ABC123DEF4'),
    /** Where gtag.js comes from when the visitor turns IP anonymisation off. */
    tagOrigin: origin.default(usual),
    /** The pages that our own relay counts by name, as paths; any other is counted as "/-". */
    pages: z
      .array(z.string().regex(/^\/[a-z0-9/_.-]*$/, 'een pad zoals /over-ons'))
      .min(1)
      .max(500)
      .optional(),
  }),
  facts: ({ tagOrigin }, ip) =>
    ip === 'locked'
      ? {
          party: 'Google',
          writes: [],
          hosts: hostsFrom(usual, usual, {}),
          stop: 'call',
          reload: false,
          why: 'our own relay client stops for certain, and no Google host was ever spoken to',
        }
      : {
          party: 'Google',
          writes: googleCookies,
          hosts: hostsFrom(tagOrigin, usual, {
            script: ['https://*.googletagmanager.com'],
            connect: [
              'https://*.google-analytics.com',
              'https://*.analytics.google.com',
              'https://*.googletagmanager.com',
            ],
            img: ['https://*.google-analytics.com', 'https://*.googletagmanager.com'],
          }),
          stop: 'call',
          reload: true,
          why: 'ga-disable and a denied signal stop its hits, but its listeners stay on the page',
        },
  gate: ({ measurementId, tagOrigin }) => ({ tag: measurementId, from: tagOrigin }),
});

/** Hotjar: records clicks, scrolling and the page. Always asked about, as click tracking (F4). */
import { z } from 'zod';
import { origin } from '../setting-shapes.ts';
import { type Cookie, hostsFrom, integration, neverCountingOnly, serviceBase } from './integration-shape.ts';

const usual = 'https://static.hotjar.com';
const all = ['https://*.hotjar.com', 'https://*.hotjar.io'];

const keeps = (name: string, kind: Cookie['kind'], purpose: string, duration: string): Cookie => ({
  name,
  kind,
  purpose,
  duration,
  party: 'Hotjar',
});

export const hotjar = integration({
  run: 'hotjar',
  shape: z.strictObject({
    ...serviceBase,
    integration: z.literal('hotjar'),
    purpose: z.enum(['click-tracking']),
    countingOnly: neverCountingOnly('Hotjar'),
    siteId: z.int().positive(),
    scriptOrigin: origin.default(usual),
  }),
  facts: ({ scriptOrigin }) => ({
    party: 'Hotjar',
    writes: [
      keeps('_hjSessionUser_*', 'cookie', 'Herkent uw browser bij een volgend bezoek.', '365 dagen'),
      keeps('_hjSession_*', 'cookie', 'Houdt dit bezoek bij elkaar.', '30 minuten'),
      keeps('_hj*', 'cookie', 'Houdt bij wat er is gemeten en gevraagd.', 'ten hoogste 365 dagen'),
      keeps('_hj*', 'local', 'Bewaart instellingen van de meting.', 'tot u weigert'),
      keeps('_hj*', 'session', 'Onthoudt wat al is gemeten.', 'tot u de browser sluit'),
    ],
    hosts: hostsFrom(scriptOrigin, usual, {
      script: all,
      connect: [...all, 'wss://*.hotjar.com'],
      frame: ['https://*.hotjar.com'],
      img: all,
    }),
    stop: 'reload',
    reload: true,
    why: 'no way to stop it is documented, and its listeners outlive its script (F5)',
  }),
  gate: ({ siteId, scriptOrigin }) => ({ tag: siteId, from: scriptOrigin }),
});

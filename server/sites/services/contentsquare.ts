/** Contentsquare: records clicks, scrolling and the page. Always asked about, as click tracking (F4). */
import { z } from 'zod';
import { origin } from '../setting-shapes.ts';
import { type Cookie, hostsFrom, integration, neverCountingOnly, serviceBase } from './integration-shape.ts';

const usual = 'https://t.contentsquare.net';

const keeps = (name: string, purpose: string, duration: string): Cookie => ({
  name,
  kind: 'cookie',
  purpose,
  duration,
  party: 'Contentsquare',
});

export const contentsquare = integration({
  run: 'contentsquare',
  shape: z.strictObject({
    ...serviceBase,
    integration: z.literal('contentsquare'),
    purpose: z.enum(['click-tracking']),
    countingOnly: neverCountingOnly('Contentsquare'),
    tagId: z.string().regex(/^[0-9a-f]{13}$/, 'een tag-id van 13 tekens, zoals 0a1b2c3d4e5f6'),
    scriptOrigin: origin.default(usual),
  }),
  facts: ({ scriptOrigin }) => ({
    party: 'Contentsquare',
    writes: [
      keeps('_cs_id', 'Herkent uw browser bij een volgend bezoek.', '13 maanden'),
      keeps('_cs_s', 'Houdt dit bezoek bij elkaar.', '30 minuten'),
      keeps('_cs_c', 'Onthoudt of er mag worden opgenomen.', '13 maanden'),
      keeps('_cs_s_ctx', 'Houdt dit bezoek bij elkaar.', '30 minuten'),
      keeps('_cs_cvars', 'Onthoudt op wat voor pagina u was.', 'tot u de browser sluit'),
      keeps('_cs_i', 'Koppelt dit bezoek aan een kenmerk.', '3 dagen'),
      keeps('_cs_*', 'Houdt bij wat er is gemeten.', 'ten hoogste 13 maanden'),
    ],
    hosts: hostsFrom(scriptOrigin, usual, {
      script: ['https://*.contentsquare.net'],
      connect: ['https://*.contentsquare.net', 'https://*.contentsquare.com'],
      img: ['https://*.contentsquare.net'],
    }),
    stop: 'call',
    reload: true,
    why: 'optout ends the recording but keeps a cookie and its listeners, which only a new page is without',
  }),
  gate: ({ tagId, scriptOrigin }) => ({ tag: tagId, from: scriptOrigin }),
});

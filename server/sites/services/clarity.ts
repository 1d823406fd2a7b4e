/** Microsoft Clarity: records clicks, scrolling and the page. Always asked about, as click tracking (F4). */
import { z } from 'zod';
import { origin } from '../setting-shapes.ts';
import { type Cookie, hostsFrom, integration, neverCountingOnly, serviceBase } from './integration-shape.ts';

const usual = 'https://www.clarity.ms';
const all = ['https://*.clarity.ms', 'https://c.bing.com'];

const keeps = (name: string, purpose: string, duration: string, elsewhere = false): Cookie => ({
  name,
  kind: 'cookie',
  purpose,
  duration,
  party: 'Microsoft',
  ...(elsewhere && { elsewhere }),
});

export const clarity = integration({
  run: 'clarity',
  shape: z.strictObject({
    ...serviceBase,
    integration: z.literal('clarity'),
    purpose: z.enum(['click-tracking']),
    countingOnly: neverCountingOnly('Clarity'),
    projectId: z.string().regex(/^[a-z0-9]{8,12}$/, 'een project-id zoals ab12cd34ef'),
    scriptOrigin: origin.default(usual),
  }),
  facts: ({ scriptOrigin }) => ({
    party: 'Microsoft',
    writes: [
      keeps('_clck', 'Herkent uw browser bij een volgend bezoek.', '1 jaar'),
      keeps('_clsk', 'Houdt dit bezoek bij elkaar.', '1 dag'),
      { ...keeps('_cltk', 'Houdt dit tabblad bij elkaar.', 'tot u de browser sluit'), kind: 'session' },
      keeps('CLID', 'Onthoudt wanneer Clarity uw browser voor het eerst zag.', '1 jaar', true),
      keeps('MUID', 'Herkent uw browser op websites van Microsoft.', '13 maanden', true),
      keeps('MR', 'Onthoudt of een nummer is vernieuwd.', '7 dagen', true),
      keeps('SM', 'Houdt een nummer gelijk bij Microsoft.', 'tot u de browser sluit', true),
      keeps('ANONCHK', 'Zegt dat een nummer niet voor advertenties is.', '10 minuten', true),
    ],
    hosts: hostsFrom(scriptOrigin, usual, { script: all, connect: all, img: all }),
    stop: 'call',
    reload: true,
    why: 'a denied consent restarts it without cookies a quarter of a second later, and stop leaves its script (F5)',
  }),
  gate: ({ projectId, scriptOrigin }) => ({ tag: projectId, from: scriptOrigin }),
});

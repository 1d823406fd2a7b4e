/**
 * Matomo on the provider's own server. Counting only: no cookie. As click tracking it is the heat map and session
 * plugin, which is a choice of its own (standards section 2).
 */
import { z } from 'zod';
import { address } from '../setting-shapes.ts';
import { type Cookie, countingOnly, integration, serviceBase } from './integration-shape.ts';

const keeps = (name: string, purpose: string, duration: string): Cookie => ({
  name,
  kind: 'cookie',
  purpose,
  duration,
  party: 'deze website',
});

export const matomo = integration({
  run: 'matomo',
  shape: z.strictObject({
    ...serviceBase,
    integration: z.literal('matomo'),
    /** 'click-tracking' is the plugin for heat maps and recordings. */
    purpose: z.enum(['analytics', 'click-tracking']),
    countingOnly,
    siteId: z.int().positive(),
    /** Folder of the provider's own Matomo, e.g. https://www.example.nl/statistiek/ */
    endpoint: address.regex(/\/$/, 'een map die op / eindigt, zoals https://www.voorbeeld.nl/statistiek/'),
  }),
  facts: (service) => {
    const { origin } = new URL(service.endpoint);
    return {
      party: 'deze website',
      writes: service.countingOnly
        ? []
        : [
            keeps('_pk_id.*', 'Herkent uw browser bij een volgend bezoek.', 'zo lang als uw keuze'),
            keeps('_pk_ses.*', 'Houdt een bezoek bij elkaar.', '30 minuten'),
            keeps('_pk_ref.*', 'Onthoudt hoe u hier kwam.', '6 maanden'),
            keeps('_pk_hsr.*', 'Onthoudt dat dit bezoek wordt opgenomen.', '30 minuten'),
            keeps('_pk_testcookie*', 'Kijkt of cookies werken.', 'direct weer weg'),
            keeps('mtm_*', 'Onthoudt een keuze van vroeger.', '13 maanden'),
            keeps('matomo_*', 'Onthoudt een keuze van vroeger.', '13 maanden'),
          ],
      hosts: { script: [origin], connect: [origin], frame: [], img: [origin] },
      stop: 'call',
      reload: true,
      why: 'its cookies go by a call, but a tracker that runs goes on sending what the page asks of it',
    };
  },
  gate: ({ siteId, endpoint }) => ({ tag: siteId, from: endpoint }),
});

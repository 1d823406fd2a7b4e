/**
 * Plausible, from its cloud or the provider's own server. It keeps nothing in the browser, so it can be counting
 * only. Its script asks us before each hit, and that is where addresses are cut and where it is stopped.
 */
import { z } from 'zod';
import { address } from '../setting-shapes.ts';
import { countingOnly, integration, serviceBase } from './integration-shape.ts';

export const plausible = integration({
  run: 'plausible',
  shape: z.strictObject({
    ...serviceBase,
    integration: z.literal('plausible'),
    purpose: z.enum(['analytics']),
    countingOnly,
    /** The site's own script as Plausible shows it (since October 2025), e.g. https://plausible.io/js/pa-AbC.js */
    script: address.regex(/\.js$/, 'het adres van een script, zoals https://plausible.io/js/pa-AbC123.js'),
    /** Where hits go; the folder /api/event of the script's own server unless it stands elsewhere. */
    endpoint: address.optional(),
  }),
  facts: ({ script, endpoint }) => ({
    party: new URL(script).hostname.endsWith('plausible.io') ? 'Plausible' : 'deze website',
    writes: [],
    hosts: {
      script: [new URL(script).origin],
      connect: [new URL(endpoint ?? script).origin],
      frame: [],
      img: [],
    },
    stop: 'call',
    reload: false,
    why: 'it asks transformRequest before every hit and sends nothing when that answers null',
  }),
  gate: ({ script, endpoint }) => ({
    tag: endpoint ?? new URL('/api/event', script).href,
    from: script,
  }),
});

/** What the four embeds have in common: a frame that the page holds back, with cookies under the vendor's domain. */
import { z } from 'zod';
import { origin } from '../setting-shapes.ts';
import { type Cookie, integration, neverCountingOnly, serviceBase } from './integration-shape.ts';

/** One embed; `usual` is where its frame comes from unless the site says otherwise. */
export function heldFrame<Name extends string>(
  name: Name,
  {
    party,
    usual,
    writes,
  }: { party: string; usual: string; writes: [string, string, string, Cookie['kind']?][] },
) {
  return integration({
    run: null,
    shape: z.strictObject({
      ...serviceBase,
      integration: z.literal(name),
      purpose: z.enum(['embedded']),
      countingOnly: neverCountingOnly(party),
      frameOrigin: origin.default(usual),
    }),
    facts: (service) => ({
      party,
      writes: writes.map(([name, purpose, duration, kind = 'cookie']) => ({
        name,
        kind,
        purpose,
        duration,
        party,
        elsewhere: true,
      })),
      hosts: { script: [], connect: [], frame: [(service as { frameOrigin: string }).frameOrigin], img: [] },
      stop: 'reload',
      reload: true,
      why: 'a frame of another origin takes no orders; a new page holds it back again',
    }),
    gate: () => ({}),
  });
}

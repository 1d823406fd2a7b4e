/**
 * Anything else: markup that the page itself holds back under this service's name. The site says who it is, what it
 * keeps and where it goes, because nobody else knows; never counting only (F3) and never beside a form.
 */
import { z } from 'zod';
import { line, origin } from '../setting-shapes.ts';
import { cookie, integration, neverCountingOnly, purposes, serviceBase } from './integration-shape.ts';

const some = z.array(origin).default([]);

export const custom = integration({
  run: null,
  shape: z.strictObject({
    ...serviceBase,
    integration: z.literal('custom'),
    purpose: z.enum(purposes),
    countingOnly: neverCountingOnly('een eigen dienst'),
    party: line,
    cookies: z.array(cookie),
    /** Every origin that the browser goes to for it, by what it goes there for. */
    hosts: z
      .strictObject({ script: some, connect: some, frame: some, img: some })
      .refine((hosts) => Object.values(hosts).some(({ length }) => length > 0), {
        message: 'noem ten minste een adres bij script, connect, frame of img',
      }),
  }),
  facts: ({ party, hosts, cookies }) => ({
    party,
    writes: cookies,
    hosts,
    stop: 'reload',
    reload: true,
    why: 'nothing is known of it, so only a page without it is without it',
  }),
  gate: () => ({ apart: true }),
});

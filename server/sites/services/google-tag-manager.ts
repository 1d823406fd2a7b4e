/**
 * Google Tag Manager: a container of tags that this project can't see into. Loaded after the yes only, with
 * Consent Mode v2 in its basic form; whatever the container starts ends with the page.
 */
import { z } from 'zod';
import { origin } from '../setting-shapes.ts';
import { googleCookies } from './google-analytics.ts';
import { hostsFrom, integration, neverCountingOnly, serviceBase } from './integration-shape.ts';

const usual = 'https://www.googletagmanager.com';

export const googleTagManager = integration({
  run: 'google-tag-manager',
  shape: z.strictObject({
    ...serviceBase,
    integration: z.literal('google-tag-manager'),
    purpose: z.enum(['analytics', 'click-tracking']),
    countingOnly: neverCountingOnly('Google Tag Manager'),
    containerId: z.string().regex(/^GTM-[A-Z0-9]{4,10}$/, 'een container-id zoals GTM-ABC123'),
    scriptOrigin: origin.default(usual),
    /** Where the tags in the container go, e.g. https://metrics.example.com; only the site knows these. */
    tagOrigins: z.array(origin).default([]),
  }),
  facts: ({ scriptOrigin, tagOrigins }) => {
    const google = hostsFrom(scriptOrigin, usual, {
      script: ['https://*.googletagmanager.com'],
      connect: [
        'https://*.googletagmanager.com',
        'https://*.google-analytics.com',
        'https://*.analytics.google.com',
      ],
      img: ['https://*.googletagmanager.com', 'https://*.google-analytics.com'],
    });
    return {
      party: 'Google',
      writes: googleCookies,
      hosts: {
        script: [...google.script, ...tagOrigins],
        connect: [...google.connect, ...tagOrigins],
        frame: [],
        img: [...google.img, ...tagOrigins],
      },
      stop: 'reload',
      reload: true,
      why: 'a container has no call that stops the tags it started; the consent update reaches only those that listen',
    };
  },
  gate: ({ containerId, scriptOrigin }) => ({ tag: containerId, from: scriptOrigin }),
});

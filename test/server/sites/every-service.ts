/** One service of every integration, as a site would declare it with as little as it can. */
import { serviceSchema, type WrittenService } from '../../../server/sites/services/all.ts';

const written: Record<WrittenService['integration'], object> = {
  'google-analytics': { measurementId: 'G-ABC1234567' },
  'google-tag-manager': { containerId: 'GTM-ABC123' },
  matomo: { siteId: 1, endpoint: 'https://www.praktijk.example/statistiek/' },
  plausible: { script: 'https://plausible.io/js/pa-AbC123.js' },
  hotjar: { siteId: 7, purpose: 'click-tracking' },
  contentsquare: { tagId: '0a1b2c3d4e5f6', purpose: 'click-tracking' },
  clarity: { projectId: 'ab12cd34ef', purpose: 'click-tracking' },
  youtube: { purpose: 'embedded' },
  vimeo: { purpose: 'embedded' },
  'google-maps': { purpose: 'embedded' },
  openstreetmap: { purpose: 'embedded' },
  custom: {
    purpose: 'embedded',
    party: 'Rooster BV',
    cookies: [],
    hosts: { frame: ['https://rooster.example'] },
  },
};

/** What its settings are, before the schema looked at them. */
export function writtenService(integration: WrittenService['integration'], more: object = {}): object {
  const base = { id: integration, title: integration, purpose: 'analytics', why: 'Daarom.', integration };
  return { ...base, ...written[integration], ...more };
}

export const everyService: WrittenService[] = (Object.keys(written) as WrittenService['integration'][]).map(
  (integration) => serviceSchema.parse(writtenService(integration)),
);

/** A service of every integration that runs a script, at the stand-ins; and how each is recognised at its vendor. */
import type { Recorded } from '../../../demo/vendors/vendors.ts';
import type { IntegrationName } from '../../../server/sites/services/all.ts';
import type { Service } from './website-on-test.ts';

interface Origins {
  site: string;
  vendors: string;
}

export interface VendorOnTest {
  vendor: IntegrationName;
  service(origins: Origins): Service;
  /** The site lets the visitor speak to Google without our relay. */
  open?: true;
  /** It sends something at a click, so that a click after a withdrawal would be seen. */
  clicks?: true;
  /** Something of it that the page has once it runs. */
  keeps: string[];
  /** The page is loaded anew after a withdrawal. */
  reloads: boolean;
}

const base = (integration: IntegrationName, purpose: 'analytics' | 'click-tracking') => ({
  id: 'dienst',
  title: integration,
  why: 'Wij leren ervan.',
  purpose,
  integration,
});
const made = (service: object) => service as Service;

export const vendorsOnTest: VendorOnTest[] = [
  {
    vendor: 'google-analytics',
    open: true,
    service: ({ vendors }) =>
      made({ ...base('google-analytics', 'analytics'), measurementId: 'G-MERENBURG', tagOrigin: vendors }),
    keeps: ['_ga', '_ga_MERENBURG'],
    reloads: true,
  },
  {
    vendor: 'google-tag-manager',
    service: ({ vendors }) =>
      made({ ...base('google-tag-manager', 'analytics'), containerId: 'GTM-PROEF1', scriptOrigin: vendors }),
    clicks: true,
    keeps: ['_ga', '_gcl_au'],
    reloads: true,
  },
  {
    vendor: 'matomo',
    service: ({ site }) =>
      made({ ...base('matomo', 'click-tracking'), siteId: 3, endpoint: `${site}/statistiek/` }),
    clicks: true,
    keeps: ['_pk_id.3.stub'],
    reloads: true,
  },
  {
    vendor: 'plausible',
    service: ({ vendors }) =>
      made({ ...base('plausible', 'analytics'), script: `${vendors}/js/pa-Proef1.js` }),
    keeps: [],
    reloads: false,
  },
  {
    vendor: 'hotjar',
    service: ({ vendors }) =>
      made({ ...base('hotjar', 'click-tracking'), siteId: 4217001, scriptOrigin: vendors }),
    clicks: true,
    keeps: ['_hjSession_4217001', '_hjUserAttributesHash', '_hjRecordingLastActivity'],
    reloads: true,
  },
  {
    vendor: 'contentsquare',
    service: ({ vendors }) =>
      made({ ...base('contentsquare', 'click-tracking'), tagId: '0a1b2c3d4e5f6', scriptOrigin: vendors }),
    clicks: true,
    keeps: ['_cs_id', '_cs_s'],
    reloads: true,
  },
  {
    vendor: 'clarity',
    service: ({ vendors }) =>
      made({ ...base('clarity', 'click-tracking'), projectId: 'ab12cd34ef', scriptOrigin: vendors }),
    clicks: true,
    keeps: ['_clck', '_clsk', '_cltk'],
    reloads: true,
  },
];

/** What the vendor is called in what was recorded. */
export const recordedAs = (vendor: IntegrationName): Recorded['vendor'] =>
  vendor === 'google-analytics' ? 'google-tag' : (vendor as Recorded['vendor']);

/** The retention rules of the five sites, as their settings documents have them. */
import { fileURLToPath } from 'node:url';
import { loadSites } from '../../../server/sites/load-sites.ts';
import type { RetentionRules } from '../../../server/sites/site-schema.ts';

const sites = loadSites(fileURLToPath(new URL('../../../demo', import.meta.url)));

export function rulesFor(site: 'langdurig' | 'ambulant' | 'rondom' | 'welzijn' | 'balans'): RetentionRules {
  return sites.get(site)!.retention;
}

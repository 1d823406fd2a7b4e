/** The five settings documents, with the addresses that this start of the demo has. */
import { readFileSync } from 'node:fs';
import { type Site, siteSchema } from '../server/sites/site-schema.ts';
import { type Origins, siteNames, withOrigins } from './origins.ts';

/** Reads `demo/<site>/site.json` of each site; throws zod's own error for a document that is wrong. */
export function demoSites(origins: Origins): Site[] {
  return siteNames.map((site) => {
    const text = readFileSync(new URL(`${site}/site.json`, import.meta.url), 'utf8');
    return siteSchema.parse(JSON.parse(withOrigins(text, origins)));
  });
}

/**
 * Reads the settings documents of all sites, once, at start. Refuses to start on any fault and says all of them
 * together, because a site that half works breaks a promise in silence.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dutch, type SiteFault, siteFaults } from './site-faults.ts';
import { type Site, siteSchema } from './site-schema.ts';

/** All sites of this server by id. */
export type Sites = ReadonlyMap<string, Site>;

/** Thrown by `loadSites` and `siteMap`: every fault in every document, in plain Dutch. */
export class SitesRefused extends Error {
  readonly code = 'sites-refused';
  readonly faults: readonly (SiteFault & { file: string })[];
  constructor(faults: readonly (SiteFault & { file: string })[]) {
    super(faults.map(({ file, path, message }) => `${file}: ${path && `${path}: `}${message}`).join('\n'));
    this.name = 'SitesRefused';
    this.faults = faults;
  }
}

/** Reads `<folder>/*.json` and `<folder>/<any>/site.json`. Throws `SitesRefused`. */
export function loadSites(folder: string): Sites {
  const faults: (SiteFault & { file: string })[] = [];
  const sites = new Map<string, Site>();
  for (const file of documentsIn(folder)) {
    const read = readSite(readFileSync(file, 'utf8'));
    faults.push(...read.faults.map((fault) => ({ file, ...fault })));
    if (!read.site) continue;
    const { site } = read.site;
    if (sites.has(site))
      faults.push({ file, path: 'site', message: `"${site}" staat al in een ander bestand` });
    sites.set(site, read.site);
  }
  if (sites.size === 0 && faults.length === 0)
    faults.push({ file: folder, path: '', message: 'hier staat geen instellingenbestand van een site' });
  if (faults.length > 0) throw new SitesRefused(faults);
  return sites;
}

/** Parses one document's text: the site, or its faults. */
export function readSite(text: string): { site?: Site; faults: SiteFault[] } {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    const place = /line (\d+) column (\d+)/.exec(String(error));
    const where = place ? ` op regel ${place[1]}, teken ${place[2]}` : '';
    return { faults: [{ path: '', message: `geen geldige JSON${where}` }] };
  }
  const parsed = siteSchema.safeParse(input, { error: dutch, reportInput: true });
  return parsed.success ? { site: parsed.data, faults: [] } : { faults: siteFaults(parsed.error.issues) };
}

/** Sites that are settings already, e.g. in a test; refuses the same id twice. */
export function siteMap(sites: readonly Site[]): Sites {
  const map = new Map<string, Site>();
  for (const site of sites) {
    if (map.has(site.site))
      throw new SitesRefused([{ file: site.site, path: 'site', message: `"${site.site}" staat er dubbel` }]);
    map.set(site.site, site);
  }
  return map;
}

function documentsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => join(folder, entry.name, entry.isDirectory() ? 'site.json' : ''))
    .filter((path) => /(?<!\.schema)\.json\/?$/.test(path))
    .map((path) => path.replace(/\/$/, ''))
    .filter((path) => existsSync(path))
    .sort();
}

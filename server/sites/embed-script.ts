/**
 * The script that a provider's page loads: the built gate with the site's public settings in place of one name,
 * so a page needs no second request to know what to ask. Made once, at start.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sites } from './load-sites.ts';
import { gatePart } from './public-part.ts';

/** The one name in the built gate that stands for the settings; declared in widget/settings/gate-settings.ts. */
export const placeholder = 'PRIVACYLOKET_SETTINGS';

/** Thrown where `dist` is missing or not ours; the operator runs `npm run build`. */
export class GateMissing extends Error {
  readonly code = 'gate-missing';
  constructor(why: string, cause?: unknown) {
    super(`${why}; run npm run build`, { cause });
    this.name = 'GateMissing';
  }
}

/** The script that was built, without the settings of a site. */
export interface BuiltGate {
  /** What stands before the settings, and what after. */
  before: string;
  after: string;
  /** SHA-256 of the whole file, base64url. It names its chunks by their content, so this covers them too. */
  hash: string;
}

/** Reads `<dist>/visitor/gate.js`. Throws `GateMissing`. */
export function builtGate(dist: string): BuiltGate {
  const file = join(dist, 'visitor', 'gate.js');
  let gate: string;
  try {
    gate = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new GateMissing(`${file} can't be read`, cause);
  }
  const [before, after, ...more] = gate.split(placeholder);
  if (before === undefined || after === undefined || more.length > 0)
    throw new GateMissing(`${file} must name ${placeholder} exactly once`);
  return { before, after, hash: createHash('sha256').update(gate).digest('base64url') };
}

/** The built gate filled in for every site, with the version that its proofs will name. Throws `GateMissing`. */
export function embedScripts(dist: string, sites: Sites): ReadonlyMap<string, Buffer> {
  const { before, after, hash } = builtGate(dist);
  const scripts = new Map<string, Buffer>();
  // JSON is an expression of JavaScript since ES2019, line separators included.
  for (const site of sites.values())
    scripts.set(site.site, Buffer.from(`${before}${JSON.stringify(gatePart(site, hash))}${after}`));
  return scripts;
}

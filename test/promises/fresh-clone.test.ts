/** Promise: a fresh clone runs with two commands, whatever Node, npm or processor the machine has. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
  dev?: boolean;
  dependencies?: Record<string, string>;
}
const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const manifest = read('package.json');
const locked: Record<string, Locked> = read('package-lock.json').packages;
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const declaring = Object.entries(locked).filter(([, each]) => each.optionalDependencies);

describe('a fresh clone', () => {
  it('finds a package for its platform whatever machine wrote the lock file', () => {
    const missing = declaring.flatMap(([place, each]) =>
      Object.keys(each.optionalDependencies!)
        .filter((name) => !locked[`${place}/node_modules/${name}`] && !locked[`node_modules/${name}`])
        .map((name) => `${place} -> ${name}`),
    );
    expect(declaring.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  it('lets npm 12 run the install scripts it needs, and no other', () => {
    const scripted = Object.entries(locked).filter(([, each]) => each.hasInstallScript);
    expect(Object.keys(manifest.allowScripts).sort()).toEqual(
      scripted.map(([place]) => nameOf(place)).sort(),
    );
  });

  it('brings the Node it needs itself', () => {
    expect(manifest.devDependencies.node).toMatch(/^\^26\./);
    expect(manifest.engines.node).toBe('>=26');
    expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(26);
  });

  it.each(['start', 'test'])('says what to do when npm %s is run in an older Node', (script) => {
    expect(manifest.scripts[`pre${script}`]).toBe('node server/settings/check-node.js');
  });

  it('names no registry in the lock file, so any mirror serves it', () => {
    expect(JSON.stringify(locked)).not.toContain('"resolved"');
  });
});

/** Promise: nothing runs that package.json does not name, and little of it in production. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { house, importsOf, packageOf, reachableFrom, sourcesIn } from '../support/imports.ts';

const manifest = JSON.parse(readFileSync(`${house}/package.json`, 'utf8'));
const production = Object.keys(manifest.dependencies);
const development = Object.keys(manifest.devDependencies);
const all = sourcesIn('widget', 'server', 'demo', 'test').concat('vite.config.ts');

describe('dependencies', () => {
  it('are all named in package.json', () => {
    const unnamed = all.flatMap((file) =>
      importsOf(file)
        .map(({ specifier }) => packageOf(specifier))
        .filter((name) => name && !production.includes(name) && !development.includes(name))
        .map((name) => `${file} -> ${name}`),
    );
    expect(unnamed).toEqual([]);
  });

  it('of the server in production need no development package', () => {
    const { packages } = reachableFrom('server/main.ts');
    expect([...packages].filter((name) => !production.includes(name))).toEqual([]);
    expect(packages.size).toBeGreaterThan(2);
  });

  it('of the server that runs hold no browser: only `check` drives one', () => {
    expect([...reachableFrom('server/main.ts').packages]).not.toContain('playwright');
    expect([...reachableFrom('server/cli.ts').packages]).toContain('playwright');
    expect(readFileSync(`${house}/server/cli.ts`, 'utf8')).not.toMatch(/^import .*check\//m);
  });

  it('are used: none stands in package.json for nothing', () => {
    const imported = new Set(all.flatMap((file) => importsOf(file).map((each) => packageOf(each.specifier))));
    /** Programs, and letters that the pictures are drawn with: no file imports them. */
    const tools = [
      'node',
      'typescript',
      '@biomejs/biome',
      '@fontsource/noto-sans',
      '@fontsource/noto-sans-arabic',
    ];
    const unused = [...production, ...development].filter(
      (name) => !imported.has(name) && !tools.includes(name) && !name.startsWith('@types/'),
    );
    expect(unused).toEqual([]);
  });
});

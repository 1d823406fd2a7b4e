/** Who imports whom, read from the sources: what the promises about rooms and dependencies are checked with. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const house = join(import.meta.dirname, '..', '..');

export interface Import {
  specifier: string;
  /** Erased before anything runs. */
  typeOnly: boolean;
}

/** Source files of these folders, as paths from the top. */
export function sourcesIn(...folders: string[]): string[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: house, exclude: ['**/node_modules/**'] }))
    .sort();
}

/** What one file imports, re-exports or loads later with `import()`. */
export function importsOf(file: string): Import[] {
  const code = readFileSync(join(house, file), 'utf8').replace(/^\s*(\*|\/\/).*$/gm, '');
  const found: Import[] = [];
  for (const [, type, specifier] of code.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^'\n]+)'/gm,
  ))
    found.push({ specifier: specifier!, typeOnly: type !== undefined });
  for (const [, specifier] of code.matchAll(/\bimport\(\s*'([^'\n]+)'/g))
    found.push({ specifier: specifier!, typeOnly: false });
  return found;
}

/** The file that a relative import names, as a path from the top; null for a package. */
export function fileOf(importer: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return relative(house, resolve(join(house, dirname(importer)), specifier.split('?')[0]!));
}

/** The package that an import names ("@hono/node-server/serve-static" -> "@hono/node-server"), null for a file or Node's own. */
export function packageOf(specifier: string): string | null {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return null;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Every file of ours that runs once `entry` runs, `import()` included; and every package they name. */
export function reachableFrom(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file) || !existsSync(join(house, file))) continue;
    files.add(file);
    if (!file.endsWith('.ts')) continue;
    for (const { specifier, typeOnly } of importsOf(file)) {
      if (typeOnly) continue;
      const next = fileOf(file, specifier);
      if (next) waiting.push(next);
      const named = packageOf(specifier);
      if (named) packages.add(named);
    }
  }
  return { files, packages };
}

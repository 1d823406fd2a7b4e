/** `privacyloket site tag` and `site files`: what a webmaster needs, from the files that were built here. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../settings/operator-settings.ts';
import { loadSites } from './load-sites.ts';
import { newestBuild } from './pinned-archive.ts';
import { snippetOf, snippetText } from './snippet.ts';

type Print = (line: string) => void;

/** Prints both tags of a site, without the keys that only its inbox shows. 1 for a site that there is not. */
export function printTag(name: string, print: Print): number {
  const { SITES_DIR, LOKET_ORIGIN } = readSettings(process.env, ['SITES_DIR', 'LOKET_ORIGIN']);
  const sites = loadSites(SITES_DIR);
  const site = sites.get(name);
  if (!site) {
    print(`unknown site: ${name}; known: ${[...sites.keys()].join(', ')}`);
    return 1;
  }
  for (const line of snippetText(
    snippetOf(site, { loket: LOKET_ORIGIN, pinned: newestBuild(visitorFiles()) }),
  ))
    print(line);
  return 0;
}

/**
 * Copies the newest pinned gate and its files into `folder`, in `p/` and `a/`, and prints what to put into the tag.
 * What lies there already stays: pages may still name it. Throws `GateMissing` where nothing was built.
 */
export function copyPinned(folder: string, print: Print): number {
  const from = visitorFiles();
  const { hash, integrity, files } = newestBuild(from);
  for (const place of ['p', 'a']) mkdirSync(join(folder, place), { recursive: true });
  for (const file of [...files.map((each) => `a/${each}`), `p/${hash}.js`])
    copyFileSync(join(from, file), join(folder, file));
  print(`src="<address of the folder>/p/${hash}.js"`);
  print(`integrity="${integrity}"`);
  print('data-server="<address of the server>"');
  return 0;
}

function visitorFiles(): string {
  const { DIST_DIR } = readSettings(process.env, ['DIST_DIR']);
  return join(DIST_DIR ?? fileURLToPath(new URL('../../dist', import.meta.url)), 'visitor');
}

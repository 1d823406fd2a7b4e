/**
 * The WordPress plugin as one zip: its own files, and the pinned gate with all that it may ask for, so that a
 * provider's website serves every script itself. The same build gives the same bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { newestBuild } from '../sites/pinned-archive.ts';

const house = join(import.meta.dirname, '..', '..');
const source = join(house, 'widget', 'wordpress');

/** Zip files know no time zone; a day that never changes makes them the same everywhere. */
const packed = new Date(2026, 0, 1);

/** The zip, from the built files in `dist`. Throws `GateMissing` where the pinned gate was not built. */
export function pluginZip(dist: string): Uint8Array {
  const made = join(dist, 'visitor');
  const { hash, integrity, files } = newestBuild(made);
  const contents: Record<string, Uint8Array> = { LICENSE: readFileSync(join(house, 'LICENSE')) };
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' }))
    if (/\.[a-z]+$/.test(name)) contents[name.replaceAll('\\', '/')] = readFileSync(join(source, name));
  contents[`gate/p/${hash}.js`] = readFileSync(join(made, 'p', `${hash}.js`));
  for (const file of files) contents[`gate/a/${file}`] = readFileSync(join(made, 'a', file));
  contents['gate/gate.php'] = Buffer.from(gateText(`${hash}.js`, integrity));
  const sorted = Object.entries(contents).sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map(([name, bytes]) => [`privacyloket/${name}`, bytes])), {
    level: 9,
    mtime: packed,
  });
}

/** Both are letters of hexadecimal and base64 only (newestBuild), so nothing has to be escaped. */
function gateText(name: string, integrity: string): string {
  return `<?php
/**
 * The pinned script that came with this plugin. Written when the zip was made.
 *
 * @package privacyloket
 */

defined( 'ABSPATH' ) || exit;

return array(
	'name'      => '${name}',
	'integrity' => '${integrity}',
);
`;
}

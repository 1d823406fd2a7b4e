/** Build step: makes the gate of the pinned tag from the files that the living build made, under the hash of its text. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBuilder } from 'vite';
import { pinImports } from './pin-imports.ts';

/** What `pinned.json` says beside the files: the newest pinned gate, and all that it may ask for. */
export interface PinnedBuild {
  /** Its name in `p/`, without `.js`: 24 hexadecimal digits of the SHA-256 of its text. */
  hash: string;
  /** For the tag: `sha384-…`. */
  integrity: string;
  /** Names in `a/`. */
  files: string[];
}

/** Adds `p/<hash>.js` and `pinned.json` to `made`, the folder of the living build. Throws where it is not one file. */
export async function makePinned(root: string, made: string): Promise<PinnedBuild> {
  const folder = join(made, 'pinned');
  const builder = await createBuilder({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [pinImports(made, root)],
    environments: { pinned: { build: { outDir: folder } } },
  });
  await builder.build(builder.environments.pinned!);
  const text = readFileSync(join(folder, 'pinned.js'));
  const more = readdirSync(folder).filter((name) => name !== 'pinned.js');
  if (more.length > 0) throw new Error(`the pinned gate must be one file, and is also ${more.join(', ')}`);
  if (/\bimport\s*\(\s*["'`]/.test(text.toString()))
    throw new Error('the pinned gate imports a file whose hash it does not check');
  rmSync(folder, { recursive: true });
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 24);
  const integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`;
  const files = readdirSync(join(made, 'a')).filter((name) => text.includes(name));
  mkdirSync(join(made, 'p'), { recursive: true });
  writeFileSync(join(made, 'p', `${hash}.js`), text);
  const build = { hash, integrity, files };
  writeFileSync(join(made, 'pinned.json'), `${JSON.stringify(build, null, 2)}\n`);
  return build;
}

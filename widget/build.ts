/**
 * Makes everything a browser loads: `dist/visitor` (gate and chunks), `dist/receipt` (what opens
 * an answer on the receipt page), `dist/secretariat` (the inbox),
 * and for editors server/sites/site.schema.json and widget/custom-elements.json.
 * Run directly it prints what each file costs a visitor.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { createBuilder } from 'vite';
import { writeSiteJsonSchema } from '../server/sites/site-json-schema.ts';
import { writeElementsManifest } from './elements-manifest.ts';
import { makePinned } from './make-pinned.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** What a build depends on; the same text gives the same files. */
const sources = ['widget/**/*.{ts,html,css}', 'server/sites/*.ts', 'vite.config.ts', 'package-lock.json'];
const environments = ['visitor', 'receipt', 'secretariat'] as const;
/** Longer than the script of a site may be used from a cache (server/sites/script.routes.ts). */
const keptMs = 8 * 86_400_000;
type EnvironmentName = (typeof environments)[number];

/** Builds what was not made from exactly these sources yet. Safe when several processes call it at once. */
export async function buildIfStale(names: readonly EnvironmentName[] = environments): Promise<void> {
  const from = sourceHash();
  for (const name of names)
    if (!existsSync(stampOf(name)) || readFileSync(stampOf(name), 'utf8') !== from) await build(name);
}

/** Builds one set beside the standing one, then puts every file in its place. Gives back the names of its files. */
export async function build(name: EnvironmentName): Promise<string[]> {
  const from = sourceHash();
  const fresh = join(dist, `.${name}-${process.pid}`);
  try {
    const builder = await createBuilder({
      root,
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'warn',
      environments: { [name]: { build: { outDir: fresh } } },
    });
    await builder.build(builder.environments[name]!);
    if (name === 'secretariat') putPageAtTop(fresh);
    else if (name === 'visitor') {
      refuseImportsOfTheGate(fresh);
      await makePinned(root, fresh);
    }
    const made = filesIn(fresh);
    replace(join(dist, name), fresh);
    writeFileSync(stampOf(name), from);
    return made;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function stampOf(name: EnvironmentName): string {
  return join(dist, `${name}-built-from.txt`);
}

/** Vite keeps the page's folder; the inbox is the root of its own origin. */
function putPageAtTop(folder: string): void {
  renameSync(join(folder, 'widget/inbox/index.html'), join(folder, 'index.html'));
  rmSync(join(folder, 'widget'), { recursive: true });
}

/**
 * The gate is served under each site's own name, so a chunk that imports it would load a second gate
 * (or none). Chunks get what they need as arguments instead.
 */
function refuseImportsOfTheGate(folder: string): void {
  for (const file of readdirSync(join(folder, 'a')))
    if (/["'](?:\.\.\/|\.\/)gate\.js["']/.test(readFileSync(join(folder, 'a', file), 'utf8')))
      throw new Error(`a/${file} imports the gate: pass what it needs as an argument`);
}

/**
 * Moves the fresh files over the old ones, the gate after its chunks. A visitor's browser may use a gate that is
 * up to a week old, so chunks of earlier builds stay until no gate can ask for them any more.
 */
function replace(folder: string, fresh: string): void {
  const files = filesIn(fresh).sort((one, other) => depth(other) - depth(one));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    renameSync(join(fresh, file), join(folder, file));
  }
  for (const file of filesIn(folder)) {
    // Another process may have been here first.
    const found = statSync(join(folder, file), { throwIfNoEntry: false });
    if (found && !files.includes(file) && Date.now() - found.mtimeMs > keptMs)
      rmSync(join(folder, file), { force: true });
  }
}

function sourceHash(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((pattern) => globSync(pattern, { cwd: root })).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)));
}

function depth(file: string): number {
  return file.split('/').length;
}

/** Brotli at its best setting, as a web server sends it. */
export function brotliBytes(bytes: Uint8Array | string): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

if (import.meta.main) {
  writeSiteJsonSchema();
  writeElementsManifest();
  for (const name of environments) {
    const made = await build(name);
    for (const file of made.filter((each) => !each.endsWith('.json')).sort()) {
      const bytes = brotliBytes(readFileSync(join(dist, name, file)));
      console.log(`${String(bytes).padStart(7)} br  ${name}/${file}`);
    }
  }
}

/**
 * Makes everything a browser loads: `dist/visitor` (gate and chunks), `dist/secretariat` (the inbox),
 * and server/sites/site.schema.json for editors. Run directly it prints what each file costs a visitor.
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
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { createBuilder } from 'vite';
import { z } from 'zod';
import { siteSchema } from '../server/sites/site-schema.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** What a build depends on; the same text gives the same files. */
const sources = ['widget/**/*.{ts,html,css}', 'server/sites/*.ts', 'vite.config.ts', 'package-lock.json'];
const environments = ['visitor', 'secretariat'] as const;

/** Builds unless `dist/` was made from exactly these sources. Safe when several processes call it at once. */
export async function buildIfStale(): Promise<void> {
  const stamp = join(dist, 'built-from.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash()) return;
  await build();
}

/** Builds both sets beside the standing ones, then puts every file in its place at once, the gate last. */
export async function build(): Promise<void> {
  const from = sourceHash();
  const fresh = join(dist, `.new-${process.pid}`);
  try {
    for (const name of environments) {
      if (name === 'secretariat' && !existsSync(join(root, 'widget/secretariat.ts'))) continue;
      const builder = await createBuilder({
        root,
        configFile: join(root, 'vite.config.ts'),
        logLevel: 'warn',
        environments: { [name]: { build: { outDir: join(fresh, name) } } },
      });
      await builder.build(builder.environments[name]!);
    }
    if (existsSync(join(fresh, 'secretariat'))) putPageAtTop(join(fresh, 'secretariat'));
    refuseImportsOfTheGate(join(fresh, 'visitor'));
    for (const name of environments) replace(join(dist, name), join(fresh, name));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  writeFileSync(join(dist, 'built-from.txt'), from);
  writeSchema();
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

/** Moves the fresh files over the old ones, each in one step, and only then removes what is no longer made. */
function replace(folder: string, fresh: string): void {
  const files = filesIn(fresh).sort((one, other) => depth(other) - depth(one));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    renameSync(join(fresh, file), join(folder, file));
  }
  for (const file of filesIn(folder)) if (!files.includes(file)) rmSync(join(folder, file), { force: true });
}

function writeSchema(): void {
  const schema = z.toJSONSchema(siteSchema, { io: 'input' });
  const file = join(root, 'server/sites/site.schema.json');
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
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
  await build();
  for (const name of environments)
    for (const file of filesIn(join(dist, name)).sort())
      if (!file.endsWith('.json'))
        console.log(
          `${String(brotliBytes(readFileSync(join(dist, name, file)))).padStart(7)} br  ${name}/${file}`,
        );
}

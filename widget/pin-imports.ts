/**
 * Build step for the pinned gate only: every `import('x.ts')` in our sources becomes `loadPinned(…)` of the file that
 * the living build made of it, with all that this file imports in turn. So the same files serve both tags.
 * What only decides what to load next stands in the gate itself: then each of those is asked for when it is needed.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync, Visitor } from 'vite';
import type { PinnedFile } from './pinned/pinned-files.ts';

/** What Vite says of each file that it made; keys are sources, or `_name` for a file that several share. */
type Manifest = Record<
  string,
  { file: string; src?: string; isEntry?: true; imports?: string[]; dynamicImports?: string[] }
>;

const loader = 'widget/pinned/load-pinned.ts';
const placeholder = 'PRIVACYLOKET_FILES';
/** Files that load others; in the pinned gate they are not loaded themselves. */
const inGate = ['widget/parts.ts', 'widget/consent/effects.ts'];

/** A Vite plugin. `made` is the folder of the living build, `root` that of the sources. */
export function pinImports(made: string, root: string) {
  const manifest = JSON.parse(readFileSync(join(made, 'manifest.json'), 'utf8')) as Manifest;
  const keys = Object.keys(manifest)
    .filter((key) => !manifest[key]!.isEntry)
    .sort();
  const used = new Set<string>();
  // By place in the manifest, not by turn: sources are read side by side, and the same ones must give the same gate.
  const number = (key: string) => {
    used.add(key);
    return keys.indexOf(key);
  };

  /** The numbers of a file's step; each after what it imports, the file itself after its own imports. */
  const stepOf = (entry: string): number[] => {
    const step: string[] = [];
    const seen = new Set<string>();
    const add = (key: string, later: string[]) => {
      if (seen.has(key) || !keys.includes(key)) return;
      seen.add(key);
      const { imports = [], dynamicImports = [] } = manifest[key]!;
      for (const each of imports) add(each, later);
      step.push(key);
      later.push(...dynamicImports);
    };
    for (const waiting = [entry]; waiting.length > 0; ) add(waiting.shift()!, waiting);
    return step.map(number);
  };

  return {
    name: 'pin-imports',
    enforce: 'pre' as const,
    applyToEnvironment: (environment: { name: string }) => environment.name === 'pinned',
    transform(code: string, id: string) {
      const file = relative(root, id.split('?')[0]!);
      if (!file.startsWith('widget/') || !file.endsWith('.ts')) return null;
      const call = (source: string) => {
        const key = join(dirname(file), source);
        if (!manifest[key]) throw new Error(`${file} imports ${source}, of which no file was made`);
        return `loadPinned(${number(key)}, [${stepOf(key)}])`;
      };
      if (file === loader) return null;
      const standing: string[] = [];
      const text = rewritten(code, (source) => {
        if (!inGate.includes(join(dirname(file), source))) return call(source);
        standing.push(`import * as inGate${standing.length} from '${source}';\n`);
        return `Promise.resolve(inGate${standing.length - 1})`;
      });
      if (text === code) return null;
      const from = relative(dirname(file), loader);
      const load = `import { loadPinned } from '${from.startsWith('.') ? from : `./${from}`}';\n`;
      return { code: load + standing.join('') + text, map: null };
    },
    /** The list, once it is known what is asked for. */
    generateBundle(_: unknown, bundle: Record<string, { code?: string }>) {
      const files = JSON.stringify(keys.map((key) => (used.has(key) ? pinned(made, manifest[key]!) : 0)));
      for (const each of Object.values(bundle)) each.code &&= each.code.replace(placeholder, () => files);
    },
  };
}

/** Words of one language are loaded where the page speaks it; Dutch is what every part falls back on. */
function pinned(made: string, { file, src }: Manifest[string]): PinnedFile {
  const sha256 = createHash('sha256')
    .update(readFileSync(join(made, file)))
    .digest('base64');
  const language = /^widget\/words\/[a-z]+-([a-z]{2})\.ts$/.exec(src ?? '')?.[1];
  const name = file.replace(/^a\//, '');
  return language && language !== 'nl' ? [name, sha256, language] : [name, sha256];
}

/** The source with `call(x)` in place of each `import(x)`. Throws for one that names no file of ours. */
function rewritten(code: string, call: (source: string) => string): string {
  const found: { start: number; end: number; source: string }[] = [];
  new Visitor({
    ImportExpression({ start, end, source }) {
      if (source.type !== 'Literal' || typeof source.value !== 'string' || !source.value.startsWith('.'))
        throw new Error(`an import() of the pinned gate must name its file: ${code.slice(start, end)}`);
      found.push({ start, end, source: source.value });
    },
  }).visit(parseSync('source.ts', code).program);
  let text = '';
  let at = 0;
  for (const { start, end, source } of found.sort((one, other) => one.start - other.start)) {
    text += code.slice(at, start) + call(source);
    at = end;
  }
  return text + code.slice(at);
}

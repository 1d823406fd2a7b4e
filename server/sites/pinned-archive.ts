/**
 * Every pinned gate that this server ever had, with all the files that it may ask for: a page that names one by its
 * hash works as long as the page stands, whatever was built since. Copied at start into the data folder, never removed.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { GateMissing } from './embed-script.ts';

const gate = z.object({
  /** Its name without `.js`: the first 24 hexadecimal digits of the SHA-256 of its text. */
  hash: z.string().regex(/^[0-9a-f]{24}$/),
  /** For the tag: `sha384-…`. */
  integrity: z.string().regex(/^sha384-[A-Za-z0-9+/]{64}$/),
});
const built = gate.extend({ files: z.array(z.string().regex(/^[\w-][\w.-]*\.js$/)).min(1) });
/** `made`: ISO instant at which this server first had it. */
const kept = gate.extend({ made: z.iso.datetime() });

export type PinnedGate = z.infer<typeof kept>;

export interface PinnedArchive {
  newest: PinnedGate;
  /** Newest first, `newest` among them. */
  known: readonly PinnedGate[];
  /** Holds `p/` and `a/`. */
  folder: string;
}

/** Archives what was built last; `now` in ms. Throws `GateMissing` where that is missing, or not what it says it is. */
export function openPinnedArchive(options: { dist: string; dataDir: string; now: number }): PinnedArchive {
  const made = join(options.dist, 'visitor');
  const folder = join(options.dataDir, 'pinned');
  const { hash, integrity, files } = newestBuild(made);
  for (const place of ['p', 'a']) mkdirSync(join(folder, place), { recursive: true, mode: 0o700 });
  for (const file of [...files.map((each) => `a/${each}`), `p/${hash}.js`])
    keep(join(folder, file), () => readFileSync(join(made, file)));
  // Last: what is listed is there.
  const first = { hash, integrity, made: new Date(options.now).toISOString() };
  keep(join(folder, `${hash}.json`), () => `${JSON.stringify(first)}\n`);
  const known = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{24}\.json$/.test(name))
    .map((name) => kept.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .sort((one, other) => other.made.localeCompare(one.made));
  return { newest: known.find((each) => each.hash === hash)!, known, folder };
}

/** What `pinned.json` in the folder of the visitor's files says, checked. Throws `GateMissing`. */
export function newestBuild(made: string): z.infer<typeof built> {
  try {
    const build = built.parse(JSON.parse(readFileSync(join(made, 'pinned.json'), 'utf8')));
    const text = readFileSync(join(made, 'p', `${build.hash}.js`));
    const digest = (name: string, encoding: 'hex' | 'base64') =>
      createHash(name).update(text).digest(encoding);
    if (!digest('sha256', 'hex').startsWith(build.hash)) throw new Error('its name is not its hash');
    if (`sha384-${digest('sha384', 'base64')}` !== build.integrity)
      throw new Error('its integrity is not its own');
    for (const file of build.files)
      if (!existsSync(join(made, 'a', file))) throw new Error(`${file} is missing`);
    return build;
  } catch (cause) {
    throw new GateMissing(`the pinned gate in ${made} can't be used`, cause);
  }
}

/** Whole or not at all, also when the power goes; what is there already stays as it is. */
function keep(file: string, bytes: () => string | Uint8Array): void {
  if (existsSync(file)) return;
  const fresh = `${file}.new`;
  const handle = openSync(fresh, 'w', 0o600);
  try {
    const content = Buffer.from(bytes());
    for (let at = 0; at < content.length; ) at += writeSync(handle, content, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, file);
}

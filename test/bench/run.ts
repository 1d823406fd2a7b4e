/**
 * `npm run bench -- <name> [--json]`: runs `./<name>.ts`'s `bench()` and prints what it measured as a table;
 * with --json the last line is the same as one line of JSON.
 */
import { readdirSync } from 'node:fs';

/** One measured figure; `limit` is what it has to stay under, where there is such a promise. */
export type Figure = number | string | { value: number; limit: number };
/** What a benchmark answers: figures by name, in the unit that the name ends with (Br = brotli bytes, Ms). */
export type Figures = Record<string, Figure>;
/** What a benchmark file exports. */
export interface Bench {
  bench(): Promise<Figures>;
}

const named = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length));

if (import.meta.main) await main();

async function main(): Promise<void> {
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length || !named.length) {
    if (unknown.length) console.error(`no benchmark called ${unknown.join(', ')}`);
    console.error(`usage: npm run bench -- <${known.join(' | ')}> [--json]`);
    process.exitCode = 2;
    return;
  }
  let within = true;
  for (const name of named) {
    const { bench } = (await import(`./${name}.ts`)) as Bench;
    const figures = await bench();
    console.log(`\n${name}`);
    for (const [what, figure] of Object.entries(figures)) console.log(row(what, figure));
    within &&= Object.values(figures).every(isWithin);
    if (process.argv.includes('--json')) console.log(JSON.stringify({ bench: name, ...plain(figures) }));
  }
  process.exitCode = within ? 0 : 1;
}

function row(what: string, figure: Figure): string {
  const { value, limit } = typeof figure === 'object' ? figure : { value: figure, limit: undefined };
  const shown = typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 3 }) : value;
  const verdict =
    limit === undefined
      ? ''
      : `  (limit ${limit.toLocaleString('en')}${isWithin(figure) ? '' : ': TOO MUCH'})`;
  return `  ${what.padEnd(28)} ${shown.padStart(12)}${verdict}`;
}

function isWithin(figure: Figure): boolean {
  return typeof figure !== 'object' || figure.value <= figure.limit;
}

function plain(figures: Figures): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(figures).map(([what, figure]) => [
      what,
      typeof figure === 'object' ? figure.value : figure,
    ]),
  );
}

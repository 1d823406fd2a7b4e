/**
 * `npm run bench -- <name> [--json]`: runs `./<name>.ts`'s `bench()` and prints what it measured as a table;
 * with --json the last line is the same as one line of JSON.
 */
import { readdirSync } from 'node:fs';

/** One measured figure; where there is such a promise, `limit` is what it stays under and `least` what it reaches. */
export type Figure = number | string | { value: number; limit: number } | { value: number; least: number };
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
  const value = typeof figure === 'object' ? figure.value : figure;
  const shown = typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 3 }) : value;
  const verdict =
    typeof figure === 'object' ? `  (${promiseOf(figure)}${isWithin(figure) ? '' : ': NOT REACHED'})` : '';
  return `  ${what.padEnd(28)} ${shown.padStart(12)}${verdict}`;
}

function promiseOf(figure: Figure & object): string {
  return 'limit' in figure
    ? `limit ${figure.limit.toLocaleString('en')}`
    : `at least ${figure.least.toLocaleString('en')}`;
}

function isWithin(figure: Figure): boolean {
  if (typeof figure !== 'object') return true;
  return 'limit' in figure ? figure.value <= figure.limit : figure.value >= figure.least;
}

function plain(figures: Figures): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(figures).map(([what, figure]) => [
      what,
      typeof figure === 'object' ? figure.value : figure,
    ]),
  );
}

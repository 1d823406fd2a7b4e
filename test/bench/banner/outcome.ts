/** Rounds to figures: per contestant the median of each measure, times and bytes over those of the bare page. */
import type { Figures } from '../run.ts';
import { floors } from './contestants/floors.ts';
import { bare } from './contestants/privacyloket.ts';
import type { FirstVisit, ReturningVisit } from './visit.ts';

/** What was measured of each contestant, by name; of a floor the returning visit alone. */
export type Round = Map<string, { first?: FirstVisit; returning: ReturningVisit }>;

type Measured = { first: FirstVisit; returning: ReturningVisit };

/** Each measure of one contestant in one round; `page` is the bare page in the same round. */
const measures: Readonly<Record<string, (of: Measured, page: Measured) => number>> = {
  visibleMs: ({ first }) => first.visibleMs,
  visibleOverPaint: ({ first }, page) => first.visibleMs / page.first.fcpMs,
  settledMs: ({ first }) => first.settledMs,
  scriptMs: ({ first }, page) => first.scriptMs - page.first.scriptMs,
  returningScriptMs: ({ returning }, page) => returning.scriptMs - page.returning.scriptMs,
  bytes: ({ first }, page) => first.bytes - page.first.bytes,
  returningBytes: ({ returning }, page) => returning.bytes - page.returning.bytes,
  releasedMs: ({ first }) => first.releasedMs,
  cls: ({ first }) => first.cls,
};

/** What ours must stay under. */
const limits: Readonly<Record<string, number>> = {
  visibleOverPaint: 1.2,
  returningScriptMs: 8,
  releasedMs: 12,
  cls: 0,
};
const ours = 'privacyloket';

/** `<measure>` for ours, with its limit; `<measure>.<peer>` for the others; our place among all in time to be seen. */
export function figuresOf(rounds: readonly Round[]): Figures {
  const figures: Figures = {
    barePaintMs: middle(rounds.map((round) => round.get(bare.name)!.first!.fcpMs)).median,
  };
  for (const name of namesIn(rounds))
    for (const measure of Object.keys(measures)) {
      const { median: value } = spreadOf(rounds, name, measure);
      const limit = limits[measure];
      figures[name === ours ? measure : `${measure}.${name}`] =
        name === ours && limit !== undefined ? { value, limit } : value;
    }
  for (const { name } of floors)
    figures[`returningScriptMs.${name}`] = spreadOf(rounds, name, 'returningScriptMs').median;
  for (const measure of ['visibleMs', 'settledMs'])
    figures[`${measure.slice(0, -2)}Place`] = { value: placeOf(rounds, measure), limit: 1 };
  return figures;
}

/** A line for each contestant: the median, and between brackets the middle half of the rounds. */
export function table(rounds: readonly Round[]): string {
  const head = ['', ...Object.keys(measures)];
  const lines = namesIn(rounds).map((name) => [
    name,
    ...Object.keys(measures).map((measure) => {
      const { median, low, high } = spreadOf(rounds, name, measure);
      return low === high ? shown(median) : `${shown(median)} (${shown(low)}-${shown(high)})`;
    }),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]!.length)));
  return [head, ...lines]
    .map((line) => line.map((cell, column) => cell.padStart(widths[column]!)).join('  '))
    .join('\n');
}

function namesIn(rounds: readonly Round[]): string[] {
  return [...rounds[0]!].flatMap(([name, { first }]) => (first && name !== bare.name ? name : [])).sort();
}

function spreadOf(rounds: readonly Round[], name: string, measure: string) {
  const of = (round: Round, who: string) => round.get(who) as Measured;
  return middle(rounds.map((round) => measures[measure]!(of(round, name), of(round, bare.name))));
}

/** 1 when nobody was sooner. */
function placeOf(rounds: readonly Round[], measure: string): number {
  const own = spreadOf(rounds, ours, measure).median;
  return 1 + namesIn(rounds).filter((name) => spreadOf(rounds, name, measure).median < own).length;
}

function middle(values: number[]): { median: number; low: number; high: number } {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (part: number) => {
    const place = (sorted.length - 1) * part;
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return Math.round((low + (high - low) * (place % 1)) * 1000) / 1000;
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

function shown(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 });
}

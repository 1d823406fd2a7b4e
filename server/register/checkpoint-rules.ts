/**
 * Which lines of a register may go, and what the line says that stands for them. Whole years only, of which the last
 * day lies five years back or more (NE-16; Besluit elektronische gegevensverwerking door zorgaanbieders). Pure.
 */
import { addTerm, startOfDay } from '../retention/dutch-calendar.ts';

/** The law's own least. */
export const leastKeep = 'P5Y';

export interface Checkpoint {
  /** Its own number. */
  line: number;
  /** The number of the last line that it stands for. */
  replaces: number;
  /** The last day of the years that went, ISO date. */
  until: string;
  /** The hash of that last line: the oldest line that is left follows it. */
  head: string;
}

/** The last day of the years that may go at `now` (ms) where lines are kept for `keep`, an ISO 8601 duration. */
export function lastDayToGo(now: number, keep: string): string {
  const zone = 'Europe/Amsterdam';
  const year = Temporal.Instant.fromEpochMilliseconds(addTerm(now, `-${keep}`)).toZonedDateTimeISO(zone).year;
  return `${year - 1}-12-31`;
}

/** The first instant that is kept where everything until this day goes, in ms. */
export function firstToKeep(until: string): number {
  return startOfDay(Temporal.PlainDate.from(until).add({ days: 1 }).toString());
}

/** "until:2021-12-31 head:<hash>", as it stands in the line. */
export function checkpointDetail({ until, head }: Pick<Checkpoint, 'until' | 'head'>): string {
  return `until:${until} head:${head}`;
}

/** What a checkpoint's line says; days and hash are '' where it says nothing that can be read. */
export function checkpointOf(row: { number: number; replaces: number; detail: string }): Checkpoint {
  const [, until = '', head = ''] = /^until:(\d{4}-12-31) head:([\w-]{43})$/.exec(row.detail) ?? [];
  return { line: row.number, replaces: row.replaces, until, head };
}

/** Whether a checkpoint of this day may have stood for lines until its own. */
export function isOldEnough({ until }: Checkpoint, day: string): boolean {
  if (until === '') return false;
  const ends = Temporal.PlainDate.from(until).add(leastKeep);
  return Temporal.PlainDate.compare(ends, Temporal.PlainDate.from(day)) < 0;
}

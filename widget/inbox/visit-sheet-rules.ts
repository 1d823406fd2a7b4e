/** What goes along on paper to somebody's home, and until when the paper may exist. Pure. */
import { dayIn } from './date-words.ts';
import type { ShownAnswer } from './signed-answers.ts';

/** Long enough for a visit that is put off once. */
const sheetDays = 14;

/** Whom one visits, where, how to call, and what about: all that a visit needs to begin with. */
const needed = new Set(['phone', 'address', 'longtext']);

/** Never on paper that travels: a number that opens doors elsewhere, and what is no answer to read. */
const never = new Set(['bsn', 'file', 'consent']);

export interface SheetChoice extends ShownAnswer {
  /** On the sheet unless somebody takes it off. */
  chosen: boolean;
}

/** The answers that can go on the sheet, in the form's order. */
export function sheetChoices(asked: readonly ShownAnswer[]): SheetChoice[] {
  return asked
    .filter(({ kind, value }) => value.trim() !== '' && !never.has(kind))
    .map((answer) => ({ ...answer, chosen: needed.has(answer.kind) }));
}

/**
 * The day by which the sheet must be destroyed, as an ISO date: two weeks after it was printed, and never after the day
 * on which the message itself goes. `now` in milliseconds, `wipes` an ISO instant or null.
 */
export function destroyBy(now: number, wipes: string | null): string {
  const later = dayIn(now + sheetDays * 86_400_000);
  const gone = wipes === null ? later : dayIn(Date.parse(wipes));
  return gone < later ? gone : later;
}

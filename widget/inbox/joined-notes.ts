/**
 * What a browser has of a message's notes, and what an answer brings: a note that was sent a second time comes back
 * alone. Pure.
 */
import type { OpenedNote } from './worker-tasks.ts';

/** Each once, in the order in which they came. */
export function joinedNotes(had: readonly OpenedNote[], come: readonly OpenedNote[]): OpenedNote[] {
  const placeOf = ({ author, kind, number }: OpenedNote) => `${author} ${kind} ${number}`;
  const places = new Set(come.map(placeOf));
  const missing = had.filter((note) => !places.has(placeOf(note)));
  return [...missing, ...come].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

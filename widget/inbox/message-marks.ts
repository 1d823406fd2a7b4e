/**
 * What the marks of a message come to: its labels, and who takes it up. Whoever marks last wins, of each label apart, so
 * two people who mark at once lose nothing. Pure.
 */
import type { NoteContent, NotePlace } from '../envelope/note-content.ts';
import { folded } from './list-filter.ts';
import type { OpenedNote } from './worker-tasks.ts';

export interface Marks {
  /** As they were written last, in the order of the alphabet. */
  labels: readonly string[];
  /** Person id, '' for nobody. */
  assigned: string;
}

export const noMarks: Marks = { labels: [], assigned: '' };

/** The outcome of these marks, oldest first; what does not open counts for nothing, see `isComplete`. */
export function marksOf(notes: readonly OpenedNote[]): Marks {
  const labels = new Map<string, string>();
  let assigned = '';
  for (const { content } of notes) {
    if (!content || 'text' in content) continue;
    if ('assigned' in content) assigned = content.assigned;
    else if (content.on) labels.set(folded(content.label), content.label);
    else labels.delete(folded(content.label));
  }
  const shown = [...labels.values()].sort((one, other) => one.localeCompare(other, 'nl'));
  return { labels: shown, assigned };
}

/** A label as it is kept: without spaces around it, and one between words. '' is none. */
export function labelOf(typed: string): string {
  return typed.trim().replace(/\s+/g, ' ');
}

/** Whether every note opens and none is missing: each author counts theirs from 1. */
export function isComplete(notes: readonly OpenedNote[]): boolean {
  const next = new Map<string, number>();
  return notes.every(({ kind, author, number, content }) => {
    const key = `${kind} ${author}`;
    const due = (next.get(key) ?? 0) + 1;
    next.set(key, due);
    return content !== null && number === due;
  });
}

/** The number that an author's next note of this kind has. */
export function nextNumber(
  notes: readonly Pick<NotePlace, 'kind' | 'author' | 'number'>[],
  kind: NotePlace['kind'],
  author: string,
): number {
  return notes.filter((each) => each.kind === kind && each.author === author).length + 1;
}

/** Whether a mark would change nothing: then it needs not be written. */
export function isIdle(marks: Marks, content: NoteContent): boolean {
  if ('text' in content) return false;
  if ('assigned' in content) return marks.assigned === content.assigned;
  const has = marks.labels.some((label) => folded(label) === folded(content.label));
  return has === content.on;
}

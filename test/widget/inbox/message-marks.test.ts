import { describe, expect, it } from 'vitest';
import type { NoteContent } from '../../../widget/envelope/note-content.ts';
import { isComplete, isIdle, labelOf, marksOf, nextNumber } from '../../../widget/inbox/message-marks.ts';
import type { OpenedNote } from '../../../widget/inbox/worker-tasks.ts';

const written = (author: string, number: number, content: NoteContent | null): OpenedNote => ({
  kind: content && 'text' in content ? 'text' : 'mark',
  author,
  number,
  at: '',
  content,
});

describe('marksOf', () => {
  it('loses nothing of two people who mark at once: the newest counts, of each label apart', () => {
    const marks = [
      written('anna', 1, { label: 'spoed', on: true }),
      written('bea', 1, { label: 'tolk', on: true }),
      written('anna', 2, { label: 'Spoed', on: false }),
      written('bea', 2, { assigned: 'anna' }),
      written('anna', 3, { label: 'bellen', on: true }),
      written('anna', 4, { assigned: 'bea' }),
    ];
    expect(marksOf(marks)).toEqual({ labels: ['bellen', 'tolk'], assigned: 'bea' });
    expect(isComplete(marks)).toBe(true);
  });

  it('writes a label as it was written last, and skips what does not open', () => {
    const marks = [
      written('anna', 1, { label: 'spoed', on: true }),
      written('anna', 2, null),
      written('bea', 1, { label: 'SPOED', on: true }),
    ];
    expect(marksOf(marks).labels).toEqual(['SPOED']);
    expect(isComplete(marks)).toBe(false);
  });
});

describe('isComplete', () => {
  it('misses a note that is not there: each author counts from 1, of each kind', () => {
    const [one, two] = [written('anna', 1, { text: 'a' }), written('anna', 2, { text: 'b' })];
    expect(isComplete([one, written('anna', 1, { assigned: '' }), two])).toBe(true);
    expect(isComplete([two])).toBe(false);
    expect(isComplete([one, one])).toBe(false);
    expect([nextNumber([one, two], 'text', 'anna'), nextNumber([one, two], 'text', 'bea')]).toEqual([3, 1]);
  });
});

it('a label is kept without needless spaces, and a mark that changes nothing is not written', () => {
  expect(labelOf('  bel   terug ')).toBe('bel terug');
  const marks = { labels: ['Spoed'], assigned: '' };
  expect(isIdle(marks, { label: 'spoed', on: true })).toBe(true);
  expect(isIdle(marks, { label: 'spoed', on: false })).toBe(false);
  expect(isIdle(marks, { assigned: '' })).toBe(true);
});

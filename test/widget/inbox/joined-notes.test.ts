/** What is shown of a message's notes after an answer that brings all of them, or one alone. */
import { expect, it } from 'vitest';
import { joinedNotes } from '../../../widget/inbox/joined-notes.ts';
import type { OpenedNote } from '../../../widget/inbox/worker-tasks.ts';

const note = (author: string, number: number, minute: number): OpenedNote => ({
  kind: 'text',
  author,
  number,
  at: new Date(minute * 60_000).toISOString(),
  content: { text: `${author} ${number}` },
});
const [first, colleagues, second] = [note('anna', 1, 1), note('bea', 1, 2), note('anna', 2, 3)];

it('a note that comes alone, sent a second time, takes none of the others away', () => {
  expect(joinedNotes([first, colleagues], [second])).toEqual([first, colleagues, second]);
});

it('an answer with all of them brings each once, in the order in which they came', () => {
  expect(joinedNotes([first, second], [first, colleagues, second])).toEqual([first, colleagues, second]);
});

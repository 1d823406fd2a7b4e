/** What stands on and around the sheet for a home visit, in English. */
import type { visitWords as dutch } from './inbox-visit-nl.ts';

export const visitWords: typeof dutch = {
  title: 'Sheet for a home visit',
  why: 'One A4 to take along, with room to write.',
  choose: 'What goes on the sheet?',
  warning: (day) =>
    `Paper does not wipe itself. The sheet says that it must be gone by ${day}. Take no more along than you need.`,
  print: 'Print the sheet',
  printed: 'The sheet was printed. The register says so.',
  destroy: (day) => `Destroy this sheet by ${day}.`,
  heading: 'Home visit',
  who: 'Name',
  when: 'Day and time of the visit',
  goes: 'Who goes',
  notes: 'Notes',
  lost: 'Lost this sheet? Call the secretariat at once: it is a data breach.',
};

/** What the secretariat reads where it does one thing with many messages, in English. */
import type { manyWords as dutch } from './inbox-many-nl.ts';

export const manyWords: typeof dutch = {
  pick: 'Choose several',
  label: 'What do you do with the chosen messages?',
  chosen: (count) => `${count} chosen`,
  one: (name) => `Choose ${name}`,
  all: (count) => `Choose all ${count}`,
  none: 'Choose none',
  stop: 'Done',
  tooMany: (most) => `Choose ${most} messages at most.`,
  decide: 'Decide',
  labels: 'Label',
  putOn: 'Put on',
  takeOff: 'Take off',
  takes: 'Who takes this up?',
  assign: 'Assign',
  copies: 'Copy or print',
  copyWarning: 'A copy does not wipe itself. Wipe it yourself, also when the message is gone here.',
  csv: 'File for a spreadsheet (CSV)',
  json: 'File for another program (JSON)',
  print: 'Print',
  copied: (count) => (count === 1 ? 'Made a copy of 1 message.' : `Made a copy of ${count} messages.`),
  leftOut: (count) =>
    count === 1
      ? '1 message is not in it. It is restricted, gone, or does not open.'
      : `${count} messages are not in it. They are restricted, gone, or do not open.`,
  looking: 'Looking what this does …',
  sure: (outcome) => `${outcome}: are you sure?`,
  effect: (count, text) => `${count} ×  ${text}`,
  cannot: (count) =>
    count === 1
      ? 'This is impossible now with 1 message. Nothing happens to it.'
      : `This is impossible now with ${count} messages. Nothing happens to them.`,
  go: (count) => (count === 1 ? 'Yes, with 1 message' : `Yes, with ${count} messages`),
  busy: (count, of) => `Busy: ${count} of ${of} …`,
  did: (what, count) => (count === 1 ? `${what}: 1 message.` : `${what}: ${count} messages.`),
  refused: (count) => (count === 1 ? 'It failed with 1 message.' : `It failed with ${count} messages.`),
  until: (moment) => `This can be taken back until ${moment}.`,
  undone: (count) => (count === 1 ? 'Took back 1 message.' : `Took back ${count} messages.`),
  printTitle: 'Messages',
  notes: 'Notes',
  files: 'Attachments',
};

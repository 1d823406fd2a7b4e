/** What the register's page asks and says; part of inbox-en.ts. */
import type { registerPageWords as dutch } from './inbox-register-nl.ts';

export const registerPageWords: typeof dutch = {
  filter: 'Choose what you want to see',
  person: 'Who',
  everybody: 'Everybody',
  reference: 'Reference of the message',
  referenceHelp: 'Such as K7QM-3XPA. More than one is fine, with a space between them.',
  referenceWrong: 'A reference looks like this: K7QM-3XPA.',
  from: 'From',
  until: 'Until and including',
  show: 'Show',
  save: 'Save as a file',
  saved: 'The file is with your downloads. That you made it stands in the register.',
  fileName: 'register',
  older: 'Show older lines',
  none: 'There is no line that fits.',
  found: (count) => (count === 1 ? '1 line.' : `${count} lines.`),
  foundMore: (count) => `The newest ${count} lines. There are more.`,
  access: 'From address',
  seal: 'The seal of this register leaves by mail every week. Keep those mails: they show later whether lines are gone.',
  broken: 'Careful: these lines do not fit. A line is gone or was changed. Call your administrator.',
};

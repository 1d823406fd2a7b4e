/** Words of the page "Access": a person's own ways in, in English. */
import type { AccessWords } from './inbox-access-nl.ts';

export const accessWords: AccessWords = {
  heading: 'Your access',
  intro: 'This is how you get into the inbox. Make sure that you always have two ways.',
  passphrase: 'Passphrase',
  passphraseText: 'The seven words that you kept. This way always works.',
  passkey: 'Passkey',
  made: (day) => `Made on ${day}`,
  used: (day) => `Last used on ${day}`,
  unused: 'Not used yet',
  synced: 'Is on your other devices too',
  bound: 'Is on this one device only',
  now: 'You are signed in with this now',
  remove: 'Remove',
  removeOf: (day) => `Remove: passkey of ${day}`,
  removed: 'That passkey no longer works. Whoever was signed in with it is signed out now.',
  lost: 'Lost a device? Remove the passkey of that device here. After that it works nowhere any more.',
  add: 'Add a passkey',
  addText:
    'With a passkey you open the inbox with your finger, your face or a PIN. First prove that it is you.',
  addSubmit: 'Add',
  byPasskey: 'Prove it with a passkey',
  busy: 'Follow what your device asks …',
  added: 'The passkey works. You can sign in with it next time.',
  unknown: 'This browser knows no passkeys. Your passphrase does work here.',
  older: 'You joined with an older version. Ask for a new link and this is possible too.',
  missing: 'Fill in the seven words.',
  passkeys: {
    'no-prf': 'This passkey can not open the inbox. Choose another one, or use your passphrase.',
    'not-done': 'The passkey was not used. Try again, or use your passphrase.',
    'has-already': 'This device has a passkey for you already.',
  },
};

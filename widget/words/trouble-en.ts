/** What a form says when something is wrong, in plain English. */
import type { TroubleWords } from './trouble-nl.ts';

const notOpen = 'The form is not open yet.';
const lost = 'Your files did not arrive well. Send your message again, or call us.';
const notTrusted = 'We could not check who would read your message. That is why the form is off.';

export const words: TroubleWords = {
  closed: {
    'no-key': notOpen,
    'no-statement': notOpen,
    'no-reader': notOpen,
    'no-form': notOpen,
    offline: 'There is no connection now. Try again in a moment.',
    insecure: 'This page has no secure connection (https). That is why the form is off.',
    'old-browser': 'Your browser is too old to lock your message. A newer version can.',
    expired: 'The check on who reads your message is too old. Is the date on your device right?',
    'not-yet-valid': 'The date on your device is not right. Set it and try again.',
    unsigned: notTrusted,
    'wrong-key': notTrusted,
    'wrong-site': notTrusted,
    'too-old': notTrusted,
    malformed: notTrusted,
  },
  contact: 'You can call us or write to us.',
  refused: {
    'too-large': 'Your message is too long. Make it shorter and send it again.',
    'storage-full': 'Our server is full. Your message was not sent. Try later, or call us.',
    'unknown-form': 'This form no longer exists. Your message was not sent. Do call us.',
    'id-taken': 'Perhaps your message has arrived. Check with your receipt code, or call us.',
    closed: 'The form has just closed. Your message was not sent. Do call us.',
    expired: 'Your message waited 7 days and was not sent. Try again, or call us.',
    'file-gone': 'A file is gone or has changed. Remove it and choose it again.',
    'files-lost': lost,
    'files-missing': lost,
    other: 'Your message was not sent. Try again, or call us.',
  },
  changed: 'Check these questions:',
  wipedOn: (day) => `That was on ${day}.`,
  sure: 'Are you sure? We then erase your message at once.',
  yes: 'Yes, erase my message',
  no: 'No, keep it',
  failed: 'That did not work. Your message is still there. Try again, or call us.',
  held: 'Your message can not go now. A complaint or case is still open. Do call us.',
  earlier: {
    waits: (reference) => `A message of yours is still waiting (${reference}). We are sending it now.`,
    sent: (reference) => `Your earlier message ${reference} has now been sent.`,
    wiped: (reference) => `Your earlier message ${reference} has been erased.`,
    lost: (reference) =>
      `Your earlier message ${reference} did not arrive. Fill in the form again, or call us.`,
  },
};

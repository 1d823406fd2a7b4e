/** Words of the page "People" and of the promise of secrecy, in English. */
import type { PeopleWords } from './inbox-people-nl.ts';
import { secrecyEn } from './secrecy.ts';

export const peopleWords: PeopleWords = {
  heading: 'People',
  intro: 'These people can use the inbox. Never give your own words to a colleague.',
  roles: {
    administrator: 'Administrator',
    secretariat: 'Secretariat',
    carer: 'Carer',
    'privacy-officer': 'Privacy officer',
  },
  mayDo: {
    administrator: 'Reads messages and decides. Invites people too.',
    secretariat: 'Reads messages and decides on them.',
    carer: 'Reads only what a colleague shares.',
    'privacy-officer': 'Reads the register, the incidents and the disclosures. Reads no messages.',
  },
  you: 'you',
  since: (day) => `Joined on ${day}`,
  signedIn: (day) => `Last signed in on ${day}`,
  neverBack: 'Has not signed in again yet',
  notReady: 'Has not finished setting up',
  secrecy: (day) => `Promised secrecy on ${day}`,
  noSecrecy: 'Has not promised secrecy yet',
  notReader: 'Is not on the published list yet',
  open: 'Open links',
  noOpen: 'There are no open links.',
  until: (moment) => `Works until ${moment}`,
  withdraw: 'Withdraw',
  withdrawn: 'The link no longer works.',
  withdrawFor: (role) => `Withdraw: link for ${role}`,
  invite: 'Invite a colleague',
  inviteText: 'You get a link for one person. It works once, and for 24 hours at most.',
  role: 'What will your colleague do?',
  make: 'Make the link',
  made: (role) => `Link for ${role}`,
  madeText:
    'You see this link once. Give it to your colleague only. Whoever has the link can join as that colleague.',
  copy: 'Copy the link',
  linkLabel: 'Link to join with',
  done: 'Done',
  give: 'Give access to kept messages',
  giving: 'Kept messages',
  givingAt: (looked, total) => `Looked at ${looked} of ${total} messages …`,
  givenTo: (given, unable) =>
    `Done. ${given === 1 ? '1 message' : `${given} messages`} added. ${
      unable
        ? `${unable === 1 ? '1 message' : `${unable} messages`} can not come along: your colleague’s browser lacks that protection.`
        : 'Your colleague sees them after signing in again.'
    }`,
  leave: 'Take out of the inbox',
  leaveWho: (name) => `Take out of the inbox: ${name}`,
  leaveAsk: (name) => `Is ${name} leaving?`,
  leaveSteps: [
    'Signing in is not possible any more then. Whoever is signed in now is signed out at once.',
    'The keys are wiped. This can not be undone.',
    'The list of readers is signed and published anew.',
    'What this colleague did stays in the register.',
  ],
  leaveSure: 'Yes, take out',
  goneHeading: (name) => `${name} can no longer use the inbox`,
  goneText:
    'The new list of readers is published. Now put the new line in your website too. Then your form no longer takes the old list.',
  goneLater:
    'The new list of readers follows as soon as the first administrator signs in. Ask for that today.',
  goneTag: 'To the new line',
  secrecyHeading: 'You promise secrecy',
  secrecyText: 'Everybody who reads here promises this. The day and the text go into the register.',
  secrecyLines: secrecyEn,
  promise: 'I promise',
};

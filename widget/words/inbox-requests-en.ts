/** What the secretariat reads about requests and complaints, in plain English; part of inbox-en.ts. */
import type { requestWords as dutch, RequestReason } from './inbox-requests-nl.ts';

export const requestReasons: Record<RequestReason, string> = {
  'called-number': 'Called the number in the message',
  'saw-document': 'Saw a document',
  known: 'We know this person',
  granted: 'Granted',
  partly: 'Partly granted',
  refused: 'Refused',
  'refused-excessive': 'Refused: too much asked',
  'refused-unfounded': 'Refused: without grounds',
  'fee-asked': 'Fee asked',
  'nothing-found': 'Nothing found',
  withdrawn: 'Withdrawn',
  'law-keeps': 'The law obliges us to keep this',
  'rights-of-others': 'It is about somebody else too',
  'needed-for-claim': 'It is needed for a legal claim',
  'not-applicable': 'This right does not apply here',
  'not-identified': 'We are not sure who asks',
  repeated: 'The same was asked before',
  'too-much': 'It asks for an excessive amount of work',
  access: 'Access',
  recipients: 'Who got the data',
  correction: 'Correction',
  erasure: 'Erasure',
  restriction: 'Restriction',
  objection: 'Objection',
  portability: 'Portability',
  withdrawal: 'Withdrawal of consent',
};

export const requestWords: typeof dutch = {
  channels: {
    letter: 'by letter',
    mail: 'by mail',
    phone: 'by phone',
    counter: 'at the counter',
  },
  entered: (channel, day) => `Came in ${channel}. Entered on ${day}.`,
  heading: 'Requests and complaints',
  intro: 'What has to be ready first is on top.',
  none: 'No request and no complaint is open.',
  closed: (count) =>
    count === 1 ? '1 was closed and is still kept.' : `${count} were closed and are still kept.`,
  pages: { requests: 'Open', enter: 'New: not through the form', find: 'Find a person' },
  carryOutBy: (day, days) =>
    days < 0
      ? `Too late: it had to be done on ${day}`
      : days === 0
        ? 'Carry out today'
        : days === 1
          ? 'Carry out tomorrow at the latest'
          : `Carry out by ${day}, ${days} days left`,
  next: {
    identify: 'Now: know who it is',
    decide: 'Now: decide',
    'carry-out': 'Now: carry out',
    close: 'Now: close',
  },
  received: (day) => `Received on ${day}`,

  steps: {
    heading: 'Steps',
    identify: 'Know who it is',
    identifyHelp: 'Call the number in the message, or look at a document. Make no copy and note no number.',
    notNeeded: 'A complaint does not need this.',
    decide: 'Decide',
    unknownYet: 'Giving or wiping something is possible once you know who it is.',
    right: 'What is it about?',
    decision: 'What do you decide?',
    ground: 'Why?',
    record: 'Record the decision',
    incomplete: 'Choose an answer to each question.',
    later: 'Not ready in time? Choose ‘Decide later’ below and send the letter about it.',
    postponed: 'The term was extended once.',
    paying: 'You asked for money. The term goes on. Decide again once you know whether it was paid.',
    carryOut: 'Carry out',
    nothingToDo: 'Nothing has to be done.',
    done: 'It is done',
    close: 'Close',
    closeHelp: 'Send the letter. Then choose ‘Dealt with’ below.',
    closeFirst: 'This is possible once it was decided and carried out.',
    states: { done: 'done', now: 'now', later: 'later' },
    onDay: (what, day) => `${what}, on ${day}.`,
    deeds: {
      access: 'Find the person and print the overview.',
      recipients: 'Give the list of who got the data.',
      correction: 'Correct it, in the file too.',
      erasure: 'Find the person and wipe each message. Do not forget the file.',
      restriction: 'Hold the messages and do not use them.',
      objection: 'Stop the use that the objection is about.',
      portability: 'Find the person and give the data as a file.',
      withdrawal: 'Stop all that needed the consent.',
    },
    letter: 'Make the letter',
    noForm: 'Without the signed form we cannot make a letter.',
  },
  complaintDecisions: {
    granted: 'Well founded',
    partly: 'Partly well founded',
    refused: 'Not well founded',
    withdrawn: 'Withdrawn',
  },

  enter: {
    heading: 'New request or complaint',
    intro:
      'For what did not come through the form. It is sealed in this browser. The term counts from the day of receipt.',
    channel: 'How did it come in?',
    received: 'On which day?',
    receivedHelp: 'The day on which you got it. Today or in the past year.',
    kind: 'What is it?',
    right: 'What is it about?',
    name: 'Name of the person',
    phone: 'Phone number',
    optional: '(may stay empty)',
    text: 'What does the person ask?',
    textHelp: 'In short, or the letter retyped. No citizen service number and no document number.',
    submit: 'Seal and keep',
    saved: 'Kept. The term runs.',
    missing: {
      channel: 'Choose how it came in.',
      received: 'Choose a day. Today or in the past year.',
      kind: 'Choose what it is.',
      right: 'Choose what it is about.',
      name: 'Fill in a name. Not known? Then type ‘unknown’.',
      text: 'Write down what the person asks.',
    },
    faults: (count) => (count === 1 ? '1 answer is not right.' : `${count} answers are not right.`),
    tooLong: 'The text is too long to seal.',
    closed: 'There is no valid list of readers. Publish it first on the page Website.',
  },

  find: {
    heading: 'Find a person',
    intro:
      'For who lost the code. We look in all messages, in this browser only. The register says that you searched, not for whom.',
    looked: 'Name, phone number or mail address',
    lookedHelp: 'Accents, capitals and spaces in a number do not matter.',
    tooShort: 'Type at least two letters, or six digits of a number.',
    submit: 'Search',
    busy: (done) => `Searching. ${done} messages looked at …`,
    found: (count) => (count === 1 ? '1 message found.' : `${count} messages found.`),
    nothing: 'Nothing found. Then you now have nothing of this person in the inbox.',
    sealed: (count) =>
      count === 1 ? '1 message could not be opened by you.' : `${count} messages could not be opened by you.`,
    check:
      'Are you sure that it is this person? Call the number in the message, or look at a document. Make no copy.',
    open: 'Open this message',
    wipe: 'Does the person want it gone? Open the message and choose ‘Wipe on request’.',
    overview: 'Make a letter with an overview',
    nothingLetter: 'Make the letter ‘we have nothing’',
  },

  letter: {
    heading: 'Letter',
    intro: 'This letter stays in your browser. Print it, or make a pdf of it.',
    to: 'To',
    toHelp: 'Name and address, each on a line of its own.',
    more: 'What else do you want to say?',
    moreHelp: 'For instance what exactly you did, or which amount you ask.',
    print: 'Print the letter',
    close: 'Close the letter',
    language: 'The letter is always in Dutch.',
  },
};

/**
 * Every route of this server: who may ask it, and what it writes to the register. Pure; by-rule.ts keeps to it, a
 * test compares it with the routes that there are, and a route without a rule is open to nobody.
 */

import { formReaders, type Role, roles } from '../../widget/envelope/role.ts';
import type { RegisterEvent } from '../register/event-facts.ts';

export interface RouteRule {
  /** 'anyone' needs no session: visitors, and who is about to sign in. */
  may: readonly Role[] | 'anyone';
  /** The lines that it writes before its answer leaves, one of them for each answer that hands something out. */
  writes: readonly RegisterEvent[];
  /** Where it writes none, why that is right. */
  because?: string;
}

const signedIn = roles;
const logbookKeepers: readonly Role[] = [...formReaders, 'privacy-officer'];
const administrator: readonly Role[] = ['administrator'];
/** It tells what colleagues did and from where. */
const registerKeepers: readonly Role[] = ['administrator', 'privacy-officer'];

const page: RouteRule = { may: 'anyone', writes: [], because: 'A built file, the same for everybody.' };
const contact: RouteRule = { may: 'anyone', writes: [], because: 'Where a weakness is told of.' };
const shown: RouteRule = { may: 'anyone', writes: [], because: 'What the site says in public.' };
const ownState: RouteRule = {
  may: 'anyone',
  writes: [],
  because: 'A visitor looks at what they sent themselves; the receipt code is the proof of that.',
};
const proof: RouteRule = {
  may: 'anyone',
  writes: [],
  because: 'The row itself is the proof, append-only, and no member of staff has a part in it.',
};

/** The secretariat's origin, by method and path as Hono lists them. */
export const inboxRules: Readonly<Record<string, RouteRule>> = {
  'GET /': page,
  'GET /a/:file': page,
  'GET /.well-known/security.txt': contact,

  'POST /api/enrolments/inspect': {
    may: 'anyone',
    writes: [],
    because: 'Shows the holder of a link what it is for, which is public by then.',
  },
  'POST /api/enrolments/complete': { may: 'anyone', writes: ['enrolled', 'secrecy-confirmed'] },
  'POST /api/sessions/begin': {
    may: 'anyone',
    writes: [],
    because: 'The first half of signing in; it answers everybody alike.',
  },
  'POST /api/sessions': { may: 'anyone', writes: ['sign-in', 'sign-in-refused'] },
  'POST /api/sessions/challenge': {
    may: 'anyone',
    writes: [],
    because: 'A random number, for everybody alike.',
  },
  'POST /api/sessions/passkey': { may: 'anyone', writes: ['sign-in', 'sign-in-refused'] },
  'GET /api/sessions/current': { may: signedIn, writes: [], because: 'A person’s own name and own keys.' },
  'DELETE /api/sessions/current': { may: 'anyone', writes: ['sign-out'] },

  'GET /api/ways': { may: signedIn, writes: [], because: 'A person’s own ways in.' },
  'POST /api/ways/options': { may: signedIn, writes: [], because: 'Random numbers and one’s own name.' },
  'POST /api/ways': { may: signedIn, writes: ['way-added', 'way-refused'] },
  'PUT /api/ways/passphrase': { may: signedIn, writes: ['way-replaced', 'way-refused'] },
  'DELETE /api/ways/:id': { may: signedIn, writes: ['way-removed'] },

  'GET /api/people': { may: administrator, writes: [], because: 'Who works here, told to who manages that.' },
  'DELETE /api/people/:id': { may: administrator, writes: ['person-removed'] },
  'POST /api/invitations': { may: administrator, writes: ['invited'] },
  'DELETE /api/invitations/:id': { may: administrator, writes: ['invitation-withdrawn'] },

  'GET /api/directory': { may: signedIn, writes: [], because: 'Public keys and colleagues’ names.' },
  'GET /api/directory/statements/:version': { may: signedIn, writes: [], because: 'Published as it is.' },
  'POST /api/directory/challenge': { may: signedIn, writes: [], because: 'A riddle for one’s own keys.' },
  'POST /api/directory/proof': {
    may: signedIn,
    writes: [],
    because: 'The answer to it; nothing is handed out.',
  },
  'PUT /api/directory/statement': { may: administrator, writes: ['statement-published'] },

  'POST /api/submissions/list': { may: formReaders, writes: ['list-opened'] },
  'POST /api/submissions/unshared': {
    may: formReaders,
    writes: [],
    because: 'Sealed secrets, to the keys of who asks, of messages whose list they were handed already.',
  },
  'POST /api/submissions/rewrapped': { may: formReaders, writes: ['rewrapped'] },
  'POST /api/submissions/search': { may: formReaders, writes: ['searched'] },
  'POST /api/submissions/hand-out': { may: formReaders, writes: ['exported'] },
  'POST /api/submissions/:id/read': { may: formReaders, writes: ['read'] },
  'POST /api/submissions/:id/files/:file': { may: formReaders, writes: ['file-read'] },
  'POST /api/submissions/:id/state': {
    may: formReaders,
    writes: [],
    because: 'How a message stands, of which nothing is sealed and nothing was typed by a visitor.',
  },
  'POST /api/submissions/:id/mailed': { may: formReaders, writes: ['mailed-opened'] },
  'POST /api/submissions/:id/register': { may: formReaders, writes: ['register-opened'] },
  'POST /api/submissions/:id/outcomes': { may: formReaders, writes: ['outcome'] },
  'POST /api/submissions/:id/undo': { may: formReaders, writes: ['undo'] },
  'POST /api/submissions/:id/notes': { may: formReaders, writes: ['noted'] },
  'GET /api/views': { may: formReaders, writes: [], because: 'A person’s own, sealed to that person.' },
  'PUT /api/views': { may: formReaders, writes: [], because: 'Hands out nothing and is about nobody else.' },
  'GET /api/news': {
    may: formReaders,
    writes: [],
    because: 'Says that something changed and nothing of what; asking for that writes its own line.',
  },
  'POST /api/requests': { may: formReaders, writes: ['entered'] },
  'GET /api/answers': { may: formReaders, writes: [], because: 'The site’s own templates.' },

  'POST /api/logbook': { may: logbookKeepers, writes: ['logbook-written'] },
  'POST /api/logbook/list': { may: logbookKeepers, writes: ['logbook-opened'] },
  'POST /api/logbook/:id/read': { may: logbookKeepers, writes: ['logbook-read'] },
  'POST /api/exports': { may: logbookKeepers, writes: ['exported'] },
  'GET /api/mail': {
    may: administrator,
    writes: [],
    because: 'Which addresses of the settings take no mail; nothing of a message.',
  },

  'GET /api/register/chain': {
    may: signedIn,
    writes: [],
    because:
      'Hashes, by which every open inbox guards the register each minute; they say nothing of what happened.',
  },
  'POST /api/register/list': { may: registerKeepers, writes: ['register-opened'] },
  'POST /api/register/export': { may: registerKeepers, writes: ['register-exported'] },
};

/** What visitors' browsers talk to. Nothing here knows staff, so nothing needs a role. */
export const loketRules: Readonly<Record<string, RouteRule>> = {
  'GET /healthz': { may: 'anyone', writes: [], because: 'Says that the server runs.' },
  'GET /readyz': { may: 'anyone', writes: [], because: 'Says whether messages can come in.' },
  'GET /.well-known/gpc.json': shown,
  'GET /.well-known/security.txt': contact,
  'GET /:file{[a-z0-9-]+\\.js}': page,
  'GET /p/:file{[0-9a-f]{24}\\.js}': page,
  'GET /a/:file': page,
  'GET /verklaring.css': page,
  'GET /formulier/page.css': page,
  'GET /formulier/:file': page,
  'GET /bewijs/answers.js': page,
  'GET /bewijs.css': page,
  'GET /keuze.css': page,
  'GET /s/:site/pinned.json': shown,
  'GET /s/:site/details': shown,
  'GET /s/:site/statement': shown,
  'GET /s/:site/vertaling/:form/:language': shown,
  'GET /s/:site/verklaring': shown,
  'GET /s/:site/verklaring.json': shown,
  'GET /s/:site/formulier/:form': shown,
  'GET /s/:site/bewijs': shown,
  'GET /s/:site/keuze': shown,
  'POST /s/:site/keuze': ownState,
  'POST /s/:site/keuze/intrekken': proof,
  'POST /s/:site/consents': proof,
  'POST /s/:site/hits': { may: 'anyone', writes: [], because: 'Counted elsewhere, kept nowhere here.' },
  'POST /s/:site/submissions': { may: 'anyone', writes: [], because: 'The kept message says when it came.' },
  'POST /s/:site/uploads': { may: 'anyone', writes: [], because: 'A part of a message that may never come.' },
  'PUT /s/:site/uploads': { may: 'anyone', writes: [], because: 'A part of a message that may never come.' },
  'DELETE /s/:site/uploads': { may: 'anyone', writes: [], because: 'Takes back what was never a message.' },
  'POST /s/:site/receipts/state': ownState,
  'POST /s/:site/receipts/answers': { may: 'anyone', writes: ['answer-fetched'] },
  'POST /s/:site/receipts/withdraw': { may: 'anyone', writes: ['withdrawn'] },
};

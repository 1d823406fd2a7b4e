/**
 * What each event of the register is in the terms of NEN 7513 (NE-10, NE-11): what was done, to what, and what for.
 * Pure. They are written into the line itself, so that a later change here rewrites no past.
 */

export interface EventFacts {
  /** Create, read, update, delete, execute (RFC 3881, EventActionCode). */
  action: 'C' | 'R' | 'U' | 'D' | 'E';
  object: ObjectType;
  purpose: Purpose;
  /** 0 it was done, 4 it was refused (RFC 3881, EventOutcomeIndicator); 0 where nothing is said. */
  outcome?: 0 | 4;
}

/** What the opaque id of a line is the id of, or what the line is about where it has none. */
export type ObjectType =
  | 'message'
  | 'messages'
  | 'file'
  | 'answer'
  | 'logbook'
  | 'person'
  | 'session'
  | 'statement'
  | 'proofs'
  | 'ledger'
  | 'route'
  | 'register';

/** HL7 v3 PurposeOfUse: administration of clients, their own wish, compliance, keeping of records, the system itself. */
export type Purpose = 'PATADMIN' | 'PATRQT' | 'HCOMPL' | 'RECORDMGT' | 'HSYSADMIN';

/** An event that is not in here can't be written: the compiler asks for its line. */
export const eventFacts = {
  enrolled: { action: 'C', object: 'person', purpose: 'HSYSADMIN' },
  'secrecy-confirmed': { action: 'C', object: 'person', purpose: 'HSYSADMIN' },
  invited: { action: 'C', object: 'person', purpose: 'HSYSADMIN' },
  'invitation-withdrawn': { action: 'D', object: 'person', purpose: 'HSYSADMIN' },
  'person-removed': { action: 'D', object: 'person', purpose: 'HSYSADMIN' },
  rewrapped: { action: 'U', object: 'message', purpose: 'PATADMIN' },
  'way-added': { action: 'U', object: 'person', purpose: 'HSYSADMIN' },
  'way-replaced': { action: 'U', object: 'person', purpose: 'HSYSADMIN' },
  'way-removed': { action: 'U', object: 'person', purpose: 'HSYSADMIN' },
  'way-refused': { action: 'U', object: 'person', purpose: 'HSYSADMIN', outcome: 4 },
  'sign-in': { action: 'E', object: 'session', purpose: 'PATADMIN' },
  'sign-in-refused': { action: 'E', object: 'session', purpose: 'PATADMIN', outcome: 4 },
  'sign-out': { action: 'E', object: 'session', purpose: 'PATADMIN' },
  'not-allowed': { action: 'E', object: 'route', purpose: 'PATADMIN', outcome: 4 },
  'statement-published': { action: 'C', object: 'statement', purpose: 'HSYSADMIN' },
  'list-opened': { action: 'R', object: 'messages', purpose: 'PATADMIN' },
  read: { action: 'R', object: 'message', purpose: 'PATADMIN' },
  searched: { action: 'R', object: 'message', purpose: 'PATADMIN' },
  entered: { action: 'C', object: 'message', purpose: 'PATADMIN' },
  'file-read': { action: 'R', object: 'file', purpose: 'PATADMIN' },
  'mailed-opened': { action: 'R', object: 'message', purpose: 'PATADMIN' },
  outcome: { action: 'U', object: 'message', purpose: 'PATADMIN' },
  undo: { action: 'U', object: 'message', purpose: 'PATADMIN' },
  noted: { action: 'C', object: 'message', purpose: 'PATADMIN' },
  'answer-fetched': { action: 'R', object: 'answer', purpose: 'PATRQT' },
  withdrawn: { action: 'D', object: 'message', purpose: 'PATRQT' },
  wiped: { action: 'D', object: 'message', purpose: 'RECORDMGT' },
  sweep: { action: 'E', object: 'messages', purpose: 'RECORDMGT' },
  'ledger-confirmed': { action: 'E', object: 'ledger', purpose: 'HSYSADMIN' },
  'proofs-exported': { action: 'R', object: 'proofs', purpose: 'HCOMPL' },
  'logbook-written': { action: 'C', object: 'logbook', purpose: 'HCOMPL' },
  'logbook-opened': { action: 'R', object: 'logbook', purpose: 'HCOMPL' },
  'logbook-read': { action: 'R', object: 'logbook', purpose: 'HCOMPL' },
  exported: { action: 'R', object: 'message', purpose: 'PATADMIN' },
  'register-opened': { action: 'R', object: 'register', purpose: 'HCOMPL' },
  'register-exported': { action: 'R', object: 'register', purpose: 'HCOMPL' },
  sealed: { action: 'E', object: 'register', purpose: 'HCOMPL' },
  checkpoint: { action: 'D', object: 'register', purpose: 'RECORDMGT' },
} as const satisfies Readonly<Record<string, EventFacts>>;

export type RegisterEvent = keyof typeof eventFacts;

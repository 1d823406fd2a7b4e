/**
 * Everything that this server keeps, and for how long: a table without a line here does not compile, and a file that
 * turns up in the data folder without one fails the tests. The terms themselves are in the settings or in the room
 * that is named.
 */
import type { Tables } from '../store/tables.ts';

export interface StoreRule {
  /** How long, in words. */
  keeps: string;
  /** What enforces it. */
  by: string;
  /** Where nothing does, why that is right. */
  because?: string;
}

export const tableRules: Readonly<Record<keyof Tables, StoreRule>> = {
  submission: { keeps: 'by the retention rules of its day', by: 'retention/sweep' },
  file_chunk: {
    keeps:
      'as long as its message; where none came, 45 minutes after the last one, and two hours after its ticket at most',
    by: 'retention/wipe, uploads/forget-uploads',
  },
  upload: {
    keeps: 'until its message came, or 45 minutes after its last chunk, and two hours at most',
    by: 'uploads/forget-uploads',
  },
  outcome: { keeps: 'as long as its message', by: 'retention/wipe' },
  sealed_answer: { keeps: 'as long as its message', by: 'retention/wipe' },
  sealed_note: { keeps: 'as long as its message', by: 'retention/wipe' },
  mail: {
    keeps: 'until it was delivered; about one message at most as long as that',
    by: 'mail/send-due, retention/wipe',
  },
  reminder: { keeps: 'as long as its message', by: 'retention/wipe' },
  mail_hold: { keeps: 'until the inbox was opened', by: 'mail/mail-queue' },
  mail_note: {
    keeps: 'until a mail to that address was taken, or the settings no longer name it',
    by: 'mail/mail-notes',
  },
  consent_proof: { keeps: 'cookies.proofKeep after the newest decision', by: 'consents/forget-proofs' },
  banner_version: { keeps: 'as long as a proof names it or a visitor sees it', by: 'consents/forget-proofs' },
  passkey: { keeps: 'until its owner takes it away', by: 'secretariat/passkeys' },
  session: { keeps: '12 hours, 30 minutes without a request', by: 'retention/tidy-sign-ins' },
  enrolment: { keeps: '30 days after the link has ended', by: 'retention/tidy-sign-ins' },
  tombstone: {
    keeps: 'for good',
    by: '',
    because: 'A wiped id is never stored again, and its receipt says when; it holds no content and no name.',
  },
  own_views: {
    keeps: 'until the person replaces them or leaves; sealed to that person alone',
    by: 'secretariat/remove-person',
  },
  person: {
    keeps: 'as long as the register names the person',
    by: '',
    because: 'Who read what is answered for years after somebody left (NEN 7513).',
  },
  statement: {
    keeps: 'for good',
    by: '',
    because: 'A kept message is read with the very form that was signed for it; public by nature.',
  },
  register: {
    keeps: 'register.keep, five years at least, by whole years; a line stands for those that went',
    by: 'register/replace-years',
  },
  logbook_entry: {
    keeps:
      'retention.records: an incident after it was closed, a disclosure after the day on which data were given',
    by: 'logbook/tidy-logbook',
  },
  logbook_version: { keeps: 'as long as its entry', by: 'logbook/tidy-logbook' },
  heartbeat: { keeps: 'one line, overwritten every minute', by: 'retention/trusted-clock' },
};

/** By name in the data folder; a name that ends in / is a folder. */
export const fileRules: Readonly<Record<string, StoreRule>> = {
  'privacyloket.sqlite': { keeps: 'what the tables keep', by: 'retention/sweep' },
  'privacyloket.sqlite-wal': { keeps: 'emptied after each wiping', by: 'retention/empty-log' },
  'claim.sqlite-journal': { keeps: 'while the server runs', by: 'SQLite' },
  'privacyloket.sqlite-shm': { keeps: 'while the server runs', by: 'SQLite' },
  'ledger/': {
    keeps: 'for good',
    by: '',
    because: 'A restore replays it, so that nothing comes back: random ids, facts and times.',
  },
  'backup-copy.sqlite': { keeps: 'while a back-up is made', by: 'backup/write-backup' },
  'server-secret': { keeps: 'as long as the server', by: '', because: 'Holds nothing of a person.' },
  'pinned/': { keeps: 'for good', by: '', because: 'A page that pinned a script once still loads it.' },
  'claim.sqlite': { keeps: 'while the server runs', by: 'store/claim-folder' },
};

/**
 * The tables, as Kysely sees them. Every instant is whole milliseconds since 1970 (UTC).
 * No table has a column for an address of a visitor's machine, a user agent or a URL (promise 7).
 */
import type { Generated } from 'kysely';
import type { Role } from '../../widget/envelope/role.ts';

/** A sealed message that is still kept. */
export interface SubmissionTable {
  /**
   * 4096 zero bytes that SQLite puts there by itself, first in every row. When it rebalances a page, SQLite copies
   * the start of a row to a neighbour and leaves the old copy in the page's unused space, where `secure_delete`
   * doesn't come (measured: in 3 of 500 histories of 300 steps bytes of a deleted row stayed). That start, at most
   * a page, is now zeroes; all that follows stands in overflow pages, which are never rebalanced and are wiped.
   */
  guard: Generated<Uint8Array>;
  /** 128 random bits made in the visitor's browser, base64url. */
  id: string;
  site: string;
  /** The form it is sealed for; never changes, the envelope is bound to it. */
  form: string;
  /** What it counts as now: the form's kind, or what the secretariat moved it to. */
  kind: string;
  suite: string;
  /** JSON of the envelope without `list` and `body`. */
  header: string;
  list: string;
  body: string;
  /** SHA-256 of the receipt key, base64url. */
  receipt: string;
  received_at: number;
  /**
   * JSON of the site's `retention` as it stood at receipt: what the sender was told counts for this message,
   * whatever the settings say later.
   */
  rules: string;
  /** When it is wiped; null while something keeps it (not dealt with, hold). */
  wipes_at: number | null;
  first_read_at: number | null;
  /** How it came in where the secretariat wrote it down (requests/request-codes.ts); '' for what a sender sent. */
  channel: Generated<string>;
  /** When it was written down; then `received_at` is the day on which it came in. Null for what a sender sent. */
  entered_at: Generated<number | null>;
}

/** One decision about a message; the policy reads them in order. Append-only until the message is wiped. */
export interface OutcomeTable {
  seq: Generated<number>;
  submission: string;
  at: number;
  /** Person id. */
  actor: string;
  /** See server/retention/outcome-codes.ts; 'undo' takes back the newest one that still counts. */
  outcome: string;
  /** A code from a closed list, never free text; '' where none is asked. A move has the kind it moved from. */
  reason: string;
}

/** An answer that only the receipt code opens, and the readers of its message. Goes with that message. */
export interface SealedAnswerTable {
  /** As in `SubmissionTable`. */
  guard: Generated<Uint8Array>;
  submission: string;
  /** Counts from 1; the answer is bound to it. */
  number: number;
  at: number;
  /** Person id. */
  actor: string;
  /** Both base64url, see widget/envelope/answer-key.ts. */
  salt: string;
  sealed: string;
  /** When it was fetched first with the receipt; null as long as it wasn't. */
  fetched_at: number | null;
}

/** What the secretariat wrote beside a message, sealed with that message's `notes` key. Append-only; goes with it. */
export interface SealedNoteTable {
  /** As in `SubmissionTable`. */
  guard: Generated<Uint8Array>;
  /** The order in which they came, which decides which mark counts. */
  seq: Generated<number>;
  submission: string;
  /** 'text' | 'mark', see widget/envelope/note-content.ts. */
  kind: string;
  /** Person id. */
  author: string;
  /** Counts from 1 for each author and kind; the note is bound to it. */
  number: number;
  at: number;
  /** Both base64url. */
  iv: string;
  sealed: string;
}

/** The views of the list that a person saved, sealed to their own key. */
export interface OwnViewsTable {
  /** As in `SubmissionTable`. */
  guard: Generated<Uint8Array>;
  site: string;
  person: string;
  /** Counts the changes, so that no window overwrites what another one saved. */
  version: number;
  /** JSON of widget/envelope/own-seal.ts. */
  sealed: string;
}

/** What stays of a wiped message: enough to refuse it a second time and to tell its sender. */
export interface TombstoneTable {
  id: string;
  site: string;
  receipt: string;
  wiped_at: number;
  /** 'expired' | 'unwanted' | 'no-agreement' | 'in-file' | 'withdrawn' | … */
  why: string;
  read: number;
}

/**
 * Files that are on their way to a message: who has the ticket may bring its chunks. Goes when the message was
 * accepted; where it never is, it goes with its chunks, see uploads/forget-uploads.ts.
 */
export interface UploadTable {
  /** Id of the message that will name them. */
  id: string;
  site: string;
  form: string;
  /** SHA-256 of the ticket, base64url. */
  ticket_hash: string;
  /** JSON: the padded size of each file. */
  files: string;
  /** When the newest chunk came, or the ticket was given. */
  at: number;
  /** When the ticket was given: it ends some time after that, whatever still comes. */
  issued_at: number;
}

/** One sealed chunk of a file. Goes with its message, or with its upload. */
export interface FileChunkTable {
  /** As in `SubmissionTable`. */
  guard: Generated<Uint8Array>;
  /** Id of the upload, and then of the message. */
  message: string;
  /** Both count from 0. */
  file: number;
  number: number;
  sealed: Uint8Array;
}

/**
 * Proof of a visitor's decision. Append-only; a chain (all under one id) goes as a whole, see consents/forget-proofs.ts.
 * It has no guard as a message has: nothing in it was typed by or tells of a person, only a random id, codes and
 * a day. So SQLite's page moves may leave a wiped id in a page's unused space, where it points at nothing any more.
 */
export interface ConsentProofTable {
  seq: Generated<number>;
  site: string;
  /** Random id that the visitor's browser keeps too. */
  proof: string;
  at: number;
  /** Hash of what was shown. */
  version: string;
  /** JSON: service id -> boolean. */
  choices: string;
  /** 'banner' | 'preferences' | 'link' | 'embed' | 'gpc' | 'dnt'; 'number' where it was withdrawn on our own page. */
  source: string;
  language: string;
  /** JSON: service id -> hash of what was asked about it. */
  asked: Generated<string>;
  /** Host of the website on which it was decided, or of ours: one of the site's settings, never a page. */
  domain: Generated<string>;
  /** 'gpc' | 'dnt' where the browser itself asked not to be followed when the proof was sent, else ''. */
  signal: Generated<string>;
}

/**
 * What the banner of a site showed from `at` on, until the next row of that site: the newest is current. Immutable;
 * it goes when no proof names it any more and none can come in, see consents/forget-proofs.ts.
 */
export interface BannerVersionTable {
  seq: Generated<number>;
  site: string;
  /** Hash of what was shown, as the proofs name it. */
  version: string;
  at: number;
  /** SHA-256 of the built script, base64url; or 'pinned:' and the name of a pinned one. */
  script: string;
  /** JSON of consents/banner-versions.ts `Shown`. */
  shown: string;
}

/** Mail that waits to be sent. A row about a message goes with the message. */
export interface MailTable {
  seq: Generated<number>;
  site: string;
  recipient: string;
  /** 'new-message', or one of mail/reminder-policy.ts. */
  kind: string;
  submission: string | null;
  /** 1 where the sealed envelope goes along. */
  attach: number;
  attempts: number;
  next_at: number;
  /** A short code of the last failure, never the server's own text. */
  fault: string;
  /** The round whose reminders it stands for (`ReminderTable.at`); null for any other mail. */
  reminded_at: Generated<number | null>;
}

/** Of what the secretariat was reminded already, so it never is twice. Goes with its message. */
export interface ReminderTable {
  submission: string;
  /** See mail/reminder-policy.ts. */
  kind: string;
  /** The date or week that was reminded of. */
  about: string;
  at: number;
}

/** Who has been told and has not looked since: no second mail before they do. */
export interface MailHoldTable {
  site: string;
  recipient: string;
  told_at: number;
}

/** An address of the settings to which no mail could be brought; see mail/mail-notes.ts. */
export interface MailNoteTable {
  site: string;
  recipient: string;
  /** See mail/delivery-fault.ts. */
  fault: string;
  /** Since when. */
  at: number;
}

/** Somebody who can sign in to the inbox of one site. */
export interface PersonTable {
  id: string;
  site: string;
  name: string;
  role: Role;
  /** JSON {salt, iterations}: how the browser turns the passphrase into keys. */
  sign_in: string;
  /** SHA-256 of the sign-in key, base64url. */
  sign_in_hash: string;
  /** JSON of the wrapped private keys; opaque to the server. */
  wrapped: string;
  /**
   * JSON of the key that wraps them, under the passphrase (widget/envelope/chest-key.ts). '' for who enrolled before
   * there was one: then the passphrase's own key wraps them.
   */
  chest: Generated<string>;
  /** JSON of the public keys. */
  keys: string;
  created_at: number;
  /** When this person proved that they can open a message with each key; null until then. */
  ready_at: number | null;
  /** When somebody left: from then on there is no way in, and no key. */
  left_at: Generated<number | null>;
  /** Person id of who made the link that they came by; null where the operator did. */
  invited_by: string | null;
}

/** A passkey as a way in, beside the passphrase. Goes when its owner takes it away, or is taken from the inbox. */
export interface PasskeyTable {
  /** The credential's id, base64url. */
  id: string;
  site: string;
  person: string;
  /** COSE key, base64url. */
  public_key: string;
  counter: number;
  /** 1 where its maker copies it to the owner's other devices. */
  synced: number;
  /** As of a person, under what this passkey gives. */
  chest: string;
  made_at: number;
  used_at: number | null;
}

export interface SessionTable {
  /** SHA-256 of the cookie's value. */
  token_hash: string;
  person: string;
  site: string;
  created_at: number;
  seen_at: number;
  /** Id of the passkey that opened it, '' for the passphrase. */
  way: Generated<string>;
}

/** A link for one enrolment, used once within 24 hours. */
export interface EnrolmentTable {
  token_hash: string;
  site: string;
  role: Role;
  created_at: number;
  used_at: number | null;
  /** Person id of who made the link; null where the operator did. */
  invited_by: string | null;
}

/** Signed site statements, all versions. Published by definition, so nothing personal but first names of readers' ids. */
export interface StatementTable {
  site: string;
  version: number;
  statement: string;
  signature: string;
  root: string;
  hash: string;
  published_at: number;
  /** When a newer version took its place; the form accepts the old one for 14 days more. */
  retired_at: number | null;
}

/** An incident or a disclosure. What stands in it are its versions; here is only what terms and reminders need. */
export interface LogbookEntryTable {
  seq: Generated<number>;
  /** 128 random bits, base64url. */
  id: string;
  site: string;
  /** 'incident' | 'disclosure' */
  book: string;
  /** 'outage:<when>' or 'no-key:<statement>' where the server opened it, once for each; '' where a person did. */
  cause: string;
  opened_at: number;
  /** When an incident was closed; a disclosure is closed at once. */
  closed_at: number | null;
  wipes_at: number | null;
  /** How many versions it has. */
  versions: number;
  /** The newest step of its term that was told by mail, and the round of it; see logbook/report-term-policy.ts. */
  told: Generated<string>;
  told_at: Generated<number | null>;
}

/** One version of an entry: days and codes, and sealed beside them what was typed. Append-only; goes with its entry. */
export interface LogbookVersionTable {
  /** As of a message: see SubmissionTable. */
  guard: Generated<Uint8Array>;
  entry: string;
  number: number;
  at: number;
  /** Person id, or 'server'. */
  actor: string;
  /** JSON of widget/envelope/logbook-facts.ts; the sealed part is bound to it. */
  facts: string;
  /** As of a message; all three '' in a draft that the server opened. */
  header: string;
  list: string;
  body: string;
}

/**
 * The audit chain. Append-only; hash covers the previous line's hash. Only lines that a checkpoint stands for go.
 * What the columns hold and how a line is hashed: register/register.ts and widget/envelope/register-line.ts.
 */
export interface RegisterTable {
  seq: Generated<number>;
  site: string;
  at: number;
  actor: string;
  event: string;
  submission: string | null;
  detail: string;
  previous: string;
  hash: string;
  /** 1 for a line of before the fields below; in such a line they say nothing. */
  format: number;
  /** Counts the lines of its site from 1. */
  number: number;
  event_id: string;
  role: string;
  /** Network access point of staff; '' in every line of a visitor. */
  access: string;
  action: string;
  outcome: number;
  purpose: string;
  object: string;
  source: string;
  /** A checkpoint: the number of the last line that it stands for; 0 for any other. */
  replaces: number;
}

/** One row: the newest time that was trusted, and how often the ledger and this file were moved on together. */
export interface HeartbeatTable {
  id: number;
  at: number;
  generation: number;
}

export interface Tables {
  submission: SubmissionTable;
  upload: UploadTable;
  file_chunk: FileChunkTable;
  outcome: OutcomeTable;
  sealed_answer: SealedAnswerTable;
  sealed_note: SealedNoteTable;
  own_views: OwnViewsTable;
  tombstone: TombstoneTable;
  consent_proof: ConsentProofTable;
  banner_version: BannerVersionTable;
  mail: MailTable;
  mail_hold: MailHoldTable;
  mail_note: MailNoteTable;
  reminder: ReminderTable;
  person: PersonTable;
  passkey: PasskeyTable;
  session: SessionTable;
  enrolment: EnrolmentTable;
  statement: StatementTable;
  register: RegisterTable;
  heartbeat: HeartbeatTable;
  logbook_entry: LogbookEntryTable;
  logbook_version: LogbookVersionTable;
}

/**
 * What the inbox page and the server say to each other: types only, imported by both.
 * Every route is on the inbox's own origin, asks for JSON, and every POST for a same-origin request (SE-21).
 */

import type { SealedAnswer } from '../../widget/envelope/answer-key.ts';
import type { Chest } from '../../widget/envelope/chest-key.ts';
import type { Book, Facts } from '../../widget/envelope/logbook-facts.ts';
import type { NotePlace, SealedNote } from '../../widget/envelope/note-content.ts';
import type { OwnSealed } from '../../widget/envelope/own-seal.ts';
import type { HashedLine } from '../../widget/envelope/register-line.ts';
import type { Role } from '../../widget/envelope/role.ts';
import type { PublicKey, SignedStatement } from '../../widget/envelope/site-statement.ts';
import type { Envelope, Header, Recipient } from '../../widget/envelope/wire.ts';
import type { Channel, Decided, IdentityWay } from '../requests/request-codes.ts';
import type { FormDefinition } from '../sites/public-part.ts';
import type { SignedSettings } from '../sites/signed-part.ts';
import type { Snippet } from '../sites/snippet.ts';

/** How a passphrase becomes keys: PBKDF2-HMAC-SHA-512, then HKDF (CR-31). */
export interface SignInSettings {
  salt: string;
  iterations: number;
}

/** Private keys under the person's own key; opaque to the server. See widget/envelope/wrapped-keys.ts. */
export type WrappedKeys = Record<string, unknown>;

export interface PersonKeys {
  p256: PublicKey;
  xwing?: PublicKey;
}

/** POST /api/enrolments/inspect {token} */
export interface EnrolmentOffer {
  site: string;
  organisation: string;
  role: Role;
  forms: Record<string, FormDefinition>;
  /** Readers and version of the newest published statement; null on a new site. */
  published: SignedStatement | null;
}

/** POST /api/enrolments/complete -> 201 SignedIn, sets the session cookie; the link is spent. */
export interface EnrolmentCompletion {
  token: string;
  person: { id: string; name: string };
  signIn: SignInSettings & { key: string };
  wrapped: WrappedKeys;
  /** The key that wraps them, under the passphrase. */
  chest: Chest;
  keys: PersonKeys;
  /** Version of the promise of secrecy that was confirmed (UAVG 30(4)); see widget/words/secrecy.ts. */
  secrecy: string;
  /** The browser's clock in ms, which may confirm the server's. */
  clock: number;
}

/** POST /api/sessions/begin {site, name} -> SignInSettings (made up, but always the same, for an unknown name). */
export interface SessionBegin {
  site: string;
  name: string;
}

/** POST /api/sessions -> SignedIn, sets the session cookie. */
export interface SessionStart extends SessionBegin {
  /** HKDF 'sign-in' key of the passphrase, base64url. */
  key: string;
  clock: number;
}

/** Also GET /api/sessions/current. */
export interface SignedIn {
  site: string;
  organisation: string;
  person: { id: string; name: string; role: Role; ready: boolean };
  wrapped: WrappedKeys;
  /** The way in of this session: `passphrase`, or the id of a passkey. */
  way: string;
  /** The key that wraps them, under that way in; null where the passphrase's own key does (who enrolled earlier). */
  chest: Chest | null;
  keys: PersonKeys;
  now: number;
}

/** POST /api/sessions/challenge {} -> what a passkey is to sign; good once, for five minutes. */
export interface PasskeyChallenge {
  challenge: string;
  /** The domain that passkeys of this inbox are bound to. */
  rp: string;
}

/**
 * An assertion or attestation as @simplewebauthn/browser gives it, with `clientExtensionResults` emptied: what the PRF
 * gave never leaves the browser, and a body that has anything there is refused.
 */
export type PasskeyAnswer = Record<string, unknown>;

/** POST /api/sessions/passkey -> SignedIn, sets the session cookie. Refuses `sign-in-failed`. */
export interface PasskeyStart {
  assertion: PasskeyAnswer;
  clock: number;
}

/** POST /api/ways/options {} -> what is needed to make a passkey, and to prove another way in with one. */
export interface WayOptions {
  make: string;
  prove: string;
  rp: string;
  user: { id: string; name: string };
  /** Ids of the passkeys that this person has. */
  has: string[];
}

/** POST /api/ways -> 201 Ways. `proof`: another way in, at this very moment. */
export interface NewWay {
  attestation: PasskeyAnswer;
  chest: Chest;
  proof: { key: string } | { assertion: PasskeyAnswer };
}

/** PUT /api/ways/passphrase -> Ways: in the place of the old one, whose sessions end. `proof` as in NewWay. */
export interface NewPassphrase {
  signIn: SignInSettings & { key: string };
  chest: Chest;
  proof: NewWay['proof'];
}

/** GET /api/ways: a person's own, besides the passphrase. DELETE /api/ways/:id -> 204, and its sessions end. */
export interface Ways {
  /** The passkey of this session, '' for the passphrase. */
  now: string;
  /** Of the passphrase; null as in `SignedIn`. */
  chest: Chest | null;
  passkeys: {
    id: string;
    /** ISO dates in the Netherlands. */
    made: string;
    used: string | null;
    /** Its maker copies it to the owner's other devices. */
    synced: boolean;
    chest: Chest;
  }[];
}

/** GET /api/people, for the administrator. Days are ISO dates in the Netherlands. */
export interface People {
  /** Oldest first. */
  people: {
    id: string;
    name: string;
    role: Role;
    since: string;
    /** Proved to be able to open a message. */
    ready: boolean;
    /** Last day; null for who never came back since enrolling. */
    signedIn: string | null;
    /** Day on which secrecy was promised; null for who enrolled before that was asked. */
    secrecy: string | null;
  }[];
  /** Links that still work. DELETE /api/invitations/:id -> 204 takes one back. */
  invitations: { id: string; role: Role; until: string }[];
}

/** POST /api/invitations {role} -> 201. To be put after the inbox's origin as `/#aanmelden=<token>`; shown once. */
export interface Invitation {
  token: string;
}

/**
 * POST /api/submissions/unshared {person, after}: messages that a reader has no key to, by id and a hundred at a time.
 * Of their recipients only the keys of who asks. DELETE /api/people/:id -> 204 takes somebody out of the inbox.
 */
export interface Unshared {
  headers: Header[];
  /** How many messages were looked at for this answer, and how many there are. */
  looked: number;
  total: number;
  /** Ask on with this; null where these were the last. */
  next: string | null;
}

/** POST /api/submissions/rewrapped -> 204, after the line "rewrapped". */
export interface Rewrapped {
  person: string;
  added: { id: string; recipient: Recipient }[];
}

/** POST /api/directory/challenge -> one for each of the person's keys; sealed by the server to prove possession. */
export interface Challenge {
  challenges: { key: string; suite: 'p256' | 'xwing'; enc: string; sealed: string }[];
}

/** POST /api/directory/proof -> 204, or `proof-failed`. */
export interface ChallengeAnswer {
  answers: { key: string; secret: string }[];
}

/**
 * GET /api/directory. Beside it GET /api/directory/statements/:version -> SignedStatement, also one that was replaced:
 * a message names the version that it was sealed under. Refuses `not-found`.
 */
export interface Directory {
  published: SignedStatement | null;
  /** The definitions that the server's settings ask for now; what the administrator would sign next. */
  definitions: Record<string, FormDefinition>;
  /** The public settings of now; signed beside the definitions. */
  settings: SignedSettings;
  /** Persons who proved that they can open, with their keys. */
  ready: { person: string; name: string; role: Role; keys: PersonKeys; proven: string }[];
  /** Who left, for whoever reads what they did. */
  former: { person: string; name: string }[];
  /** What the provider's page needs besides the fingerprints. */
  snippet: Snippet;
}

/** An outcome that can be taken now, and what it would do to the wipe date. */
export interface OutcomeOffer {
  outcome: OutcomeCode;
  /** Only with agreement (name of its class, '' the usual one) and shorten: goes along as the choice's reason. */
  reason?: string;
  /** What the site calls that class. */
  label?: string;
  /** ISO instant, or null where it would then be kept without a date. */
  wipes: string | null;
  /** Only with `postpone`: the last day of the later term, ISO date. */
  decideBy?: string;
  /** Only with `service-ended`: the first day that may be named, ISO date; the last is today. */
  since?: string;
}

export type OutcomeCode =
  | 'unwanted'
  | 'no-agreement'
  | 'dealt-with'
  | 'agreement'
  | 'in-file'
  | 'not-in-file'
  | 'answered'
  | 'hold'
  | 'release'
  | 'service-ended'
  | 'extend'
  | 'shorten'
  | 'freeze'
  | 'lift'
  | 'transferred'
  | 'postpone'
  | 'identified'
  | 'decided'
  | 'carried-out'
  | 'erased-on-request'
  | 'consent-checked'
  | 'person-informed'
  | 'move-contact'
  | 'move-aanmelding'
  | 'move-privacyverzoek'
  | 'move-klacht';

/** How a message stands; nothing of it is sealed. POST /api/submissions/:id/state answers with it. */
export interface MessageState {
  kind: FormDefinition['kind'];
  received: string;
  wipes: string | null;
  state:
    | 'new'
    | 'read'
    | 'unwanted'
    | 'no-agreement'
    | 'dealt-with'
    | 'agreement'
    | 'erased-on-request'
    | 'transferred';
  held: boolean;
  /** Restricted (AVG 18) or objected to (AVG 21): opened with a reason only. */
  frozen: ('restriction' | 'objection')[];
  offers: OutcomeOffer[];
  /** What nobody wrote down yet about who wrote it: OutcomeCodes that change no date. */
  unchecked: Extract<OutcomeCode, 'consent-checked' | 'person-informed'>[];
  /** ISO date: who did not write themselves must know of it by then (AVG 14(3)); only the reader knows who wrote. */
  informBy: string;
  /** How many outcomes and undos it has had: says which state a person saw. */
  decisions: number;
  /** The newest outcome and until when it can be undone; null where there is none. */
  undo: { outcome: OutcomeCode; until: string } | null;
  /** ISO date on which to ask "Staat het al in het dossier?"; null unless an agreement keeps it. */
  askInFile: string | null;
  /** An open request or complaint: the last day on which a decision is in time; null for anything else. */
  decideBy: { day: string; postponed: boolean } | null;
  /** The steps of a request or complaint; null for anything else. */
  request: RequestState | null;
  /** The newest answer that was given, and how; null where there is none. */
  answered: Answered | null;
  /** Written down by the secretariat, and not sent with the form; null for what a sender sealed. */
  entered: { channel: Channel; at: string } | null;
}

/** How somebody was answered; `at` is an ISO instant. */
export interface Answered {
  way: AnswerWay;
  at: string;
}

/** 'receipt': with a sealed answer that only the receipt code opens. */
export type AnswerWay = 'phone' | 'mail' | 'letter' | 'receipt';

/** A sealed answer as it was written, oldest first; the reply key in the message's body opens it. */
export interface WrittenAnswer extends SealedAnswer {
  /** Counts from 1. */
  number: number;
  at: string;
  /** Person id. */
  actor: string;
  /** When the visitor fetched it first; null as long as they haven't. */
  fetched: string | null;
}

/** GET /api/answers: what the secretariat answers with. */
export interface AnswerDesk {
  /** The site's own, from its settings. */
  templates: { title: string; text: string }[];
  /** Address of the site's receipt page. */
  receipt: string;
}

/** How far a request or complaint is; days as ISO dates. */
export interface RequestState {
  identified: IdentityWay | null;
  decided: (Decided & { day: string }) | null;
  /** Decided and not done yet: the last day on which that is in time. */
  carryOutBy: string | null;
  carriedOut: string | null;
}

/** POST /api/requests -> 201 InboxItem. Sealed in the staff browser to the form's readers, as a sender's message is. */
export interface RequestEntry {
  envelope: Envelope;
  kind: 'privacyverzoek' | 'klacht';
  channel: Channel;
  /** The day on which it came in, ISO date: the term counts from it. Refused with `day-refused` in the future. */
  received: string;
}

/** POST /api/submissions/search {after} -> the audit line "searched" is durable before this leaves. */
export interface SearchedBodies {
  /** What staff wrote beside a message is about that person too (AVG 15). */
  bodies: { header: Header; body: string; notes: WrittenNote[] }[];
  /** Ask on with this; null where these were the last. */
  next: string | null;
}

/** One message, with what can be decided about it now. */
export interface InboxItem extends MessageState {
  /** The envelope without its body. */
  header: Header;
  list: string;
}

/**
 * One message in the list. Of its recipients only the keys of who asks, and no offers: ten thousand of both are most
 * of what would have to travel, and are wanted of the message alone that is opened.
 */
export interface ListedItem extends Omit<InboxItem, 'offers'> {
  /** Only in a list, and only where there are any. */
  notes?: ListedNotes;
}

/** A note or mark of a colleague, as it was written; sealed with the message's `notes` key. */
export interface WrittenNote extends NotePlace, SealedNote {
  at: string;
}

/** What the list has of a message's notes: every mark, and how many texts there are to read. */
export interface ListedNotes {
  texts: number;
  marks: WrittenNote[];
}

/**
 * POST /api/submissions/:id/notes -> 201: all of that message, in the order in which they came; where it was kept
 * already, that one alone.
 */
export interface NotesAnswer {
  notes: WrittenNote[];
}

/**
 * GET /api/views: what a person saved for themselves, sealed to their own key; null where that is nothing. PUT takes the
 * same with the next version -> 204, or refuses `list-outdated`.
 */
export interface OwnViews {
  version: number;
  sealed: OwnSealed | null;
}

/** What is posted; the author is who is signed in. `reason` as for opening a restricted message. */
export interface NoteWrite extends SealedNote, Omit<NotePlace, 'author'> {
  reason?: OpenReason;
}

/** POST /api/submissions/list -> InboxList, or ListUnchanged where the browser holds all of it already. */
export type ListRequest =
  /** The `mark` of the newest list that this browser still has; left out, the list comes whole. */
  | { holds?: string }
  /** The `more` of the answer before. */
  | { more: string };

/** Nothing came, went, was read or was decided on since: nothing is released, so no audit line is written. */
export interface ListUnchanged {
  now: string;
  unchanged: true;
}

/** The audit line "list-opened", with the number of all that will be handed out, is durable before this leaves. */
export interface InboxList {
  now: string;
  /** Stands for the list as it is; means nothing by itself. */
  mark: string;
  /** The whole list begins here, newest first; or only what is new or another than under the mark that was held. */
  whole: boolean;
  items: ListedItem[];
  /** Only with `whole: false`: ids of what is no longer there. */
  gone: string[];
  /** How many messages there are in all. */
  total: number;
  /** Asks for the next, older part; null where this was the last. Good for ten minutes, in this session alone. */
  more: string | null;
}

/** The answer to `more`; its line stands already. Refuses `list-outdated` for one that is no longer good. */
export type ListPart = Pick<InboxList, 'items' | 'more'>;

/** Why a restricted message is opened (AVG 18(2)); asked for those only. */
export type OpenReason = 'request' | 'consent' | 'legal-procedure' | 'protect-other' | 'public-interest';

/** POST /api/submissions/:id/read {reason?: OpenReason}, refused with `restricted` where one is needed -> the audit line "read" is durable before this leaves. */
export interface InboxBody {
  body: string;
  item: InboxItem;
  /** 'undo' took back the newest outcome before it that still counted. */
  history: { at: string; actor: string; outcome: OutcomeCode | 'undo'; reason: string }[];
  answers: WrittenAnswer[];
  notes: WrittenNote[];
}

/*
 * POST /api/submissions/:id/files/:file {} -> application/octet-stream: all sealed chunks of that file, one behind the
 * other. The audit line "file-read" is durable before this leaves. Refuses not-found and wiped, as reading does.
 */

export interface OutcomeChoice {
  outcome: OutcomeCode;
  /**
   * Agreement: name of a class, '' or none for the usual one. Shorten: 'at-once' or a term, see outcome-codes.ts.
   * Freeze and lift: 'restriction' | 'objection'. Transferred: 'written-consent'.
   * Hold: 'complaint' | 'legal-procedure' | 'request'. Extend: 'consent' | 'care-needs-it'.
   * Identified and erased-on-request: 'called-number' | 'saw-document' | 'known'. Decided: see requests/request-codes.ts.
   * Service-ended: the day on which it did, YYYY-MM-DD, none for now.
   * Answered: an AnswerWay. Release: one of the hold's, or none for the newest hold. Nothing else has one.
   */
  reason?: string;
  /** With answered:receipt, and with nothing else; `number` is one more than there are. */
  answer?: SealedAnswer & { number: number };
}

/**
 * POST /api/submissions/:id/outcomes, and …/undo with `seen` alone -> InboxItem. `seen` is the `decisions` of the state
 * on the screen; where a colleague decided since, it is refused: nobody takes back or shortens what they did not see.
 */
export interface OutcomeRequest extends OutcomeChoice {
  seen: number;
}

/** POST /api/submissions/:id/mailed: may an envelope that came by mail be opened? Writes the audit line first. */
export interface MailedAnswer {
  /** `restricted`: kept, but opened with a reason only (AVG 18(2)): by way of …/read, which asks for it. */
  state: 'kept' | 'restricted' | 'wiped' | 'unknown';
  wiped: string | null;
  /** The message as the server has it, where it is kept. */
  item: InboxItem | null;
  /** SHA-256 of its sealed body as it is kept, base64url: the commitment says which key, not which text. */
  body: string | null;
}

/** POST /api/logbook -> 201 LogbookEntry. Sealed in the staff browser to every reader of the site. */
export interface LogbookWrite {
  book: Book;
  /** 1 opens an entry; each edit is the next. */
  number: number;
  facts: Facts;
  envelope: Envelope;
}

/** POST /api/logbook/list {book, before} -> the audit line "logbook-opened" is durable before this leaves. */
export interface LogbookPage {
  now: string;
  /** Newest first, each with its newest version only. */
  entries: LogbookEntry[];
  /** Ask on with this as `before`; null where these were the last. */
  next: number | null;
}

/** Also POST /api/logbook/:id/read, after the line "logbook-read": with all versions, oldest first. */
export interface LogbookEntry {
  id: string;
  book: Book;
  /** Why the server opened it; '' where a person did. */
  cause: '' | 'outage' | 'no-key';
  opened: string;
  closed: string | null;
  wipes: string | null;
  count: number;
  versions: LogbookVersion[];
}

export interface LogbookVersion {
  number: number;
  at: string;
  /** Person id, or 'server'. */
  actor: string;
  facts: Facts;
  /** Null in a draft that the server opened. */
  envelope: Envelope | null;
}

/** POST /api/exports -> 204, before a copy is made that no wipe date reaches. */
export interface ExportNotice {
  what: Book | 'message' | 'person';
  format: 'csv' | 'json' | 'text' | 'print';
  count: number;
  /** The message or entry where it is one. */
  about: string | null;
}

/**
 * POST /api/submissions/hand-out {ids, format}: of each message the line "exported" is durable before this leaves. What
 * is restricted, or gone, is not in it.
 */
export interface HandedOut {
  messages: { header: Header; body: string; notes: WrittenNote[] }[];
}

/** GET /api/mail */
export interface MailState {
  /** Whose mail is not taken, the oldest first. */
  notes: MailNote[];
}

export interface MailNote {
  /** An address of the settings. */
  recipient: string;
  /** A code, see server/mail/delivery-fault.ts. */
  fault: string;
  since: string;
}

/** GET /api/register/chain, with `?after=<seq>` for what is newer -> newest first. What the lines say is not in it. */
export interface ChainLink {
  seq: number;
  previous: string;
  hash: string;
  /** Hash of what the line says; null for a line of format 1. See widget/envelope/register-line.ts. */
  digest: string | null;
}

/** POST /api/register/list {actor?, references?, from?, until?, more?}; …/export answers with all of it as CSV. */
export interface RegisterPage {
  /** Newest first. The line about this very look comes after them. */
  lines: RegisterLine[];
  /** Ask on with this and the same question; null where these were the last. */
  more: string | null;
  /** Whose ids stand in the lines: everybody who ever worked here, also who reads no message or has left. */
  people: { id: string; name: string }[];
}

/** POST /api/submissions/:id/register -> newest first. */
export type MessageLine = Pick<RegisterLine, 'at' | 'actor' | 'event'>;

/** A line of the register as it is hashed; in one of format 1 the fields between `event` and `previous` but two say nothing. */
export interface RegisterLine extends Omit<HashedLine, 'site'> {
  seq: number;
  hash: string;
}

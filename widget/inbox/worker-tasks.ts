/** What the page and a worker say to each other: types only. A private key never crosses in either direction. */
import type { Challenge, WrittenNote } from '../../server/secretariat/inbox-api.ts';
import type { AttachedFile, ListContent } from '../envelope/message-content.ts';
import type { NoteContent, NotePlace } from '../envelope/note-content.ts';
import type { OwnSealed } from '../envelope/own-seal.ts';
import type { PublicKeys } from '../envelope/reading-key.ts';
import type { StatementDraft } from '../envelope/sign-statement.ts';
import type { Header, Suite } from '../envelope/wire.ts';

export type WorkerTask =
  | { task: 'unlock'; kek: CryptoKey; wrapped: unknown }
  | { task: 'lists'; lists: SealedList[] }
  | { task: 'body'; header: Header; body: string }
  /** `sealed`: the file's chunks, one behind the other. Answered with a Blob. */
  | { task: 'file'; header: Header; file: number; entry: AttachedFile; sealed: Blob }
  /** Answered with an OpenedNote for each, in their order. */
  | { task: 'notes'; header: Header; notes: WrittenNote[] }
  /** Answered with a SealedNote. */
  | { task: 'note'; header: Header; place: NotePlace; content: NoteContent }
  /** Answered with a recipient for each header, null where that can't be. */
  | { task: 'rewrap'; headers: Header[]; to: PublicKeys }
  /** What a person keeps for themselves. Answered with an OwnSealed, and with a text. */
  | { task: 'seal-own'; text: string }
  | { task: 'open-own'; own: OwnSealed }
  | { task: 'prove'; challenge: Challenge }
  | { task: 'sign'; draft: StatementDraft; now: number };

/** A list part as it came, with the header that it belongs to. */
export interface SealedList {
  header: Header;
  list: string;
  /** The marks that staff put on it. */
  marks?: WrittenNote[];
}

/** A note as it was written, opened; null where it does not open. */
export interface OpenedNote extends NotePlace {
  at: string;
  content: NoteContent | null;
}

/** What became of it: one of the first two is null. The answer to `lists` has one for each, in their order. */
export interface OpenedList {
  content: ListContent | null;
  fault: WorkerFault | null;
  marks?: OpenedNote[];
}

/** What the wrapped keys say of themselves; true because unwrapping checks it. */
export interface Unlocked {
  site: string;
  person: string;
  /** Fingerprint of the key that signs the site's statement. */
  root: string;
  /** Ids of all the person's keys, those included that this browser can't use. */
  ids: string[];
  /** The suites that this browser can open with them. */
  suites: Suite[];
  /** Does this person hold the signing key? */
  signs: boolean;
}

/**
 * `unlock-failed`: wrong keys or damaged ones. `not-for-you`: sealed to other people.
 * `needs-xwing`: sealed to this person, but this browser lacks the suite. `broken`: does not open.
 * `closed`: the inbox was locked meanwhile.
 */
export type WorkerFault = 'unlock-failed' | 'not-for-you' | 'needs-xwing' | 'broken' | 'closed';

export type WorkerAnswer = { number: number } & (
  | { answer: unknown; fault?: undefined }
  | { fault: WorkerFault }
);

/** What the visitor's browser and the server say to each other: types only, imported by both. */
import type { SealedAnswer } from '../../widget/envelope/answer-key.ts';
import type { Envelope } from '../../widget/envelope/wire.ts';
import type { Language } from '../../widget/words/languages.ts';
import type { Answered } from '../secretariat/inbox-api.ts';

/** POST /s/:site/submissions */
export interface Post {
  envelope: Envelope;
  /** SHA-256 of the receipt key, base64url; the server never sees the code itself. */
  receipt: string;
  /** Only with files: of the upload that brought them. */
  ticket?: string | undefined;
  /** Only after `work-needed`: its challenge, and the number that was found. */
  work?: string | undefined;
}

/**
 * POST /s/:site/uploads -> 201 UploadTicket. Asked for before files are sent; asked again for the same message, it
 * begins anew and what came before is wiped. Then PUT /s/:site/uploads for each sealed chunk, with the headers
 * `upload-ticket` and `upload-part` ("file/chunk", both from 0) -> 204 once it is on the disk; and DELETE with
 * `upload-ticket` takes all of it back -> 204. One address for all, so that a browser asks once whether it may.
 */
export interface UploadRequest {
  form: string;
  /** Id of the message that will name these files. */
  id: string;
  /** The padded size of each. */
  files: number[];
}

export interface UploadTicket {
  /** 256 random bits, base64url. */
  ticket: string;
}

/** 201 the first time, 200 for an identical repeat. */
export interface Accepted {
  id: string;
  /** ISO instants; `wipes` is null where the message is kept until it was dealt with. */
  received: string;
  wipes: string | null;
}

/** POST /s/:site/receipts/state and …/withdraw: the key is HKDF of the code, see widget/receipt/receipt-code.ts. */
export interface ReceiptQuestion {
  key: string;
}

export type ReceiptState =
  | 'received'
  | 'read'
  | 'in-hand'
  | 'dealt-with'
  | 'agreement'
  | 'held'
  | 'wiped'
  | 'wiped-unread'
  | 'withdrawn'
  | 'transferred';

export interface ReceiptAnswer {
  state: ReceiptState;
  id: string;
  received: string | null;
  wipes: string | null;
  wiped: string | null;
  /** When somebody opened it first; null as long as nobody did, and once it is gone. */
  read: string | null;
  /** The newest answer that was given, and how. */
  answered: Answered | null;
  /** When each sealed answer was written, oldest first; POST …/receipts/answers brings them. */
  answers: string[];
  /** False under a hold: withdrawing would then be refused with `held`. */
  withdrawable: boolean;
}

/** POST /s/:site/receipts/answers {key}: all that there are, oldest first. Staff see that they were fetched, and when. */
export interface FetchedAnswers {
  id: string;
  answers: (SealedAnswer & { number: number; at: string })[];
}

/** POST /s/:site/consents */
export interface ConsentProof {
  /** 128 random bits, base64url; the visitor's cookie holds it too. */
  proof: string;
  /** Hash of what was shown: texts, settings and script. The server keeps what it stands for (AV-03). */
  version: string;
  /** Service id -> yes or no, and 'ip' for the anonymisation switch. */
  choices: Record<string, boolean>;
  /** Service id -> hash of what was asked about it, where it was answered. */
  asked: Record<string, string>;
  source: 'banner' | 'preferences' | 'link' | 'embed' | 'gpc' | 'dnt';
  language: Language;
}

/** POST /s/:site/hits: always answered 204, whether it was passed on or dropped. */
export interface Hit {
  /** Id of the service. */
  service: string;
  event: 'page_view' | 'file_download' | 'outbound';
  /** Path only; the relay cuts a query or fragment off again. */
  page: string;
  /**
   * The proof id of the consent; a hit without it is dropped (GA-39). The relay makes the visitor's number
   * from it with a salt that is forgotten every day, so the browser keeps nothing more than its decision.
   */
  proof: string;
}

/** Every refusal on every route: a stable code, never a text. Words come from widget/words. */
export interface Refusal {
  code: RefusalCode;
  /** Only with `wiped`: when. */
  wiped?: string;
  /** Only with `work-needed`: what to find a number for, see widget/envelope/work-format.ts. */
  work?: string;
}

export type RefusalCode =
  | 'malformed'
  | 'unknown-suite'
  | 'too-large'
  | 'content-type'
  | 'origin-not-allowed'
  | 'unknown-site'
  | 'unknown-form'
  | 'wrong-site'
  | 'wrong-definition'
  | 'wrong-readers'
  | 'statement-outdated'
  | 'form-closed'
  | 'id-taken'
  | 'passkey-refused'
  | 'wiped'
  | 'clock-unconfirmed'
  | 'storage-full'
  | 'unknown-upload'
  | 'files-missing'
  | 'unknown-receipt'
  | 'too-many'
  | 'work-needed'
  | 'held'
  | 'not-signed-in'
  | 'sign-in-failed'
  | 'enrolment-invalid'
  | 'enrolment-used'
  | 'enrolment-expired'
  | 'not-allowed'
  | 'restricted'
  | 'not-found'
  | 'method'
  | 'outcome-impossible'
  | 'undo-too-late'
  | 'day-refused'
  | 'list-outdated'
  | 'notes-full'
  | 'facts-refused'
  | 'statement-refused'
  | 'proof-failed'
  | 'busy'
  | 'internal';

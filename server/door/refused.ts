/** A refusal with a stable code; thrown anywhere below the door and answered by error-answer.ts. */
import type { RefusalCode } from '../submissions/intake-api.ts';

/** HTTP status by code. Complete by the compiler, so a new code can't be answered by accident. */
export const statusOf = {
  malformed: 400,
  'unknown-suite': 400,
  'wrong-site': 400,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'origin-not-allowed': 403,
  'not-allowed': 403,
  restricted: 403,
  'unknown-site': 404,
  'unknown-form': 404,
  'unknown-receipt': 404,
  'enrolment-invalid': 404,
  'unknown-upload': 404,
  'not-found': 404,
  method: 405,
  'id-taken': 409,
  'statement-outdated': 409,
  'wrong-definition': 409,
  'wrong-readers': 409,
  'files-missing': 409,
  held: 409,
  'outcome-impossible': 409,
  'undo-too-late': 409,
  'list-outdated': 409,
  'notes-full': 409,
  wiped: 410,
  'enrolment-used': 410,
  'enrolment-expired': 410,
  'too-large': 413,
  'content-type': 415,
  'day-refused': 422,
  'facts-refused': 422,
  'statement-refused': 422,
  'proof-failed': 422,
  'passkey-refused': 422,
  internal: 500,
  'too-many': 429,
  // As too-many: a script from before there was any work waits, and comes in when the flood is over.
  'work-needed': 429,
  busy: 503,
  'clock-unconfirmed': 503,
  'form-closed': 503,
  'storage-full': 507,
} as const satisfies Readonly<Record<RefusalCode, number>>;

/** Says no. The text repeats the code only: nothing that somebody sent may end up in an error. */
export class Refused extends Error {
  readonly code: RefusalCode;
  /** ISO instant, only with code `wiped`. */
  readonly wiped: string | undefined;
  /** Where a route answers this code with another status than usual. */
  readonly status: 404 | undefined;
  /** Seconds after which trying again makes sense, where that is known better than by the code. */
  readonly retryAfterS: number | undefined;
  /** A challenge, only with code `work-needed`. */
  readonly work: string | undefined;
  constructor(
    code: RefusalCode,
    more: { wiped?: string; status?: 404; retryAfterS?: number; work?: string; cause?: unknown } = {},
  ) {
    super(`refused: ${code}`, { cause: more.cause });
    this.name = 'Refused';
    this.code = code;
    this.wiped = more.wiped;
    this.status = more.status;
    this.retryAfterS = more.retryAfterS;
    this.work = more.work;
  }
}

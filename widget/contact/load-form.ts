/**
 * Fetches a site's statement, verifies it against the tag and gives the one form that was asked for.
 * Whatever is wrong closes the form with a reason; nothing is shown from a statement that did not pass.
 */
import { call } from '../delivery/call.ts';
import { routeOf, type Where } from '../delivery/where.ts';
import { canUse } from '../envelope/hpke-suites.ts';
import { readersOf, recovery, strongestSuite } from '../envelope/readers.ts';
import type { Reader, StatementFault, VerifiedStatement } from '../envelope/site-statement.ts';
import { StatementRefused, verifyStatement } from '../envelope/verify-statement.ts';
import type { Suite } from '../envelope/wire.ts';
import type { FormDefinition } from '../settings/gate-settings.ts';

export type ClosedReason =
  /** No key in the tag, no statement, no such form or nobody to read it. */
  | 'not-open'
  | 'offline'
  | 'insecure'
  | 'old-browser'
  /** Signed by another key, not signed, of another site, older than what was seen, or not readable. */
  | 'not-trusted'
  | 'expired'
  /** The statement begins in the future: this device is behind. */
  | 'clock';

/** Thrown by `loadForm`; the form shows the reason, a phone number and an address. */
export class FormClosed extends Error {
  readonly code: ClosedReason;
  constructor(code: ClosedReason, cause?: unknown) {
    super(`form closed (${code})`, { cause });
    this.name = 'FormClosed';
    this.code = code;
  }
}

/** A form that may be filled in, with who will be able to read it. */
export interface OpenForm {
  id: string;
  definition: FormDefinition;
  /** All to whom the message is sealed, the recovery sheet included. */
  readers: Reader[];
  /** Readers who are people: without the recovery sheet. */
  people: number;
  suite: Suite;
  verified: VerifiedStatement;
}

const closedBy: Record<StatementFault, ClosedReason> = {
  expired: 'expired',
  'not-yet-valid': 'clock',
  'no-reader': 'not-open',
  unsigned: 'not-trusted',
  'wrong-key': 'not-trusted',
  'wrong-site': 'not-trusted',
  'too-old': 'not-trusted',
  malformed: 'not-trusted',
};

/** Highest version this page has verified, by site: a server can't go back to an older list of readers. */
const newest = new Map<string, number>();

/** Loads and verifies. Throws `FormClosed`. `now` is in milliseconds since 1970, by the visitor's clock. */
export async function loadForm(where: Where, id: string, now: number): Promise<OpenForm> {
  if (!isSecureContext) throw new FormClosed('insecure');
  if (where.key.length === 0) throw new FormClosed('not-open');
  const reply = await call(routeOf(where, 'statement'));
  if (!reply) throw new FormClosed('offline');
  if (reply.status !== 200) throw new FormClosed('not-open');
  if (!(await canUse('p256'))) throw new FormClosed('old-browser');

  const { site, key: pins } = where;
  const minimumVersion = Math.max(where.version, newest.get(site) ?? 0);
  const verified = await verifyStatement(reply.body, { site, pins, minimumVersion, now }).catch((fault) => {
    throw new FormClosed(fault instanceof StatementRefused ? closedBy[fault.code] : 'not-trusted', fault);
  });
  const { statement } = verified;
  newest.set(site, statement.version);

  const readers = readersOf(statement, id);
  const people = readers.filter(({ person }) => person !== recovery).length;
  if (people === 0) throw new FormClosed('not-open');
  const strongest = strongestSuite(readers);
  const suite = (await canUse(strongest)) ? strongest : 'p256';
  return { id, definition: statement.forms[id]!.definition, readers, people, suite, verified };
}

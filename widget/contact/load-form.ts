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
import type { groupView } from './group-view.ts';
import type { Translated } from './say.ts';

export type ClosedReason =
  /** The page has no https. */
  | 'insecure'
  /** The tag names no key: the site is not enrolled yet. */
  | 'no-key'
  | 'offline'
  | 'no-statement'
  | 'old-browser'
  | StatementFault
  /** The statement has no such form. */
  | 'no-form';

/** Thrown by `loadForm`; the form shows the reason, a phone number and an address. */
export class FormClosed extends Error {
  readonly code: ClosedReason;
  constructor(code: ClosedReason) {
    super(code);
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
  /** The site's texts in the visitor's language. */
  translated?: Translated;
  /** Only for a form with a repeated group. */
  groupView: typeof groupView | undefined;
  verified: VerifiedStatement;
}

/** Highest version this page has verified, by site: a server can't go back to an older list of readers. */
const newest = new Map<string, number>();

/** Loads and verifies. Throws `FormClosed`. `now` is in milliseconds since 1970, by the visitor's clock. */
export async function loadForm(where: Where, id: string, now: number): Promise<OpenForm> {
  const { site, key: pins } = where;
  if (!isSecureContext) throw new FormClosed('insecure');
  if (!crypto.subtle) throw new FormClosed('old-browser');
  if (!pins[0]) throw new FormClosed('no-key');
  const reply = where.fetched ?? (await call(routeOf(where, 'statement')));
  where.fetched = undefined;
  if (!reply) throw new FormClosed('offline');
  if (reply.status !== 200) throw new FormClosed('no-statement');

  const minimumVersion = Math.max(where.version, newest.get(site) ?? 0);
  const verified = await verifyStatement(reply.body, { site, pins, minimumVersion, now }).catch((fault) => {
    throw new FormClosed(fault instanceof StatementRefused ? fault.code : 'malformed');
  });
  const { statement } = verified;
  newest.set(site, statement.version);

  const readers = readersOf(statement, id);
  const people = readers.filter(({ person }) => person !== recovery).length;
  if (!people) throw new FormClosed('no-form');
  const { definition } = statement.forms[id]!;
  const rows = definition.fields.some(({ kind }) => kind === 'group');
  const [translated, group] = await Promise.all([
    translation(where, id, definition),
    rows
      ? import('./group-view.ts').catch(() => {
          throw new FormClosed('offline');
        })
      : undefined,
  ]);
  for (const suite of [strongestSuite(readers), 'p256'] as const)
    if (await canUse(suite))
      return { id, definition, readers, people, suite, translated, groupView: group?.groupView, verified };
  throw new FormClosed('old-browser');
}

/** The site's texts in the language that `where` names now; undefined where they stay Dutch. */
export async function translation(
  where: Where,
  form: string,
  definition: FormDefinition,
): Promise<Translated> {
  if (where.language === 'nl') return undefined;
  return import('./translation.ts')
    .then(({ loadTranslation }) => loadTranslation(where, form, definition))
    .catch(() => undefined);
}

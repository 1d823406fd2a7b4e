/** Who gets a key to a message, read from a statement. Pure; the server checks recipients with the same rule. */
import type { Reader, SiteStatement } from './site-statement.ts';
import type { Suite } from './wire.ts';

/** The person id of the sheet of paper. It reads every form, so that no message is lost with a device. */
export const recovery = 'recovery';

/** A form's readers, in the statement's order; empty for a form that the statement does not have. */
export function readersOf(statement: SiteStatement, form: string): Reader[] {
  const names = Object.hasOwn(statement.forms, form) ? statement.forms[form]!.readers : [];
  return statement.readers.filter(({ person }) => names.includes(person));
}

/** The strongest suite that every one of these readers can open. */
export function strongestSuite(readers: Reader[]): Suite {
  return readers.length > 0 && readers.every(({ keys }) => keys.xwing) ? 'xwing' : 'p256';
}

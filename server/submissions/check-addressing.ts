/** Whether an envelope is addressed as the signed statement says: this form, these questions, these readers. */
import type { Kysely } from 'kysely';
import { readersOf } from '../../widget/envelope/readers.ts';
import type { Envelope } from '../../widget/envelope/wire.ts';
import { newestStatement, statementVersion } from '../directory/statements.ts';
import { hashOf } from '../door/random-token.ts';
import { Refused } from '../door/refused.ts';
import type { FormDefinition } from '../sites/public-part.ts';
import type { Tables } from '../store/tables.ts';

/** How long a message sealed under a retired statement is taken: it may have waited in a browser for seven days. */
export const retiredDays = 14;

/**
 * The definition the message was sealed for. Refuses, in this order: form-closed (nothing valid is in force),
 * statement-outdated, unknown-form, wrong-definition, wrong-readers. `now` in milliseconds.
 */
export async function checkAddressing(
  db: Kysely<Tables>,
  { context, suite, recipients }: Envelope,
  now: number,
): Promise<FormDefinition> {
  const newest = await newestStatement(db, context.site);
  if (!newest || newest.notAfter <= now) throw new Refused('form-closed');
  const named =
    newest.row.version === context.statement
      ? newest
      : await statementVersion(db, context.site, context.statement);
  const retired = named?.row.retired_at ?? now;
  if (
    !named ||
    named.row.hash !== context.statementHash ||
    named.notAfter <= now ||
    now >= retired + retiredDays * 86_400_000
  )
    throw new Refused('statement-outdated');

  const { statement } = named;
  if (!Object.hasOwn(statement.forms, context.form)) throw new Refused('unknown-form');
  const { definition } = statement.forms[context.form]!;
  if (definitionHash(definition) !== context.definition) throw new Refused('wrong-definition');
  const wanted = readersOf(statement, context.form).map(({ keys }) => keys[suite]?.id);
  const given = new Set(recipients.map(({ key }) => key));
  if (given.size !== wanted.length || !wanted.every((key) => key !== undefined && given.has(key)))
    throw new Refused('wrong-readers');
  return definition;
}

/** By the definition of a remembered statement (directory/statements.ts), which never changes. */
const hashes = new WeakMap<FormDefinition, string>();

function definitionHash(definition: FormDefinition): string {
  const known = hashes.get(definition) ?? hashOf(JSON.stringify(definition));
  hashes.set(definition, known);
  return known;
}

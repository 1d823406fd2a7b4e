/** Other words for somebody who lost theirs; whoever signed in with the old ones is out. */
import type { Kysely } from 'kysely';
import { appendLine } from '../register/register.ts';
import type { Tables } from '../store/tables.ts';
import type { NewPassphrase } from './inbox-api.ts';
import type { Session } from './sessions.ts';
import { signInHash } from './sign-in.ts';

/** Caller has asked for another way in. The session that asks goes on. `now` in milliseconds. */
export async function replacePassphrase(
  db: Kysely<Tables>,
  { site, person, tokenHash }: Session,
  { signIn, chest }: Omit<NewPassphrase, 'proof'>,
  now: number,
): Promise<void> {
  const { salt, iterations, key } = signIn;
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('person')
      .set({
        sign_in: JSON.stringify({ salt, iterations }),
        sign_in_hash: signInHash(key),
        chest: JSON.stringify(chest),
      })
      .where('site', '=', site)
      .where('id', '=', person)
      .execute();
    await trx
      .deleteFrom('session')
      .where('site', '=', site)
      .where('person', '=', person)
      .where('way', '=', '')
      .where('token_hash', '!=', tokenHash)
      .execute();
    await appendLine(trx, { site, at: now, actor: person, event: 'way-replaced', detail: 'passphrase' });
  });
}

/** Somebody leaves: no way in, no session and no key of theirs is left; the register goes on naming them. */
import type { Kysely } from 'kysely';
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import type { Tables } from '../store/tables.ts';

/**
 * Takes a person out of a site's inbox. The next signed statement leaves them out; until then their key is among the
 * recipients of what comes in, and neither the key nor a message can be fetched by anybody. Refuses `not-found`, and
 * `not-allowed` for oneself and for who holds the key that signs the statement: then nobody could sign the next.
 */
export async function removePerson(
  db: Kysely<Tables>,
  { site, person: actor }: { site: string; person: string },
  id: string,
  now: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('person')
      .select(['wrapped', 'role'])
      .where('site', '=', site)
      .where('id', '=', id)
      .where('left_at', 'is', null)
      .executeTakeFirst();
    if (!person) throw new Refused('not-found');
    if (id === actor || signs(person.wrapped)) throw new Refused('not-allowed');
    await trx
      .updateTable('person')
      .set({ left_at: now, ready_at: null, wrapped: '{}', chest: '', sign_in_hash: '' })
      .where('site', '=', site)
      .where('id', '=', id)
      .execute();
    for (const table of ['session', 'passkey', 'own_views'] as const)
      await trx.deleteFrom(table).where('site', '=', site).where('person', '=', id).execute();
    await appendLine(trx, { site, at: now, actor, event: 'person-removed', detail: id });
  });
}

/** Whether the signing key is among somebody's wrapped keys; which ones there are is readable (wrapped-keys.ts). */
function signs(wrapped: string): boolean {
  const { keys } = JSON.parse(wrapped) as { keys?: { use?: unknown }[] };
  return Array.isArray(keys) && keys.some(({ use }) => use === 'root');
}

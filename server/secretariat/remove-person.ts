/** Somebody leaves: no way in, no session and no key of theirs is left; the register goes on naming them. */
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import { emptyLog } from '../retention/empty-log.ts';
import type { Store } from '../store/open-store.ts';
import { withdrawLinksOf } from './enrolment.ts';

/**
 * Takes a person out of a site's inbox. The next signed statement leaves them out; until then their key is among the
 * recipients of what comes in, and neither the key nor a message can be fetched by anybody. Links that they made and
 * nobody used go too. Refuses `not-found`, and `not-allowed` for oneself and for who holds the key that signs the
 * statement: then nobody could sign the next. That is somebody whom the operator enrolled, never who was invited.
 */
export async function removePerson(
  store: Pick<Store, 'db' | 'truncateWal'>,
  { site, person: actor }: { site: string; person: string },
  id: string,
  now: number,
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('person')
      .select(['wrapped', 'invited_by'])
      .where('site', '=', site)
      .where('id', '=', id)
      .where('left_at', 'is', null)
      .executeTakeFirst();
    if (!person) throw new Refused('not-found');
    if (id === actor || (person.invited_by === null && signs(person.wrapped)))
      throw new Refused('not-allowed');
    await trx
      .updateTable('person')
      .set({ left_at: now, ready_at: null, wrapped: '{}', chest: '', sign_in_hash: '' })
      .where('site', '=', site)
      .where('id', '=', id)
      .execute();
    for (const table of ['session', 'passkey', 'own_views'] as const)
      await trx.deleteFrom(table).where('site', '=', site).where('person', '=', id).execute();
    await withdrawLinksOf(trx, { site, person: id });
    await appendLine(trx, { site, at: now, actor, event: 'person-removed', detail: id });
  });
  // Their wrapped keys would stand there until the next round of the sweep.
  await emptyLog(store);
}

/**
 * Whether the signing key is among somebody's wrapped keys; which ones there are is readable (wrapped-keys.ts). The
 * blob is their own browser's work, so it may hold anything.
 */
function signs(wrapped: string): boolean {
  const { keys } = JSON.parse(wrapped) as { keys?: unknown };
  return Array.isArray(keys) && keys.some((key) => Object(key).use === 'root');
}

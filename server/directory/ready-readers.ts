/** The persons of a site who proved that they can open; only they may stand in a statement. */
import type { Kysely } from 'kysely';
import type { Directory, PersonKeys } from '../secretariat/inbox-api.ts';
import type { Tables } from '../store/tables.ts';

/** Those who left: the register and the history of a message go on naming them. */
export async function formerPeople(db: Kysely<Tables>, site: string): Promise<Directory['former']> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('site', '=', site)
    .where('left_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, name }) => ({ person: id, name }));
}

export async function readyReaders(db: Kysely<Tables>, site: string): Promise<Directory['ready']> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'role', 'keys', 'ready_at'])
    .where('site', '=', site)
    .where('ready_at', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, role, keys, ready_at }) => ({
    person: id,
    name,
    role,
    keys: JSON.parse(keys) as PersonKeys,
    proven: new Date(ready_at!).toISOString(),
  }));
}

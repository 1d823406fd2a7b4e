/** Spends an enrolment link: the person, their wrapped keys and their first session in one commit. */
import type { Insertable, Kysely, Selectable } from 'kysely';
import type { z } from 'zod';
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import type { PersonTable, Tables } from '../store/tables.ts';
import { openEnrolment } from './enrolment.ts';
import type { completion } from './inbox-requests.ts';
import { startSession } from './sessions.ts';
import { signInHash } from './sign-in.ts';

/** Refuses what `openEnrolment` refuses, and `id-taken` for a name or id that the site has already. */
export async function enrolPerson(
  db: Kysely<Tables>,
  { token, person: { id, name }, signIn, wrapped, chest, keys, secrecy }: z.output<typeof completion>,
  now: number,
): Promise<{ person: Selectable<PersonTable>; token: string }> {
  return db.transaction().execute(async (trx) => {
    const { token_hash, site, role, invited_by } = await openEnrolment(trx, token, now);
    const taken = await trx
      .selectFrom('person')
      .select('id')
      .where('site', '=', site)
      .where((is) =>
        is.or([
          is('id', '=', id),
          is.and([
            is('left_at', 'is', null),
            is(is.fn<string>('lower', ['name']), '=', is.fn<string>('lower', [is.val(name)])),
          ]),
        ]),
      )
      .executeTakeFirst();
    if (taken) throw new Refused('id-taken');
    const person: Insertable<PersonTable> & Selectable<PersonTable> = {
      id,
      site,
      name,
      role,
      sign_in: JSON.stringify({ salt: signIn.salt, iterations: signIn.iterations }),
      sign_in_hash: signInHash(signIn.key),
      wrapped: JSON.stringify(wrapped),
      chest: JSON.stringify(chest),
      keys: JSON.stringify(keys),
      created_at: now,
      ready_at: null,
      left_at: null,
      invited_by,
    };
    await trx.insertInto('person').values(person).execute();
    await trx.updateTable('enrolment').set({ used_at: now }).where('token_hash', '=', token_hash).execute();
    await appendLine(trx, { site, at: now, actor: id, event: 'enrolled', detail: role });
    // The promise of UAVG 30(4), by the version of its text (AV-06).
    await appendLine(trx, { site, at: now, actor: id, event: 'secrecy-confirmed', detail: secrecy });
    return { person, token: await startSession(trx, { person: id, site, way: '' }, now) };
  });
}

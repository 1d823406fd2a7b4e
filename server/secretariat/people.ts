/** Who works in the inbox of a site and who was invited, for the administrator. Names leave to them only. */
import type { Kysely } from 'kysely';
import { dayOf } from '../retention/dutch-calendar.ts';
import type { Tables } from '../store/tables.ts';
import { enrolmentHours } from './enrolment.ts';
import type { People } from './inbox-api.ts';

const hourMs = 3_600_000;

/** Everybody of a site, oldest first, and the links that still work. `now` in milliseconds. */
export async function peopleOf(db: Kysely<Tables>, site: string, now: number): Promise<People> {
  const persons = await db
    .selectFrom('person')
    .select(['id', 'name', 'role', 'created_at', 'ready_at'])
    .where('site', '=', site)
    .where('left_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const signIns = await newest(db, site, 'sign-in');
  const secrecy = await newest(db, site, 'secrecy-confirmed');
  return {
    people: persons.map(({ id, name, role, created_at, ready_at }) => ({
      id,
      name,
      role,
      since: dayOf(created_at),
      ready: ready_at !== null,
      signedIn: dayOr(signIns.get(id)),
      secrecy: dayOr(secrecy.get(id)),
    })),
    invitations: await invitationsOf(db, site, now),
  };
}

async function invitationsOf(db: Kysely<Tables>, site: string, now: number): Promise<People['invitations']> {
  const rows = await db
    .selectFrom('enrolment')
    .select(['token_hash', 'role', 'created_at'])
    .where('site', '=', site)
    .where('used_at', 'is', null)
    .where('created_at', '>', now - enrolmentHours * hourMs)
    .orderBy('created_at')
    .execute();
  return rows.map(({ token_hash, role, created_at }) => ({
    id: token_hash,
    role,
    until: new Date(created_at + enrolmentHours * hourMs).toISOString(),
  }));
}

/** When each person did this last, from the register; a day is all that anybody is told. */
async function newest(
  db: Kysely<Tables>,
  site: string,
  event: 'sign-in' | 'secrecy-confirmed',
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('register')
    .select(['actor', (is) => is.fn.max('at').as('at')])
    .where('site', '=', site)
    .where('event', '=', event)
    .groupBy('actor')
    .execute();
  return new Map(rows.map(({ actor, at }) => [actor, at]));
}

function dayOr(at: number | undefined): string | null {
  return at === undefined ? null : dayOf(at);
}

/**
 * How somebody becomes a reader: a link that works once, within 24 hours. Its token stands after the #, so it
 * reaches no log, and the store keeps its hash only. The first one of a site is made by the operator's command line.
 */
import type { Kysely, Selectable } from 'kysely';
import type { Role } from '../../widget/envelope/role.ts';
import { hashOf, randomToken } from '../door/random-token.ts';
import { Refused } from '../door/refused.ts';
import type { Store } from '../store/open-store.ts';
import type { EnrolmentTable, Tables } from '../store/tables.ts';

export const enrolmentHours = 24;

/**
 * A new link for one person of a site, to be put after the inbox's origin: `/#aanmelden=<token>`.
 * Whoever has it becomes the site's administrator, so it goes to that person only. `now` in milliseconds.
 */
export async function makeEnrolmentLink(
  store: Pick<Store, 'db'>,
  site: string,
  now: number,
): Promise<string> {
  return `/#aanmelden=${await newEnrolment(store.db, { site, role: 'administrator', by: null, now })}`;
}

/** A new link's token, for one person in one role. `by`: who invites; null for the operator. `now` in milliseconds. */
export async function newEnrolment(
  db: Kysely<Tables>,
  { site, role, by, now }: { site: string; role: Role; by: string | null; now: number },
): Promise<string> {
  const token = randomToken();
  await db
    .insertInto('enrolment')
    .values({ token_hash: hashOf(token), site, role, created_at: now, used_at: null, invited_by: by })
    .execute();
  return token;
}

/** Takes back a link that nobody used; its role, or null where there is none. `id` is the token's hash. */
export async function withdrawEnrolment(
  db: Kysely<Tables>,
  { site, id }: { site: string; id: string },
): Promise<Role | null> {
  const row = await db
    .deleteFrom('enrolment')
    .where('site', '=', site)
    .where('token_hash', '=', id)
    .where('used_at', 'is', null)
    .returning('role')
    .executeTakeFirst();
  return row?.role ?? null;
}

/** No link of somebody who left works any more: it would be their own way back. */
export async function withdrawLinksOf(
  db: Kysely<Tables>,
  { site, person }: { site: string; person: string },
): Promise<void> {
  await db
    .deleteFrom('enrolment')
    .where('site', '=', site)
    .where('invited_by', '=', person)
    .where('used_at', 'is', null)
    .execute();
}

/** The enrolment of a token. Refuses `enrolment-invalid`, `enrolment-used` and `enrolment-expired`. */
export async function openEnrolment(
  db: Kysely<Tables>,
  token: string,
  now: number,
): Promise<Selectable<EnrolmentTable>> {
  // The look-up is by hash: how long it takes says nothing about any token.
  const row = await db
    .selectFrom('enrolment')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (!row) throw new Refused('enrolment-invalid');
  if (row.used_at !== null) throw new Refused('enrolment-used');
  if (now >= row.created_at + enrolmentHours * 3_600_000) throw new Refused('enrolment-expired');
  return row;
}

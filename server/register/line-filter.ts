/** What is asked of the register, as the store looks for it: days as instants, references as the ids they stand for. */
import type { Transaction } from 'kysely';
import { bytesOf } from '../../widget/envelope/spoken-letters.ts';
import { referenceOf } from '../../widget/envelope/wire.ts';
import { startOfDay } from '../retention/dutch-calendar.ts';
import type { Tables } from '../store/tables.ts';
import type { LineFilter } from './read-lines.ts';
import type { RegisterQuery } from './register-requests.ts';

/** A reference of which the register never heard fits no line. */
export async function filterOf(
  trx: Transaction<Tables>,
  site: string,
  { actor, references, from, until }: RegisterQuery,
): Promise<LineFilter> {
  return {
    actor,
    about: references && (await idsOf(trx, site, references)),
    from: from === undefined ? undefined : startOfDay(from),
    until: until === undefined ? undefined : startOfDay(dayAfter(until)),
  };
}

/** "lines:37 by:staff,message": how many, and what was asked for; never of whom. */
export function howAsked({ actor, references, from, until }: RegisterQuery, count: number): string {
  const by = [
    ...(actor === undefined ? [] : ['by:staff']),
    ...(references === undefined ? [] : ['by:reference']),
    ...(from === undefined && until === undefined ? [] : ['by:period']),
  ];
  return [`lines:${count}`, ...by].join(' ');
}

async function idsOf(
  trx: Transaction<Tables>,
  site: string,
  references: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const reference of references) {
    // A reference is 40 bits of the id, and six letters of the id are the first 36 of them.
    const prefix = Buffer.from(bytesOf(reference)).toString('base64url').slice(0, 6);
    const rows = await trx
      .selectFrom('register')
      .select('submission')
      .distinct()
      .where('site', '=', site)
      .where('submission', '>=', prefix)
      .where('submission', '<', `${prefix}~`)
      .execute();
    found.push(...rows.flatMap(({ submission }) => (fits(submission, reference) ? [submission!] : [])));
  }
  return found;
}

function fits(id: string | null, reference: string): boolean {
  return id !== null && /^[\w-]{22}$/.test(id) && referenceOf(id) === reference;
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

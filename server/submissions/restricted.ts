/** A message that is restricted or objected to is opened with a reason only, which goes into the register (AVG 18(2)). */
import type { Kysely } from 'kysely';
import { Refused } from '../door/refused.ts';
import { eventsOf, type KeptRow, termOfRow } from '../retention/kept-message.ts';
import type { OpenReason } from '../secretariat/inbox-api.ts';
import type { Tables } from '../store/tables.ts';

/** The grounds of AVG 18(2), and to deal with what was asked. */
export const openReasons = [
  'request',
  'consent',
  'legal-procedure',
  'protect-other',
  'public-interest',
] as const satisfies readonly OpenReason[];

/**
 * The detail of the register's line about opening this message at `now` (ms): the reason where it is frozen, '' where
 * it isn't and none is asked. Refuses `restricted` where one is asked and not given.
 */
export async function openingDetail(
  db: Kysely<Tables>,
  row: KeptRow & { id: string },
  { reason, now }: { reason: OpenReason | undefined; now: number },
): Promise<string> {
  const { freezes } = termOfRow(row, (await eventsOf(db, [row.id])).get(row.id) ?? [], now);
  if (freezes.length === 0) return '';
  if (reason === undefined) throw new Refused('restricted');
  return reason;
}

/** Of these messages, those that nobody restricted: what is searched or handed out in bulk. */
export async function unrestricted<Row extends KeptRow & { id: string }>(
  db: Kysely<Tables>,
  rows: readonly Row[],
  now: number,
): Promise<Row[]> {
  const events = await eventsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.filter((row) => termOfRow(row, events.get(row.id) ?? [], now).freezes.length === 0);
}

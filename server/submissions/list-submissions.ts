/**
 * Hands the list parts of a site's messages to staff: the newest first, the rest in parts, and after that only what
 * changed. The audit line is committed, so on the disk, before a byte leaves (promise 8). An open inbox asks every
 * minute: while nothing changed nothing leaves, so nothing is written.
 */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { hashOf } from '../door/random-token.ts';
import { inboxOpened } from '../mail/mail-queue.ts';
import { listedNotes, noteCounts } from '../notes/kept-notes.ts';
import { appendLine } from '../register/register.ts';
import { eventsOf, visibleAt } from '../retention/kept-message.ts';
import type { InboxList, ListedItem, ListPart, ListUnchanged, PersonKeys } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { listedItem, type ShownRow, shownColumns, shownState } from './inbox-item.ts';
import { cursorAt, placeOf } from './list-cursor.ts';
import type { ListMemory, ListStates } from './list-memory.ts';

/** Messages of the first answer, enough for any screen, and of each that follows. */
const firstPart = 100;
const nextPart = 1000;

export interface ListParts {
  store: Pick<Store, 'db'>;
  memory: ListMemory;
  /** See secretariat/server-secret.ts. */
  secret: Uint8Array;
  /** Milliseconds. */
  now: number;
}

/**
 * Everything of the site that is still kept, without bodies, after one line: "list-opened", and how many go out.
 * Where `holds` is the mark of what would be handed out, only the time is answered, and no line is written; where it
 * is the mark of an earlier list, what changed since.
 */
export function beginList(
  { store: { db }, memory, secret, now }: ListParts,
  session: Session,
  holds: string | undefined,
): Promise<InboxList | ListUnchanged> {
  return db.transaction().execute(async (trx) => {
    const { site, person } = session;
    const rows = await trx
      .selectFrom('submission')
      .select(['id', ...shownColumns])
      .where('site', '=', site)
      .where(visibleAt(now))
      .orderBy('received_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const ids = rows.map(({ id }) => id);
    const states = await statesOf(trx, rows, { site, now });
    const mark = markOf(site, states);
    const at = new Date(now).toISOString();
    // Also where nothing is new: the mail about what this person sees already may have gone out a moment later.
    await inboxOpened(trx, site);
    if (holds === mark) return { now: at, unchanged: true };
    const before = holds === undefined ? undefined : memory.find(holds);
    memory.keep(mark, states);
    const changed = before && ids.filter((id) => before.get(id) !== states.get(id));
    // What is nearly all of it is not worth a difference.
    const whole = changed === undefined || changed.length > firstPart;
    const sent = whole ? ids : changed;
    await appendLine(trx, {
      site,
      at: now,
      actor: person,
      event: 'list-opened',
      detail: String(sent.length),
    });
    const items = await itemsOf(trx, session, sent.slice(0, firstPart), now);
    const last = whole && rows.length > firstPart ? rows[firstPart - 1]! : undefined;
    return {
      now: at,
      mark,
      whole,
      items,
      gone: whole ? [] : [...before!.keys()].filter((id) => !states.has(id)),
      total: rows.length,
      more: last ? cursorAt({ receivedAt: last.received_at, id: last.id }, session, { secret, now }) : null,
    };
  });
}

/** The part of a list after a place in it; its line was written when the list was begun. Refuses `list-outdated`. */
export async function continueList(
  { store: { db }, secret, now }: Omit<ListParts, 'memory'>,
  session: Session,
  more: string,
): Promise<ListPart> {
  const place = placeOf(more, session, { secret, now });
  const rows = await db
    .selectFrom('submission')
    .select(['id', 'received_at'])
    .where('site', '=', session.site)
    .where(visibleAt(now))
    .where((eb) =>
      eb.or([
        eb('received_at', '<', place.receivedAt),
        eb.and([eb('received_at', '=', place.receivedAt), eb('id', '<', place.id)]),
      ]),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(nextPart)
    .execute();
  const last = rows.length === nextPart ? rows.at(-1)! : undefined;
  return {
    items: await itemsOf(
      db,
      session,
      rows.map(({ id }) => id),
      now,
    ),
    more: last ? cursorAt({ receivedAt: last.received_at, id: last.id }, session, { secret, now }) : null,
  };
}

/** What a list shows of each message that can change, as a short hash; nothing of what is sealed is read for it. */
async function statesOf(
  db: Kysely<Tables>,
  rows: readonly (ShownRow & { id: string })[],
  { site, now }: { site: string; now: number },
): Promise<ListStates> {
  const events = await eventsOf(
    db,
    rows.map(({ id }) => id),
  );
  const notes = await noteCounts(db, site);
  return new Map(
    rows.map((row) => {
      const state = shownState(row, events.get(row.id) ?? [], now);
      return [row.id, hashOf(JSON.stringify([state, notes.get(row.id)])).slice(0, 16)];
    }),
  );
}

/** Stands for the whole list: every message and what is shown of it. */
function markOf(site: string, states: ListStates): string {
  const hash = createHash('sha256').update(site);
  for (const [id, state] of states) hash.update(` ${id}${state}`);
  return hash.digest('base64url');
}

/** These messages as the list has them, in this order. */
async function itemsOf(
  db: Kysely<Tables>,
  { site, person }: Session,
  ids: readonly string[],
  now: number,
): Promise<ListedItem[]> {
  if (!ids.length) return [];
  const { keys } = await db
    .selectFrom('person')
    .select('keys')
    .where('site', '=', site)
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  const { p256, xwing } = JSON.parse(keys) as PersonKeys;
  const own = [p256.id, ...(xwing ? [xwing.id] : [])];
  const rows = await db
    .selectFrom('submission')
    .select(['id', 'header', 'list', ...shownColumns])
    .where('site', '=', site)
    .where('id', 'in', ids)
    .execute();
  const events = await eventsOf(db, ids);
  const notes = await listedNotes(db, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const item = listedItem(row, events.get(id) ?? [], now, own);
    const noted = notes.get(id);
    // Of a restricted message the list shows that it is there, and nothing else (AVG 18).
    return [noted && item.frozen.length === 0 ? { ...item, notes: noted } : item];
  });
}

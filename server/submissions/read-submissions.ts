/**
 * Hands one sealed message to staff. The audit line is committed, so on the disk, before a byte leaves (promise 8);
 * where it can't be written nothing is handed out. The list of all stands in list-submissions.ts.
 */

import type { Selectable } from 'kysely';
import { hashText } from '../../widget/envelope/hash.ts';
import { Refused } from '../door/refused.ts';
import { notesOf } from '../notes/kept-notes.ts';
import { answersTo } from '../receipts/kept-answers.ts';
import { appendLine } from '../register/register.ts';
import { eventsOf, visibleAt } from '../retention/kept-message.ts';
import type { OutcomeEvent } from '../retention/standing.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { InboxBody, MailedAnswer, MessageState, OpenReason } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import type { SubmissionTable } from '../store/tables.ts';
import { inboxItem, messageState, shownColumns } from './inbox-item.ts';
import { openingDetail } from './restricted.ts';

type Reading = Pick<Session, 'site' | 'person'>;
type Row = Selectable<SubmissionTable>;

/** One message's body and history, after the line "read", and whether nobody read it before. Refuses `wiped`, `not-found` and `restricted`. */
export async function readSubmission(
  { db }: Pick<Store, 'db'>,
  { site, person }: Reading,
  id: string,
  { now, reason }: { now: number; reason?: OpenReason | undefined },
): Promise<{ read: InboxBody; isFirst: boolean }> {
  const { row, events, actors, answers, notes } = await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('submission')
      .selectAll()
      .where('id', '=', id)
      .where('site', '=', site)
      .where(visibleAt(now))
      .executeTakeFirst();
    if (!row) throw await gone({ db: trx }, site, id);
    const detail = await openingDetail(trx, row, { reason, now });
    await appendLine(trx, { site, at: now, actor: person, event: 'read', submission: id, detail });
    if (row.first_read_at === null)
      await trx.updateTable('submission').set({ first_read_at: now }).where('id', '=', id).execute();
    const actors = await trx
      .selectFrom('outcome')
      .select('actor')
      .where('submission', '=', id)
      .orderBy('seq')
      .execute();
    const answers = await answersTo(trx, id);
    const notes = await notesOf(trx, id);
    return { row, events: (await eventsOf(trx, [id])).get(id) ?? [], actors, answers, notes };
  });
  const opened: Row = { ...row, first_read_at: row.first_read_at ?? now };
  const body = {
    body: row.body,
    // Whoever gave a reason sees the name too.
    item: { ...inboxItem(opened, events, now), list: row.list },
    answers,
    notes,
    history: events.map((event, index) => historyLine(event, actors[index]?.actor ?? '')),
  };
  return { read: body, isFirst: row.first_read_at === null };
}

/**
 * May an envelope that came by mail be opened? Its line is written whatever the answer is: somebody holds a copy.
 * `unknown` where this server never had it, or has forgotten it. Throws ClockUnconfirmed where only time would tell.
 */
export async function askMailed(
  { db }: Pick<Store, 'db'>,
  { site, person }: Reading,
  id: string,
  clock: Pick<TrustedClock, 'now' | 'stamp'>,
): Promise<MailedAnswer> {
  const now = clock.now();
  return db.transaction().execute(async (trx) => {
    const kept = await trx
      .selectFrom('submission')
      .select(['header', 'list', 'body', 'wipes_at', ...shownColumns])
      .where('id', '=', id)
      .where('site', '=', site)
      .executeTakeFirst();
    const expired = kept?.wipes_at !== undefined && kept.wipes_at !== null && kept.wipes_at <= now;
    // By a clock in doubt it is neither here nor gone: this throws then.
    if (expired) clock.stamp();
    const wipedAt = expired ? kept.wipes_at : await wipedAtOf({ db: trx }, site, id);
    const events = kept && !expired ? ((await eventsOf(trx, [id])).get(id) ?? []) : [];
    const item = kept && !expired ? inboxItem(kept, events, now) : null;
    const gone = wipedAt === null ? 'unknown' : 'wiped';
    const state = item === null ? gone : item.frozen.length > 0 ? 'restricted' : 'kept';
    const line = { site, at: now, actor: person, submission: id, detail: state };
    await appendLine(trx, { ...line, event: 'mailed-opened' });
    return {
      state,
      wiped: state === 'wiped' ? new Date(wipedAt!).toISOString() : null,
      item,
      body: item && (await hashText(kept!.body)),
    };
  });
}

/**
 * How a message stands now, and what can be decided about it. Nothing that was sent is in it, so it needs no line.
 * Refuses `wiped` and `not-found`.
 */
export async function stateOf(
  { db }: Pick<Store, 'db'>,
  { site }: Reading,
  id: string,
  now: number,
): Promise<MessageState> {
  const row = await db
    .selectFrom('submission')
    .select(shownColumns)
    .where('id', '=', id)
    .where('site', '=', site)
    .where(visibleAt(now))
    .executeTakeFirst();
  if (!row) throw await gone({ db }, site, id);
  return messageState(row, (await eventsOf(db, [id])).get(id) ?? [], now);
}

function historyLine({ at, outcome, reason }: OutcomeEvent, actor: string): InboxBody['history'][number] {
  return { at: new Date(at).toISOString(), actor, outcome, reason };
}

/** Why there is no such message: `wiped` with the day, or `not-found`. */
export async function gone(store: Pick<Store, 'db'>, site: string, id: string): Promise<Refused> {
  const wipedAt = await wipedAtOf(store, site, id);
  return wipedAt === null
    ? new Refused('not-found')
    : new Refused('wiped', { wiped: new Date(wipedAt).toISOString() });
}

async function wipedAtOf({ db }: Pick<Store, 'db'>, site: string, id: string): Promise<number | null> {
  const row = await db
    .selectFrom('tombstone')
    .select('wiped_at')
    .where('id', '=', id)
    // A tombstone that came back from the ledger alone knows no site.
    .where('site', 'in', [site, ''])
    .executeTakeFirst();
  return row?.wiped_at ?? null;
}

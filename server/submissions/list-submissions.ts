/**
 * Hands the list parts of a site's messages to staff. The audit line is committed, so on the disk, before a byte
 * leaves (promise 8). An open inbox asks every minute: while nothing changed nothing leaves, so nothing is written.
 */
import { createHash } from 'node:crypto';
import { inboxOpened } from '../mail/mail-queue.ts';
import { appendLine } from '../register/register.ts';
import { eventsOf, visibleAt } from '../retention/kept-message.ts';
import type { InboxItem, InboxList, ListUnchanged } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import { inboxItem } from './inbox-item.ts';

const weekMs = 7 * 86_400_000;

/**
 * Everything of the site that is still kept, newest first, without bodies, after one line: "list-opened", and how
 * many. Where `holds` is the mark of what would be handed out, only the time is answered, and no line is written.
 */
export async function listSubmissions(
  { db }: Pick<Store, 'db'>,
  { site, person }: Pick<Session, 'site' | 'person'>,
  { now, holds }: { now: number; holds?: string | undefined },
): Promise<InboxList | ListUnchanged> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('submission')
      .select([
        'id',
        'header',
        'list',
        'kind',
        'received_at',
        'rules',
        'wipes_at',
        'first_read_at',
        'channel',
        'entered_at',
      ])
      .where('site', '=', site)
      .where(visibleAt(now))
      .orderBy('received_at', 'desc')
      .execute();
    const events = await eventsOf(
      trx,
      rows.map(({ id }) => id),
    );
    const items = rows.map((row) => inboxItem(row, events.get(row.id) ?? [], now));
    const mark = markOf(site, items);
    const at = new Date(now).toISOString();
    // Also where nothing is new: the mail about what this person sees already may have gone out a moment later.
    await inboxOpened(trx, site);
    if (holds === mark) return { now: at, unchanged: true };
    const detail = String(items.length);
    await appendLine(trx, { site, at: now, actor: person, event: 'list-opened', detail });
    const wipesThisWeek = rows.filter(({ wipes_at }) => wipes_at !== null && wipes_at <= now + weekMs).length;
    return { now: at, mark, items, wipesThisWeek };
  });
}

/**
 * SHA-256, base64url, of all that a list shows and that can change: who came, who was read or decided on, what went,
 * what time made possible or ended. Left out: what is sealed, which an id stands for, and the date that each offer
 * would bring, which moves with every millisecond.
 */
function markOf(site: string, items: readonly InboxItem[]): string {
  const shown = items.map(({ header, list: _, offers, ...rest }) => [
    header.context.id,
    rest,
    offers.map(({ outcome }) => outcome),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([site, shown]))
    .digest('base64url');
}

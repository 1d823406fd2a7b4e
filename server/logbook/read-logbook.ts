/** Hands entries of the logbook to a staff browser, which opens them; that it was asked is written down first. */

import type { Book } from '../../widget/envelope/logbook-facts.ts';
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import type { LogbookEntry, LogbookPage } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import { entryAnswer, entryOf, versionsOf } from './entries.ts';

/** Some megabytes at most; a browser asks on. */
const atOnce = 100;

type Reader = Pick<Session, 'site' | 'person'>;

/** A hundred entries, newest first, each with its newest version; `before`: the `next` of the page before. */
export async function listEntries(
  { db }: Pick<Store, 'db'>,
  { site, person }: Reader,
  { book, before, now }: { book: Book; before: number | undefined; now: number },
): Promise<LogbookPage> {
  return db.transaction().execute(async (trx) => {
    let query = trx
      .selectFrom('logbook_entry')
      .selectAll()
      .where('site', '=', site)
      .where('book', '=', book)
      .where((is) => is.or([is('wipes_at', 'is', null), is('wipes_at', '>', now)]));
    if (before !== undefined) query = query.where('seq', '<', before);
    const rows = await query.orderBy('seq', 'desc').limit(atOnce).execute();
    const ids = rows.map(({ id }) => id);
    const newest = (await versionsOf(trx, ids)).filter(({ entry, number }) =>
      rows.some(({ id, versions }) => id === entry && versions === number),
    );
    const detail = `${book}:${rows.length}`;
    await appendLine(trx, { site, at: now, actor: person, event: 'logbook-opened', detail });
    const entries = rows.map((row) =>
      entryAnswer(
        row,
        newest.filter(({ entry }) => entry === row.id),
      ),
    );
    return {
      now: new Date(now).toISOString(),
      entries,
      next: rows.length < atOnce ? null : rows.at(-1)!.seq,
    };
  });
}

/** One entry with all its versions. Refuses `not-found`. */
export async function readEntry(
  { db }: Pick<Store, 'db'>,
  { site, person }: Reader,
  id: string,
  now: number,
): Promise<LogbookEntry> {
  return db.transaction().execute(async (trx) => {
    const row = await entryOf(trx, { site, id, now });
    if (!row) throw new Refused('not-found');
    const detail = row.book;
    await appendLine(trx, { site, at: now, actor: person, event: 'logbook-read', submission: id, detail });
    return entryAnswer(row, await versionsOf(trx, [id]));
  });
}

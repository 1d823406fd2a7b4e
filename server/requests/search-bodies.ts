/**
 * Hands the bodies of a site's messages to a staff browser that looks for one person in them, in its own memory.
 * What is looked for never comes here; that somebody looked does, before a byte leaves (promise 8).
 */
import { Refused } from '../door/refused.ts';
import { notesOf } from '../notes/kept-notes.ts';
import { appendLines } from '../register/register.ts';
import { visibleAt } from '../retention/kept-message.ts';
import type { SearchedBodies } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import { unrestricted } from '../submissions/restricted.ts';

/** A few megabytes at most for usual messages; a browser asks on. */
const atOnce = 100;

/**
 * The next hundred after `after` ('' for the first), by id, after a line "searched" for each of them and one with how
 * many: who asks later who got one message finds it there (NE-15). Nobody has read them by that: their state stays.
 */
export async function searchBodies(
  { db }: Pick<Store, 'db'>,
  { site, person }: Pick<Session, 'site' | 'person'>,
  { now, after }: { now: number; after: string },
): Promise<SearchedBodies> {
  if (after !== '' && !/^[A-Za-z0-9_-]{22}$/.test(after)) throw new Refused('malformed');
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('submission')
      .select(['id', 'kind', 'received_at', 'rules', 'header', 'body'])
      .where('site', '=', site)
      .where('id', '>', after)
      .where(visibleAt(now))
      .orderBy('id')
      .limit(atOnce)
      .execute();
    // What is restricted is opened one by one, with a reason.
    const open = await unrestricted(trx, rows, now);
    const line = { site, at: now, actor: person, event: 'searched' as const };
    const each = open.map(({ id }) => ({ ...line, submission: id }));
    await appendLines(trx, [...each, { ...line, detail: String(open.length) }]);
    const bodies: SearchedBodies['bodies'] = [];
    for (const { id, header, body } of open)
      bodies.push({ header: JSON.parse(header), body, notes: await notesOf(trx, id) });
    return { bodies, next: rows.length < atOnce ? null : rows.at(-1)!.id };
  });
}

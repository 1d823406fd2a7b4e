/**
 * Hands out chosen messages whole, for a copy that no wipe date reaches. A line for each message is committed, so on
 * the disk, before a byte leaves (promise 8): who asks later what became of one message finds it there. What is
 * restricted or objected to is kept and nothing else (AVG 18), so it stays behind.
 */
import type { Header } from '../../widget/envelope/wire.ts';
import { notesOf } from '../notes/kept-notes.ts';
import { appendLines } from '../register/register.ts';
import { visibleAt } from '../retention/kept-message.ts';
import type { ExportNotice, HandedOut } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import { unrestricted } from './restricted.ts';

/** Of one answer; the inbox asks on for more. */
export const mostHandedOut = 50;

/** In the order of `ids`. What is gone meanwhile is left out, as what is restricted is. `now` in milliseconds. */
export async function handOut(
  { db }: Pick<Store, 'db'>,
  { site, person }: Pick<Session, 'site' | 'person'>,
  { ids, format, now }: { ids: readonly string[]; format: ExportNotice['format']; now: number },
): Promise<HandedOut> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('submission')
      .select(['id', 'header', 'body', 'kind', 'received_at', 'rules'])
      .where('site', '=', site)
      .where('id', 'in', ids)
      .where(visibleAt(now))
      .execute();
    const free = new Map((await unrestricted(trx, rows, now)).map((row) => [row.id, row]));
    const given = ids.flatMap((id) => free.get(id) ?? []);
    const line = { site, at: now, actor: person, event: 'exported' as const, detail: `message:1 ${format}` };
    await appendLines(
      trx,
      given.map(({ id }) => ({ ...line, submission: id })),
    );
    const messages: HandedOut['messages'] = [];
    for (const { id, header, body } of given)
      messages.push({ header: JSON.parse(header) as Header, body, notes: await notesOf(trx, id) });
    return { messages };
  });
}

/** Entries of the logbook whose time is up go, with every version; a line says how many. */
import { appendLine } from '../register/register.ts';
import type { Store } from '../store/open-store.ts';

/** For the sweep's round; `at` in milliseconds, a stamp of the trusted clock. */
export async function tidyLogbook({ db }: Pick<Store, 'db'>, at: number): Promise<void> {
  const due = db.selectFrom('logbook_entry').select(['site', 'book']).where('wipes_at', '<=', at);
  // Most rounds find nothing, and then wait for nobody.
  if (!(await due.limit(1).executeTakeFirst())) return;
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('logbook_entry')
      .where('wipes_at', '<=', at)
      .returning(['site', 'book'])
      .execute();
    const counts = new Map<string, { site: string; book: string; count: number }>();
    for (const { site, book } of gone) {
      const key = `${site} ${book}`;
      counts.set(key, { site, book, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    for (const { site, book, count } of counts.values())
      await appendLine(trx, { site, at, actor: 'server', event: 'wiped', detail: `${book}:${count}` });
  });
}

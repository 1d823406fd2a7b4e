/**
 * Years of the register that have expired go, and one line stands for them: it says until which day, how many, and the
 * hash that the oldest remaining line follows, so the chain still verifies. In one commit.
 */
import type { Transaction } from 'kysely';
import type { Sites } from '../sites/load-sites.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { checkpointDetail, firstToKeep, lastDayToGo, leastKeep } from './checkpoint-rules.ts';
import { appendLine } from './register.ts';

/** For the sweep's round; `at` in milliseconds, a stamp of the trusted clock. */
export async function replaceYears(
  { db }: Pick<Store, 'db'>,
  sites: Pick<Sites, 'get'>,
  at: number,
): Promise<void> {
  const known = await db.selectFrom('register').select('site').distinct().execute();
  for (const { site } of known) {
    const until = lastDayToGo(at, sites.get(site)?.register.keep ?? leastKeep);
    const oldest = await db
      .selectFrom('register')
      .select('at')
      .where('site', '=', site)
      .orderBy('seq')
      .limit(1)
      .executeTakeFirstOrThrow();
    if (oldest.at >= firstToKeep(until)) continue;
    await db.transaction().execute((trx) => replace(trx, { site, until, at }));
  }
}

async function replace(
  trx: Transaction<Tables>,
  { site, until, at }: { site: string; until: string; at: number },
): Promise<void> {
  const ofSite = trx.selectFrom('register').where('site', '=', site);
  // By its place in the chain: a clock that was wrong for a while takes no younger line with it.
  const kept = await ofSite
    .select((is) => is.fn.min('number').as('number'))
    .where('at', '>=', firstToKeep(until))
    .executeTakeFirst();
  const last = await ofSite
    .select(['number', 'hash'])
    .$if(typeof kept?.number === 'number', (query) => query.where('number', '<', kept!.number))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return;
  await appendLine(trx, {
    site,
    at,
    actor: 'server',
    event: 'checkpoint',
    detail: checkpointDetail({ until, head: last.hash }),
    replaces: last.number,
  });
  // The store lets a line go only where a later one stands for it.
  await trx.deleteFrom('register').where('site', '=', site).where('number', '<=', last.number).execute();
}

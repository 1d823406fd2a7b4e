/**
 * Wipes proofs whose term is over (AV-04): all decisions under one id together, counted from the newest of them, by
 * the site's `cookies.proofKeep` as it is now. Then the archived versions that no proof can name any more.
 */
import type { Transaction } from 'kysely';
import { appendLine } from '../register/register.ts';
import { addTerm } from '../retention/dutch-calendar.ts';
import type { Sites } from '../sites/load-sites.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { stretchesOf } from './banner-versions.ts';

/** For a site that the settings no longer have: what they say when they say nothing. */
const keepOfGoneSite = 'P5Y';
/**
 * How long a version waits for proofs after it was shown last. A choice made without a connection is sent on the next
 * visit, for as long as the browser keeps it: at most 365 days, and a copy of the script lives a week in a cache.
 */
const lateProofs = 'P400D';
/** Months differ by up to three days, so that counting back from today is not the same as counting on from a choice. */
const calendarSlackMs = 4 * 86_400_000;
/** Few enough that a visitor who decides meanwhile waits no more than a blink. */
const atOnce = 200;

/** Wipes what is due at `at`, a stamp of the trusted clock. The caller empties the write-ahead log. */
export async function forgetProofs({ db }: Pick<Store, 'db'>, sites: Sites, at: number): Promise<void> {
  const archived = await db.selectFrom('banner_version').select('site').distinct().execute();
  for (const site of new Set([...sites.keys(), ...archived.map((row) => row.site)])) {
    const keep = sites.get(site)?.cookies.proofKeep ?? keepOfGoneSite;
    // Chains with a decision that may be old enough; the newest of each is asked under the lock that wipes.
    const old = await db
      .selectFrom('consent_proof')
      .select('proof')
      .distinct()
      .where('site', '=', site)
      .where('at', '<=', addTerm(at, `-${keep}`) + calendarSlackMs)
      .execute();
    for (let from = 0; from < old.length; from += atOnce) {
      const ids = old.slice(from, from + atOnce).map(({ proof }) => proof);
      await db.transaction().execute((trx) => forgetChains(trx, { site, keep, ids }, at));
    }
    await db.transaction().execute((trx) => forgetVersions(trx, site, sites.has(site), at));
  }
}

async function forgetChains(
  trx: Transaction<Tables>,
  { site, keep, ids }: { site: string; keep: string; ids: readonly string[] },
  at: number,
): Promise<void> {
  const chains = await trx
    .selectFrom('consent_proof')
    .select(({ fn }) => ['proof', fn.max('at').as('newest')])
    .where('site', '=', site)
    .where('proof', 'in', ids)
    .groupBy('proof')
    .execute();
  const due = chains.filter(({ newest }) => addTerm(newest, keep) <= at);
  for (const { proof } of due)
    await trx.deleteFrom('consent_proof').where('site', '=', site).where('proof', '=', proof).execute();
  if (due.length > 0)
    await appendLine(trx, { site, at, actor: 'server', event: 'sweep', detail: `proofs:${due.length}` });
}

/** A version that a proof names stays with the proof; one that is or was just shown may still be named. */
async function forgetVersions(
  trx: Transaction<Tables>,
  site: string,
  served: boolean,
  at: number,
): Promise<void> {
  for (const { seq, version, until, pinned } of await stretchesOf(trx, site)) {
    // A pinned one is archived again when a proof names it. For a site that is not served nothing comes in.
    if (served && !pinned && (until === null || addTerm(until, lateProofs) > at)) continue;
    const named = await trx
      .selectFrom('consent_proof')
      .select('seq')
      .where('site', '=', site)
      // The last row of a site that is gone is what its remaining proofs are found by.
      .$if(served || pinned || until !== null, (query) => query.where('version', '=', version))
      .limit(1)
      .executeTakeFirst();
    if (!named) await trx.deleteFrom('banner_version').where('seq', '=', seq).execute();
  }
}

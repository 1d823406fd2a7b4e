/** What the weekly mail says: how often what was done since the seal before, and the seal as it is when the mail leaves. */
import type { Kysely } from 'kysely';
import { dayOf } from '../retention/dutch-calendar.ts';
import type { Tables } from '../store/tables.ts';
import type { RegisterEvent } from './event-facts.ts';
import type { Seal } from './seal-rules.ts';

/** The kind of the mail in its queue. */
export const sealKind = 'register-seal';

export interface SealedWeek {
  seal: Seal;
  /** First and last day, ISO dates. */
  from: string;
  until: string;
  counts: Partial<Record<RegisterEvent, number>>;
}

/** Null where the register of this site is empty. `now` in ms. */
export async function sealedWeek(db: Kysely<Tables>, site: string, now: number): Promise<SealedWeek | null> {
  const ofSite = db.selectFrom('register').where('site', '=', site);
  const [newest] = await ofSite.select(['number', 'hash']).orderBy('seq', 'desc').limit(1).execute();
  if (!newest) return null;
  const sealed = await ofSite
    .select(['number', 'at'])
    .where('event', '=', 'sealed')
    .orderBy('seq', 'desc')
    .limit(2)
    .execute();
  const [last, before] = sealed;
  const until = last?.at ?? now;
  const counted = await ofSite
    .select((is) => ['event', is.fn.countAll<number>().as('count'), is.fn.min('at').as('first')])
    .where('number', '>', before?.number ?? 0)
    .where('number', '<', last?.number ?? newest.number + 1)
    .groupBy('event')
    .execute();
  const first = Math.min(until, before?.at ?? Number.POSITIVE_INFINITY, ...counted.map((each) => each.first));
  return {
    seal: { day: dayOf(now), number: newest.number, hash: newest.hash },
    from: dayOf(first),
    until: dayOf(until),
    counts: Object.fromEntries(counted.map(({ event, count }) => [event, count])),
  };
}

/** How each site is, for who runs the server: counts, days and codes. No name of a person, no word of a message. */
import type { Kysely } from 'kysely';
import { pinnedMark } from '../consents/pinned-versions.ts';
import { newestStatement, type PublishedStatement } from '../directory/statements.ts';
import { visibleAt } from '../retention/kept-message.ts';
import type { Sites } from '../sites/load-sites.ts';
import type { Tables } from '../store/tables.ts';

const dayMs = 86_400_000;

export interface SiteState {
  site: string;
  /** 'expired': the signed list of readers is too old; 'unsigned': nobody published one; 'none': the site has no form. */
  form: 'open' | 'expired' | 'unsigned' | 'none';
  /** Persons in the list in force who proved that their key opens, and are still there. */
  readers: number;
  /** In whole days; null where nothing waits unread. */
  oldestUnreadDays: number | null;
  unread: number;
  mail: { waiting: number; fault: string; lastTold: string | null };
  /** ISO instant of the last round that was written down for this site. */
  sweep: string | null;
  /** What the newest proof of a choice was shown by: 'pinned' or 'server', the start of its hash, and when. */
  script: { kind: 'pinned' | 'server'; hash: string; seen: string } | null;
}

/** Of all sites, in the order of their settings. `now` in ms. */
export async function siteStates(db: Kysely<Tables>, sites: Sites, now: number): Promise<SiteState[]> {
  const states: SiteState[] = [];
  for (const [site, { forms }] of sites) {
    const newest = await newestStatement(db, site);
    const hasForm = Object.keys(forms).length > 0;
    states.push({
      site,
      form: hasForm ? formState(newest, now) : 'none',
      readers: newest ? await workingReaders(db, site, newest) : 0,
      ...(await unreadOf(db, site, now)),
      mail: await mailOf(db, site),
      sweep: await sweepOf(db, site),
      script: await scriptOf(db, site),
    });
  }
  return states;
}

function formState(newest: PublishedStatement | undefined, now: number): SiteState['form'] {
  if (!newest) return 'unsigned';
  return now >= newest.notAfter ? 'expired' : 'open';
}

async function workingReaders(
  db: Kysely<Tables>,
  site: string,
  { statement }: PublishedStatement,
): Promise<number> {
  const named = new Set(statement.readers.map(({ person }) => person));
  const ready = await db
    .selectFrom('person')
    .select('id')
    .where('site', '=', site)
    .where('ready_at', 'is not', null)
    .execute();
  return ready.filter(({ id }) => named.has(id)).length;
}

async function unreadOf(
  db: Kysely<Tables>,
  site: string,
  now: number,
): Promise<Pick<SiteState, 'unread' | 'oldestUnreadDays'>> {
  const { unread, oldest } = await db
    .selectFrom('submission')
    .select((is) => [is.fn.countAll<number>().as('unread'), is.fn.min('received_at').as('oldest')])
    .where('site', '=', site)
    .where('first_read_at', 'is', null)
    .where(visibleAt(now))
    .executeTakeFirstOrThrow();
  return { unread, oldestUnreadDays: oldest === null ? null : Math.floor((now - oldest) / dayMs) };
}

async function mailOf(db: Kysely<Tables>, site: string): Promise<SiteState['mail']> {
  const waiting = await db
    .selectFrom('mail')
    .select('fault')
    .where('site', '=', site)
    .orderBy('attempts', 'desc')
    .execute();
  const { told } = await db
    .selectFrom('mail_hold')
    .select((is) => is.fn.max('told_at').as('told'))
    .where('site', '=', site)
    .executeTakeFirstOrThrow();
  return { waiting: waiting.length, fault: waiting[0]?.fault ?? '', lastTold: instant(told) };
}

async function sweepOf(db: Kysely<Tables>, site: string): Promise<string | null> {
  const { at } = await db
    .selectFrom('register')
    .select((is) => is.fn.max('at').as('at'))
    .where('site', '=', site)
    .where('event', '=', 'sweep')
    .executeTakeFirstOrThrow();
  return instant(at);
}

async function scriptOf(db: Kysely<Tables>, site: string): Promise<SiteState['script']> {
  const newest = await db
    .selectFrom('consent_proof')
    .innerJoin('banner_version', (on) =>
      on
        .onRef('banner_version.version', '=', 'consent_proof.version')
        .onRef('banner_version.site', '=', 'consent_proof.site'),
    )
    .select(['consent_proof.at', 'banner_version.script'])
    .where('consent_proof.site', '=', site)
    .orderBy('consent_proof.seq', 'desc')
    .orderBy('banner_version.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return null;
  const isPinned = newest.script.startsWith(pinnedMark);
  const hash = (isPinned ? newest.script.slice(pinnedMark.length) : newest.script).slice(0, 8);
  return { kind: isPinned ? 'pinned' : 'server', hash, seen: instant(newest.at)! };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

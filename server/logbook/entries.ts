/** Entries of the logbook as rows: the newest version of each, and all versions of one. Read here only. */
import type { Kysely, Selectable } from 'kysely';
import type { Book, Facts } from '../../widget/envelope/logbook-facts.ts';
import type { LogbookEntry, LogbookVersion } from '../secretariat/inbox-api.ts';
import type { LogbookEntryTable, LogbookVersionTable, Tables } from '../store/tables.ts';

export type EntryRow = Selectable<LogbookEntryTable>;
export type VersionRow = Pick<
  Selectable<LogbookVersionTable>,
  'entry' | 'number' | 'at' | 'actor' | 'facts' | 'header' | 'list' | 'body'
>;

/** One entry of this site and book that has not gone by `now` (ms). */
export function entryOf(
  db: Kysely<Tables>,
  { site, id, now }: { site: string; id: string; now: number },
): Promise<EntryRow | undefined> {
  return db
    .selectFrom('logbook_entry')
    .selectAll()
    .where('id', '=', id)
    .where('site', '=', site)
    .where((is) => is.or([is('wipes_at', 'is', null), is('wipes_at', '>', now)]))
    .executeTakeFirst();
}

/** Of each of these entries all versions, oldest first. */
export async function versionsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<VersionRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('logbook_version')
    .select(['entry', 'number', 'at', 'actor', 'facts', 'header', 'list', 'body'])
    .where('entry', 'in', ids)
    .orderBy('number')
    .execute();
}

/** As a browser gets it. */
export function entryAnswer(row: EntryRow, versions: readonly VersionRow[]): LogbookEntry {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    id: row.id,
    book: row.book as Book,
    cause: row.cause.split(':')[0] as LogbookEntry['cause'],
    opened: iso(row.opened_at)!,
    closed: iso(row.closed_at),
    wipes: iso(row.wipes_at),
    count: row.versions,
    versions: versions.map(versionAnswer),
  };
}

function versionAnswer({ number, at, actor, facts, header, list, body }: VersionRow): LogbookVersion {
  return {
    number,
    at: new Date(at).toISOString(),
    actor,
    facts: JSON.parse(facts) as Facts,
    envelope: header === '' ? null : { ...JSON.parse(header), list, body },
  };
}

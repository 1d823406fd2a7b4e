/**
 * Opens an incident by itself where the server knows of one that people may miss: it was away for longer than the site
 * allows, or nobody can read the site's messages (AV-51: an outage counts too). Only a draft: days and a code.
 */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { factsText, type IncidentFacts } from '../../widget/envelope/logbook-facts.ts';
import { recovery } from '../../widget/envelope/readers.ts';
import { formReaders } from '../../widget/envelope/role.ts';
import { newestStatement, type PublishedStatement } from '../directory/statements.ts';
import { appendLine } from '../register/register.ts';
import type { PersonKeys } from '../secretariat/inbox-api.ts';
import type { Sites } from '../sites/load-sites.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';

export interface DraftParts {
  store: Pick<Store, 'db'>;
  sites: Pick<Sites, 'values'>;
  /** The newest time, in ms, that the server before this one is known to have run; null for a new folder. */
  lastSeen: number | null;
}

const hourMs = 3_600_000;

/**
 * For the sweep's round; `at` is a stamp of the trusted clock. The first round judges how long the server was away.
 * One draft for one cause: it is not opened again while its entry is kept.
 */
export function draftRound({ store, sites, lastSeen }: DraftParts): (at: number) => Promise<void> {
  let away: { from: number; until: number } | null = null;
  return async (at) => {
    if (lastSeen !== null) away ??= { from: lastSeen, until: at };
    for (const { site, incidents } of sites.values()) {
      const statement = await newestStatement(store.db, site);
      // Nobody was to be reached there yet.
      if (!statement) continue;
      if (away && away.until - away.from > incidents.outageHours * hourMs)
        await open(store.db, { site, cause: `outage:${away.from}`, at });
      if (await unreadable(store.db, statement, at))
        await open(store.db, { site, cause: `no-key:${statement.row.version}`, at });
    }
  };
}

/** Nobody of those the statement names can open what comes in, or nothing can come in since it has expired. */
async function unreadable(db: Kysely<Tables>, published: PublishedStatement, at: number): Promise<boolean> {
  const { statement, notAfter, row } = published;
  if (notAfter <= at) return true;
  const people = await db
    .selectFrom('person')
    .select(['id', 'keys'])
    .where('role', 'in', formReaders)
    .where('site', '=', row.site)
    .where('ready_at', 'is not', null)
    .execute();
  const named = new Map(statement.readers.map(({ person, keys }) => [person, keys.p256?.id]));
  return !people.some(({ id, keys }) => {
    const { p256 } = JSON.parse(keys) as PersonKeys;
    return id !== recovery && named.get(id) === p256.id;
  });
}

async function open(
  db: Kysely<Tables>,
  { site, cause, at }: { site: string; cause: string; at: number },
): Promise<void> {
  const known = (from: Kysely<Tables>) =>
    from
      .selectFrom('logbook_entry')
      .select('id')
      .where('site', '=', site)
      .where('cause', '=', cause)
      .executeTakeFirst();
  if (await known(db)) return;
  const facts: IncidentFacts = {
    kind: 'down',
    known: new Date(at).toISOString(),
    reported: null,
    late: false,
    notReported: null,
    told: null,
    notTold: null,
    evaluateOn: null,
    evaluated: null,
    closed: false,
  };
  const id = randomBytes(16).toString('base64url');
  await db.transaction().execute(async (trx) => {
    if (await known(trx)) return;
    const row = { id, site, book: 'incident', cause, opened_at: at, closed_at: null, wipes_at: null };
    await trx
      .insertInto('logbook_entry')
      .values({ ...row, versions: 1 })
      .execute();
    const sealed = { header: '', list: '', body: '' };
    await trx
      .insertInto('logbook_version')
      .values({ entry: id, number: 1, at, actor: 'server', facts: factsText(facts), ...sealed })
      .execute();
    const detail = `incident:1 ${cause.split(':')[0]}`;
    await appendLine(trx, { site, at, actor: 'server', event: 'logbook-written', submission: id, detail });
  });
}

/**
 * Keeps an incident or a disclosure that a staff browser sealed, or a newer version of one. Nothing is ever changed:
 * each edit is a version of its own beside the earlier ones (AV-51).
 */
import type { Kysely } from 'kysely';
import {
  type Book,
  type Facts,
  factsText,
  type IncidentFacts,
  logbookDefinition,
} from '../../widget/envelope/logbook-facts.ts';
import { parseEnvelope } from '../../widget/envelope/parse-envelope.ts';
import type { Envelope } from '../../widget/envelope/wire.ts';
import { newestStatement, statementVersion } from '../directory/statements.ts';
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { LogbookEntry } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Site } from '../sites/site-schema.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables } from '../store/tables.ts';
import { headerText } from '../submissions/accept-submission.ts';
import { retiredDays } from '../submissions/check-addressing.ts';
import { type EntryRow, entryAnswer, entryOf, type VersionRow, versionsOf } from './entries.ts';
import { entryWipesAt, fits } from './logbook-rules.ts';

export interface LogbookParts {
  store: Pick<Store, 'db'>;
  clock: Pick<TrustedClock, 'now' | 'stamp'>;
}

export interface Written {
  book: Book;
  /** 1 opens an entry; a higher number follows the version before it. */
  number: number;
  facts: Facts;
  /** Judged here. */
  envelope: unknown;
}

/**
 * Stores it with the line "logbook-written", in one commit. Refuses `facts-refused` for what can't be true together,
 * `id-taken` where a colleague wrote the same version first, `wrong-site`, `wrong-definition`, `wrong-readers`,
 * `statement-outdated` and what the envelope is refused for. An exact repeat leaves no second line, so it gets
 * that version alone and the entry as it was by then.
 */
export async function writeEntry(
  { store, clock }: LogbookParts,
  { site, person }: Pick<Session, 'site' | 'person'>,
  { retention }: Pick<Site, 'retention'>,
  { book, number, facts, envelope: sealed }: Written,
): Promise<LogbookEntry> {
  const envelope = parseEnvelope(sealed);
  const { context, list, body } = envelope;
  if (context.site !== site) throw new Refused('wrong-site');
  if (context.form !== book || context.definition !== (await logbookDefinition(book, number, facts)))
    throw new Refused('wrong-definition');
  return store.db.transaction().execute(async (trx) => {
    const at = clock.stamp();
    const { id } = context;
    const before = await entryOf(trx, { site, id, now: at });
    const header = headerText(envelope);
    const repeat = before && (await repeatOf(trx, before, { book, number, header, body, person }));
    if (repeat) return repeatAnswer(before, repeat, retention);
    await checkReaders(trx, envelope, at);
    if (!fits(book, facts, at)) throw new Refused('facts-refused');
    if (number !== (before?.versions ?? 0) + 1 || (before && before.book !== book))
      throw new Refused('id-taken');
    await keep(trx, { before, site, id, book, number, facts, at, retention });
    const version = { entry: id, number, at, actor: person, facts: factsText(facts), header, list, body };
    await trx.insertInto('logbook_version').values(version).execute();
    const detail = `${book}:${number}`;
    await appendLine(trx, { site, at, actor: person, event: 'logbook-written', submission: id, detail });
    return read(trx, id);
  });
}

async function keep(
  trx: Kysely<Tables>,
  {
    before,
    site,
    id,
    book,
    number,
    facts,
    at,
    retention,
  }: {
    before: EntryRow | undefined;
    site: string;
    id: string;
    book: Book;
    number: number;
    facts: Facts;
    at: number;
    retention: Site['retention'];
  },
): Promise<void> {
  // Written to once more after it was closed, it counts from the first closing that still stands.
  const closed_at = isClosed(book, facts) ? (before?.closed_at ?? at) : null;
  const wipes_at = entryWipesAt(book, facts, closed_at, retention);
  if (before) {
    const changed = { versions: number, closed_at, wipes_at };
    await trx.updateTable('logbook_entry').set(changed).where('id', '=', id).execute();
    return;
  }
  const taken = await trx.selectFrom('logbook_entry').select('id').where('id', '=', id).executeTakeFirst();
  if (taken) throw new Refused('id-taken');
  const row = { id, site, book, cause: '', opened_at: at, closed_at, wipes_at, versions: number };
  await trx.insertInto('logbook_entry').values(row).execute();
}

/** The versions up to the one that is repeated; undefined where this is none. */
async function repeatOf(
  trx: Kysely<Tables>,
  before: EntryRow,
  {
    book,
    number,
    header,
    body,
    person,
  }: { book: Book; number: number; header: string; body: string; person: string },
): Promise<VersionRow[] | undefined> {
  const versions = (await versionsOf(trx, [before.id])).filter((each) => each.number <= number);
  const same = versions.find((each) => each.number === number);
  const isSame =
    before.book === book && same?.header === header && same.body === body && same.actor === person;
  return isSame ? versions : undefined;
}

/** The entry as the last of these versions left it: what came later was not asked for and has no line. */
function repeatAnswer(
  entry: EntryRow,
  versions: readonly VersionRow[],
  retention: Site['retention'],
): LogbookEntry {
  const book = entry.book as Book;
  let closed_at: number | null = null;
  for (const { at, facts } of versions)
    closed_at = isClosed(book, JSON.parse(facts) as Facts) ? (closed_at ?? at) : null;
  const last = versions.at(-1)!;
  const wipes_at = entryWipesAt(book, JSON.parse(last.facts) as Facts, closed_at, retention);
  return entryAnswer({ ...entry, closed_at, wipes_at, versions: last.number }, [last]);
}

function isClosed(book: Book, facts: Facts): boolean {
  return book === 'disclosure' || (facts as IncidentFacts).closed;
}

async function read(trx: Kysely<Tables>, id: string): Promise<LogbookEntry> {
  const row = await trx
    .selectFrom('logbook_entry')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return entryAnswer(row, await versionsOf(trx, [id]));
}

/**
 * Sealed to every reader of the site that the statement names, the sheet of paper included. A statement that has
 * expired will do: that the form is closed is itself an incident, which has to be written down.
 */
async function checkReaders(
  trx: Kysely<Tables>,
  { context, suite, recipients }: Envelope,
  now: number,
): Promise<void> {
  const newest = await newestStatement(trx, context.site);
  const named =
    newest?.row.version === context.statement
      ? newest
      : await statementVersion(trx, context.site, context.statement);
  const retired = named?.row.retired_at ?? now;
  if (named?.row.hash !== context.statementHash || now >= retired + retiredDays * 86_400_000)
    throw new Refused('statement-outdated');
  const wanted = named.statement.readers.map(({ keys }) => keys[suite]?.id);
  const given = new Set(recipients.map(({ key }) => key));
  if (given.size !== wanted.length || !wanted.every((key) => key !== undefined && given.has(key)))
    throw new Refused('wrong-readers');
}

/** The published statements of a site as they are stored. Read here only; written by publish-statement.ts. */
import type { Kysely, Selectable } from 'kysely';
import type { SignedStatement, SiteStatement } from '../../widget/envelope/site-statement.ts';
import { compiledOnce } from '../store/compiled-once.ts';
import type { StatementTable, Tables } from '../store/tables.ts';

export interface PublishedStatement {
  row: Selectable<StatementTable>;
  /** Parsed from the row's text; it was verified before it was stored. Shared: never change it. */
  statement: SiteStatement;
  /** Milliseconds; from then on it opens no form. */
  notAfter: number;
}

/** The statement in force, or undefined where nobody has published one yet. It may have expired. */
export async function newestStatement(
  db: Kysely<Tables>,
  site: string,
): Promise<PublishedStatement | undefined> {
  const [row] = await newestOf(db, site);
  return row && opened(db, row);
}

const newestOf = compiledOnce((db, site: string) =>
  db.selectFrom('statement').select(withoutText).where('site', '=', site).orderBy('version', 'desc').limit(1),
);

/** One version, retired or not. */
export async function statementVersion(
  db: Kysely<Tables>,
  site: string,
  version: number,
): Promise<PublishedStatement | undefined> {
  const row = await db
    .selectFrom('statement')
    .select(withoutText)
    .where('site', '=', site)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && opened(db, row);
}

/** As it is sent to browsers. */
export function signedOf({ statement, signature, root }: Selectable<StatementTable>): SignedStatement {
  return { statement, signature, root };
}

const withoutText = [
  'site',
  'version',
  'signature',
  'root',
  'hash',
  'published_at',
  'retired_at',
] as const satisfies (keyof StatementTable)[];

type Known = Pick<PublishedStatement, 'statement' | 'notAfter'> & { text: string };

/**
 * Texts by their SHA-256, so what is found here can't be another one: every message asks for its statement, and reading
 * and parsing it each time took longer than all checks of the message. As many as two of each site of a large server.
 */
const known = new Map<string, Known>();
const mostKnown = 600;

async function opened(
  db: Kysely<Tables>,
  row: Omit<Selectable<StatementTable>, 'statement'>,
): Promise<PublishedStatement> {
  const { text, statement, notAfter } = known.get(row.hash) ?? (await remembered(db, row));
  return { row: { ...row, statement: text }, statement, notAfter };
}

async function remembered(
  db: Kysely<Tables>,
  { site, version, hash }: Pick<Selectable<StatementTable>, 'site' | 'version' | 'hash'>,
): Promise<Known> {
  const { statement: text } = await db
    .selectFrom('statement')
    .select('statement')
    .where('site', '=', site)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const statement = JSON.parse(text) as SiteStatement;
  const found = { text, statement, notAfter: Date.parse(statement.notAfter) };
  if (known.size >= mostKnown) known.delete(known.keys().next().value!);
  known.set(hash, found);
  return found;
}

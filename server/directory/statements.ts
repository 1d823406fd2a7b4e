/** The published statements of a site as they are stored. Read here only; written by publish-statement.ts. */
import type { Kysely, Selectable } from 'kysely';
import type { SignedStatement, SiteStatement } from '../../widget/envelope/site-statement.ts';
import type { StatementTable, Tables } from '../store/tables.ts';

export interface PublishedStatement {
  row: Selectable<StatementTable>;
  /** Parsed from the row's text; it was verified before it was stored. */
  statement: SiteStatement;
  /** Milliseconds; from then on it opens no form. */
  notAfter: number;
}

/** The statement in force, or undefined where nobody has published one yet. It may have expired. */
export async function newestStatement(
  db: Kysely<Tables>,
  site: string,
): Promise<PublishedStatement | undefined> {
  const row = await db
    .selectFrom('statement')
    .selectAll()
    .where('site', '=', site)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && opened(row);
}

/** One version, retired or not. */
export async function statementVersion(
  db: Kysely<Tables>,
  site: string,
  version: number,
): Promise<PublishedStatement | undefined> {
  const row = await db
    .selectFrom('statement')
    .selectAll()
    .where('site', '=', site)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && opened(row);
}

/** As it is sent to browsers. */
export function signedOf({ statement, signature, root }: Selectable<StatementTable>): SignedStatement {
  return { statement, signature, root };
}

function opened(row: Selectable<StatementTable>): PublishedStatement {
  const statement = JSON.parse(row.statement) as SiteStatement;
  return { row, statement, notAfter: Date.parse(statement.notAfter) };
}

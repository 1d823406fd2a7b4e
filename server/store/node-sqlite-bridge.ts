/**
 * Lets Kysely's own SQLite dialect speak to `node:sqlite`, which has no native build to install.
 * Only open-store.ts and read-only-store.ts use it.
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/** More than the server has queries; only lists of ids have a text for each length. */
const mostPrepared = 256;

interface Prepared {
  statement: StatementSync;
  reader: boolean;
}

/** Wraps an open database in the few methods that Kysely's SqliteDialect calls. Each query is prepared once. */
export function nodeSqliteBridge(sqlite: DatabaseSync): SqliteDatabase {
  const known = new Map<string, Prepared>();
  const prepared = (sql: string): Prepared => {
    const found = known.get(sql);
    if (found) return found;
    const statement = sqlite.prepare(sql);
    const made = { statement, reader: statement.columns().length > 0 };
    if (known.size >= mostPrepared) known.delete(known.keys().next().value!);
    known.set(sql, made);
    return made;
  };
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      // A deferred `begin` that reads first can't become a writer once the operator's command line has
      // written in between (SQLITE_BUSY_SNAPSHOT), so every transaction asks for the lock at once.
      if (sql === 'begin') return bridged(prepared('begin immediate'));
      // After SQLITE_FULL the transaction is already rolled back; a second rollback would hide the cause.
      if (sql === 'rollback' && !sqlite.isTransaction) return bridged(prepared('select 1'));
      return bridged(prepared(sql), () => sqlite.prepare(sql));
    },
  };
}

function bridged(
  { statement, reader }: Prepared,
  another: () => StatementSync = () => statement,
): ReturnType<SqliteDatabase['prepare']> {
  return {
    reader,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    // The same query may be asked again while its rows are still read, so each reading has a statement of its own.
    iterate: (parameters) => another().iterate(...(parameters as SQLInputValue[])),
  };
}

/**
 * Lets Kysely's own SQLite dialect speak to `node:sqlite`, which has no native build to install.
 * Only open-store.ts uses it.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/** Wraps an open database in the few methods that Kysely's SqliteDialect calls. */
export function nodeSqliteBridge(sqlite: DatabaseSync): SqliteDatabase {
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      // A deferred `begin` that reads first can't become a writer once the operator's command line has
      // written in between (SQLITE_BUSY_SNAPSHOT), so every transaction asks for the lock at once.
      if (sql === 'begin') return bridged(sqlite, 'begin immediate');
      // After SQLITE_FULL the transaction is already rolled back; a second rollback would hide the cause.
      if (sql === 'rollback' && !sqlite.isTransaction) return bridged(sqlite, 'select 1');
      return bridged(sqlite, sql);
    },
  };
}

function bridged(sqlite: DatabaseSync, sql: string): ReturnType<SqliteDatabase['prepare']> {
  const statement = sqlite.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}

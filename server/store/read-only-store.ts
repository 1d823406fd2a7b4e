/** Opens the database to be read and nothing else, also as a copy on a machine where no server ever ran. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Kysely, SqliteDialect } from 'kysely';
import { nodeSqliteBridge } from './node-sqlite-bridge.ts';
import type { Tables } from './tables.ts';

export interface ReadOnlyStore {
  db: Kysely<Tables>;
  /** Close soon: while it is open, a server beside it can't empty its write-ahead log. */
  close(): void;
}

/** Throws where there is no such file. Every write through it fails. */
export function openReadOnly(file: string): ReadOnlyStore {
  const address = pathToFileURL(file);
  // Only to look, SQLite makes a log and a shared-memory file beside a database in WAL mode, and leaves them there.
  // Where there is no log nobody has the file open (a server always has one), so it can't change under us.
  if (!existsSync(`${file}-wal`)) address.searchParams.set('immutable', '1');
  const sqlite = new DatabaseSync(address, { readOnly: true });
  // What it sorts must not pass through a file in /var/tmp, which nothing wipes.
  sqlite.exec('pragma temp_store = memory');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: nodeSqliteBridge(sqlite) }) });
  return { db, close: () => sqlite.close() };
}

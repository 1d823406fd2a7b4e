/**
 * Opens the one SQLite file that holds everything: durable on every commit, and wiping what is deleted.
 * Called by services.ts and the operator's commands; the rooms get the `Store` as an argument.
 */
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { groupCommit, type Together } from './group-commit.ts';
import { migrate } from './migrations.ts';
import { nodeSqliteBridge } from './node-sqlite-bridge.ts';
import type { Tables } from './tables.ts';

export interface Store {
  /** All queries. One connection: transactions queue for it, so await only the database inside one. */
  db: Kysely<Tables>;
  /** For the many small writes of visitors: one durable commit for all that came in at the same moment. */
  together: Together;
  /** The file itself, for pragmas and scans. Never write through it: a `db` transaction may be open. */
  sqlite: DatabaseSync;
  /**
   * Moves the write-ahead log into the file and empties it, so deleted bytes are gone from both.
   * False where somebody was reading or writing: try again, and tell the operator when it stays so.
   */
  truncateWal(): boolean;
  /** Caller awaits open work first. */
  close(): void;
}

/** Thrown by `openStore` where SQLite didn't take a setting that a promise depends on. */
export class StoreUnsafe extends Error {
  readonly code = 'store-unsafe';
  constructor(pragma: string, found: unknown) {
    super(`the database refused ${pragma}: it is ${String(found)}`);
    this.name = 'StoreUnsafe';
  }
}

/** Opens or makes the file (0600, its folder 0700). Throws `NewerSchema` or `StoreUnsafe`. */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  // The log and shared-memory files that SQLite makes beside it take over these rights.
  chmodSync(file, 0o600);
  const sqlite = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  try {
    prepare(sqlite);
    migrate(sqlite);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: nodeSqliteBridge(sqlite) }) });
  return {
    db,
    together: groupCommit({ db, sqlite }),
    sqlite,
    truncateWal: () => truncateWal(sqlite),
    close: () => close(sqlite),
  };
}

/**
 * Order matters: `auto_vacuum` after WAL is ignored in silence. `secure_delete` is off in node:sqlite, per connection.
 * `temp_store`: a large sort would go through a file in /var/tmp, which nothing wipes. https://sqlite.org/tempfiles.html
 */
function prepare(sqlite: DatabaseSync): void {
  const wanted = [
    ['auto_vacuum', 'full', 1],
    ['journal_mode', 'wal', 'wal'],
    ['synchronous', 'full', 2],
    ['secure_delete', 'on', 1],
    ['foreign_keys', 'on', 1],
    ['temp_store', 'memory', 2],
  ] as const;
  for (const [pragma, value, expected] of wanted) {
    sqlite.exec(`pragma ${pragma} = ${value}`);
    const found = Object.values(sqlite.prepare(`pragma ${pragma}`).get() ?? {})[0];
    if (found !== expected) throw new StoreUnsafe(pragma, found);
  }
}

function truncateWal(sqlite: DatabaseSync): boolean {
  // Inside a transaction the checkpoint throws SQLITE_LOCKED; with a reader it answers busy = 1.
  if (sqlite.isTransaction) return false;
  return sqlite.prepare('pragma wal_checkpoint(truncate)').get()?.busy === 0;
}

function close(sqlite: DatabaseSync): void {
  truncateWal(sqlite);
  sqlite.close();
}

/** Moves the write-ahead log into the database and empties it: only then are deleted bytes gone from both. */
import type { Store } from '../store/open-store.ts';

/**
 * Waits for its turn on the connection, so that a transaction of our own never is what makes it busy.
 * False where another process was reading: its bytes are still in the log, so try again and say so.
 */
export async function emptyLog(store: Pick<Store, 'db' | 'truncateWal'>): Promise<boolean> {
  return store.db.connection().execute(async () => store.truncateWal());
}

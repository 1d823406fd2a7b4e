/**
 * Group commit: what asks for the disk in the same turn of the event loop shares one durable commit, since that is
 * where the time goes. No timer and no added wait: what comes alone is committed alone, at once.
 * Only open-store.ts makes one; SQLite only, where there is one writer anyway.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Kysely, Transaction } from 'kysely';
import { Refused } from '../door/refused.ts';
import type { Tables } from './tables.ts';

/** Queries only, as in any transaction; it may be run a second time where a neighbour spoilt the commit. */
export type Work<Result> = (trx: Transaction<Tables>) => Promise<Result>;

/**
 * Runs `work` and resolves once it is on the disk. What it throws is its own: it leaves nothing behind, and the others
 * of its group don't notice. Refuses `busy` where so much waits already that the disk can't be keeping up.
 */
export type Together = <Result>(work: Work<Result>) => Promise<Result>;

/** `sqlite` only for savepoints inside a transaction of `db`: they cost a tenth of what a query does. */
interface Connection {
  db: Kysely<Tables>;
  sqlite: DatabaseSync;
}

interface Member {
  work: Work<unknown>;
  resolve(result: unknown): void;
  reject(reason: unknown): void;
}

/** `mostAtOnce` keeps the others waiting no more than a blink; `mostWaiting` bounds the memory on a slow disk. */
export function groupCommit(connection: Connection, { mostAtOnce = 64, mostWaiting = 512 } = {}): Together {
  const waiting: Member[] = [];
  let coming = false;

  /** By then every connection that had something to say in this turn has been heard. */
  function comeTurn(): void {
    coming = true;
    setImmediate(async () => {
      await commit(connection, waiting.splice(0, mostAtOnce));
      coming = false;
      if (waiting.length > 0) comeTurn();
    });
  }

  return <Result>(work: Work<Result>) =>
    new Promise<Result>((resolve, reject) => {
      if (waiting.length >= mostWaiting) throw new Refused('busy');
      waiting.push({ work, resolve: resolve as Member['resolve'], reject });
      if (!coming) comeTurn();
    });
}

/** Never rejects: each member is told its own. */
async function commit(connection: Connection, members: readonly Member[]): Promise<void> {
  if (members.length > 1) {
    const answers = await connection.db
      .transaction()
      .execute((trx) => eachInTurn(trx, connection.sqlite, members))
      .catch(() => null);
    // Nobody is told before the commit is on the disk.
    if (answers !== null) {
      for (const answer of answers) answer();
      return;
    }
  }
  // Nothing of the group was kept. Where one of them was too large for the disk, the others may fit.
  for (const { work, resolve, reject } of members)
    await connection.db.transaction().execute(work).then(resolve, reject);
}

/** Runs the members one after the other, each undone by itself where it throws. Throws where all of it is lost. */
async function eachInTurn(
  trx: Transaction<Tables>,
  sqlite: DatabaseSync,
  members: readonly Member[],
): Promise<(() => void)[]> {
  const answers: (() => void)[] = [];
  for (const { work, resolve, reject } of members) {
    sqlite.exec('savepoint member');
    try {
      const result = await work(trx);
      answers.push(() => resolve(result));
    } catch (error) {
      // After SQLITE_FULL or an I/O error SQLite has undone the whole transaction: then this throws too.
      sqlite.exec('rollback to member');
      answers.push(() => reject(error));
    }
    sqlite.exec('release member');
  }
  return answers;
}

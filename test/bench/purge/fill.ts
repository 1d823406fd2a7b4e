/** Fills a database with messages of ordinary size, in an order as life has it: what goes stands between what stays. */
import type { DatabaseSync } from 'node:sqlite';
import type { Intake } from '../intake/server-under-load.ts';

const dayMs = 86_400_000;
/** So long ago that every term of the site is over. */
const longAgoMs = 400 * dayMs;

/** Caller has opened it with its pragmas. `expired` of the `rows` have a date that has passed, by their own rules too. */
export function fill(
  sqlite: DatabaseSync,
  { row }: Pick<Intake, 'row'>,
  { rows, expired }: { rows: number; expired: number },
): void {
  const columns = Object.keys(row());
  const insert = sqlite.prepare(`insert into submission (${columns}) values (${columns.map(() => '?')})`);
  const every = rows / expired;
  for (let at = 0; at < rows; at++) {
    if (at % 500 === 0) sqlite.exec('begin immediate');
    const then = Date.now() - longAgoMs;
    const dates = at % every === 0 ? { received_at: then, wipes_at: then + 28 * dayMs } : {};
    insert.run(...Object.values({ ...row(), ...dates }));
    if (at % 500 === 499) sqlite.exec('commit');
  }
  if (sqlite.isTransaction) sqlite.exec('commit');
  sqlite.exec('pragma wal_checkpoint(truncate)');
}

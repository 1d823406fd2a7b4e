/** What SQLite itself does: the same rows in the same table under the same pragmas, so many to a commit. */
import { join } from 'node:path';
import { openStore } from '../../../server/store/open-store.ts';

/** Rows per second of a loop of durable commits of `batch` rows. `row` gives the values of one, in order of `columns`. */
export function bareLoop(
  dir: string,
  {
    batch,
    seconds,
    row,
  }: { batch: number; seconds: number; row: () => Record<string, string | number | null> },
): number {
  const store = openStore(join(dir, 'bare.sqlite'));
  const { sqlite } = store;
  const columns = Object.keys(row());
  const insert = sqlite.prepare(`insert into submission (${columns}) values (${columns.map(() => '?')})`);
  let rows = 0;
  const from = performance.now();
  while (performance.now() < from + seconds * 1000) {
    sqlite.exec('begin immediate');
    for (let each = 0; each < batch; each++) insert.run(...Object.values(row()));
    sqlite.exec('commit');
    rows += batch;
  }
  const perSecond = (rows * 1000) / (performance.now() - from);
  store.close();
  return perSecond;
}

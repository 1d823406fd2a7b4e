/** A thread of its own: copying a large database takes seconds in which the server has to answer. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const { from, to } = workerData as { from: string; to: string };
// A reader of its own, so that it sees one moment whatever is written meanwhile. `VACUUM INTO` copies no deleted
// bytes, which the online back-up does where they are still there (measured).
const source = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
source.exec('pragma temp_store = memory');
source.prepare('vacuum into ?').run(to);
source.close();
const copy = new DatabaseSync(to, { readOnly: true });
const [found] = copy.prepare('pragma integrity_check').all() as { integrity_check: string }[];
copy.close();
if (found?.integrity_check !== 'ok') throw new Error('the copy is not sound');
parentPort!.postMessage('sound');

/**
 * The server under load, as a process of its own. `storing`: as it is. `storeless`: the same routes and checks up to
 * the commit, then 201 with nothing stored. Tells its parent the port, and the number of its commits when asked.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { listen } from '../../../server/listen.ts';
import { openServices } from '../../../server/services.ts';
import { inboxOrigin, loketOrigin } from '../../server/server-house.ts';

const [dataDir, sitesDir, kind] = process.argv.slice(2) as [string, string, 'storing' | 'storeless'];

let commits = 0;
const prepare = DatabaseSync.prototype.prepare;
DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string) {
  const statement: StatementSync = prepare.call(this, sql);
  if (sql !== 'commit') return statement;
  const run = statement.run.bind(statement);
  statement.run = (() => {
    commits += 1;
    return run();
  }) as typeof run;
  return statement;
};

const services = await openServices({
  dataDir,
  sitesDir,
  loketOrigin,
  inboxOrigin,
  smtp: { url: 'smtp://127.0.0.1:9' },
  mailFrom: 'loket@privacyloket.example',
  analytics: { upstream: 'http://127.0.0.1:9', secrets: {} },
  clock: 'host',
  // What is measured is how fast messages are kept, not how soon they are too many.
  rates: { submissions: { network: 1e9, least: 1, site: 1e9, all: 1e9 } },
});
if (kind === 'storeless') {
  const accepted = { id: '', received: new Date().toISOString(), wipes: null };
  services.store.together = async () => ({ accepted, isNew: false }) as never;
}
const listening = await listen(services, { host: '127.0.0.1', port: 0, inboxOrigin });

process.on('message', async (asked: string) => {
  if (asked === 'commits') process.send!({ commits });
  if (asked === 'memory') process.send!({ bytes: process.memoryUsage().rss });
  if (asked === 'sweep') {
    await services.sweep.run();
    process.send!({ swept: true });
  }
});
process.on('disconnect', async () => {
  await listening.stop();
  await services.close();
});
process.send!({ port: listening.port });

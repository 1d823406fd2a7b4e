/**
 * Wiping what has expired, every other message of a full database: rows a second beside a bare DELETE under the same
 * pragmas with as many to a commit, whether a row costs the same in a larger database, and how long visitors wait for
 * their answer while it goes on. `--full` takes 200,000 messages, which takes minutes.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '../../server/retention/ledger.ts';
import { wipeDue } from '../../server/retention/wipe-due.ts';
import { openStore } from '../../server/store/open-store.ts';
import { load } from './intake/load.ts';
import { type Intake, openIntake } from './intake/server-under-load.ts';
import { fill } from './purge/fill.ts';
import type { Figures } from './run.ts';

const messages = process.argv.includes('--full') ? 200_000 : 8_000;
const smallMessages = messages / 4;
/** As the sweep does. */
const atOnce = 50;
const rounds = 3;
const connections = 16;

/** Each database is filled anew; all lie on the same disk. Medians of three rounds, ours and the bare one in turn. */
export async function bench(): Promise<Figures> {
  await using intake = await openIntake();
  const taken: { ours: number; bare: number; small: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const small = await wiped(intake, smallMessages);
    const bare = deleted(intake, messages);
    taken.push({ small, bare, ours: await wiped(intake, messages) });
  }
  const { idleMs, purgingMs } = await visitorsMeanwhile(intake);
  const median = (of: (round: (typeof taken)[number]) => number) =>
    taken.map(of).sort((one, other) => one - other)[Math.floor(rounds / 2)]!;
  return {
    messages,
    wipedPerSecond: median(({ ours }) => ours),
    bareDeletedPerSecond: median(({ bare }) => bare),
    ratio: { value: median(({ ours, bare }) => ours / bare), least: 0.7 },
    smallMessages,
    costGrows: { value: median(({ small, ours }) => small / ours), limit: 1.5 },
    intakeIdleP99Ms: idleMs,
    intakePurgingP99Ms: purgingMs,
    intakeP99Ratio: { value: purgingMs / idleMs, limit: 3 },
  };
}

async function wiped(intake: Intake, rows: number): Promise<number> {
  const folder = join(intake.dir, `wiped-${rows}`);
  const store = openStore(join(folder, 'store.sqlite'));
  const ledger = openLedger(join(folder, 'ledger'));
  fill(store.sqlite, intake, { rows, expired: rows / 2 });
  const from = performance.now();
  const { sites } = await wipeDue({ store, ledger }, Date.now());
  store.truncateWal();
  const perSecond = (sites[0]!.wiped * 1000) / (performance.now() - from);
  ledger.close();
  store.close();
  rmSync(folder, { recursive: true });
  return perSecond;
}

function deleted(intake: Intake, rows: number): number {
  const folder = join(intake.dir, 'deleted');
  const { sqlite, truncateWal, close } = openStore(join(folder, 'store.sqlite'));
  fill(sqlite, intake, { rows, expired: rows / 2 });
  const due = sqlite.prepare('select id from submission where wipes_at <= ?').all(Date.now());
  const remove = sqlite.prepare('delete from submission where id = ?');
  const from = performance.now();
  for (const [at, { id }] of due.entries()) {
    if (at % atOnce === 0) sqlite.exec('begin immediate');
    remove.run(id!);
    if (at % atOnce === atOnce - 1) sqlite.exec('commit');
  }
  if (sqlite.isTransaction) sqlite.exec('commit');
  truncateWal();
  const perSecond = (due.length * 1000) / (performance.now() - from);
  close();
  rmSync(folder, { recursive: true });
  return perSecond;
}

/** p99 of visitors' answers, with nothing else to do and while the server wipes. */
async function visitorsMeanwhile(intake: Intake): Promise<{ idleMs: number; purgingMs: number }> {
  await using server = await intake.start('storing');
  const post = { port: server.port, connections, next: intake.nextPost };
  const idle = await load({ ...post, seconds: 5 });
  // Filled while it runs: what is due at its start is wiped before it listens.
  const store = openStore(join(intake.dataDir, 'privacyloket.sqlite'));
  fill(store.sqlite, intake, { rows: messages / 2, expired: messages / 2 });
  store.close();
  const sweeping = server.sweep();
  let over = false;
  void sweeping.then(() => {
    over = true;
  });
  const purging = await load({ ...post, seconds: 600, warmUpMs: 0, isOver: () => over });
  await sweeping;
  return { idleMs: idle.p99Ms, purgingMs: purging.p99Ms };
}

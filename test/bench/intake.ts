/**
 * How many sealed messages a second are acknowledged once they are on the disk: 64 connections, envelopes of 6 KB, the
 * whole server as a process of its own. Beside it the same server that answers 201 without storing anything, asked by
 * the same client, and a bare loop of node:sqlite with as many rows to a commit as the server had.
 */
import { bareLoop } from './intake/bare-loop.ts';
import { type Load, load } from './intake/load.ts';
import { openIntake } from './intake/server-under-load.ts';
import type { Figures } from './run.ts';

const connections = 64;
const seconds = 6;
const rounds = 3;

/** Medians of three rounds, both servers in turn. */
export async function bench(): Promise<Figures> {
  await using intake = await openIntake();
  const taken: { storing: Load; storeless: Load; batch: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const [storeless] = await measure('storeless');
    const [storing, batch] = await measure('storing');
    const bare = bareLoop(intake.dir, { batch: Math.round(batch), seconds: 2, row: intake.row });
    taken.push({ storing, storeless, batch, bare });
  }
  const median = (of: (round: (typeof taken)[number]) => number) =>
    taken.map(of).sort((one, other) => one - other)[Math.floor(rounds / 2)]!;
  return {
    envelopeBytes: intake.envelopeBytes,
    acknowledgedPerSecond: median(({ storing }) => storing.perSecond),
    storelessPerSecond: median(({ storeless }) => storeless.perSecond),
    ratio: { value: median(({ storing, storeless }) => storing.perSecond / storeless.perSecond), least: 0.5 },
    p50Ms: median(({ storing }) => storing.p50Ms),
    p99Ms: median(({ storing }) => storing.p99Ms),
    storelessP99Ms: median(({ storeless }) => storeless.p99Ms),
    perCommit: median(({ batch }) => batch),
    bareSqlitePerSecond: median(({ bare }) => bare),
    bareRatio: median(({ storing, bare }) => storing.perSecond / bare),
  };

  async function measure(kind: 'storing' | 'storeless'): Promise<[Load, batch: number]> {
    await using server = await intake.start(kind);
    const before = await server.commits();
    const { port } = server;
    let sent = 0;
    const next = () => {
      sent += 1;
      return intake.nextPost();
    };
    const found = await load({ port, connections, seconds, next });
    const commits = (await server.commits()) - before;
    return [found, commits === 0 ? 0 : sent / commits];
  }
}

/**
 * How long the server takes until it listens, with a million stored messages and with none, and what memory it holds
 * then. The messages are short: what a start reads of them are their dates, not what they hold.
 */
import { join } from 'node:path';
import { openStore } from '../../server/store/open-store.ts';
import { type Intake, openIntake } from './intake/server-under-load.ts';
import type { Figures } from './run.ts';

const messages = 1_000_000;
const rounds = 5;
const mib = 2 ** 20;

/** The quickest of five starts each: what else the machine did makes one slower, never quicker. */
export async function bench(): Promise<Figures> {
  await using intake = await openIntake();
  const empty = await boot(intake);
  fillShort(intake, messages);
  const full = await boot(intake);
  return {
    messages,
    emptyMs: empty.ms,
    fullMs: full.ms,
    ratio: { value: full.ms / empty.ms, limit: 2 },
    emptyMiB: empty.bytes / mib,
    fullMiB: { value: full.bytes / mib, limit: 200 },
  };
}

async function boot(intake: Intake): Promise<{ ms: number; bytes: number }> {
  const tookMs: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    await using server = await intake.start('storing');
    tookMs.push(performance.now() - from);
    bytes = Math.max(bytes, await server.memory());
  }
  return { ms: Math.min(...tookMs), bytes };
}

/** Spread over the last weeks and two sites, none of them due. */
export function fillShort({ dataDir, row }: Intake, messages: number): void {
  const { sqlite, close } = openStore(join(dataDir, 'privacyloket.sqlite'));
  const short = { ...row(), header: '{}', list: 'x', body: 'x', guard: new Uint8Array() };
  const now = Date.now();
  const columns = Object.keys(short);
  const insert = sqlite.prepare(`insert into submission (${columns}) values (${columns.map(() => '?')})`);
  sqlite.exec('pragma synchronous = off');
  for (let at = 0; at < messages; at++) {
    if (at % 50_000 === 0) sqlite.exec('begin immediate');
    const id = `m${String(at).padStart(8, '0')}`.padEnd(22, '_');
    const receipt = `r${String(at).padStart(8, '0')}`.padEnd(43, '_');
    const site = at % 2 === 0 ? 'langdurig' : 'welzijn';
    const agoMs = (at % 20) * 86_400_000;
    // Of fifty one still waits to be read, as where people do their work.
    const first_read_at = at % 50 === 0 ? null : now - agoMs;
    const dates = {
      first_read_at,
      received_at: now - agoMs,
      wipes_at: now + 28 * 86_400_000 - agoMs,
    };
    insert.run(...Object.values({ ...short, id, receipt, site, ...dates }));
    if (at % 50_000 === 49_999) sqlite.exec('commit');
  }
  close();
}

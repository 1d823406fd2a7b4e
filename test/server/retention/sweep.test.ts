import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerCommand } from '../../../server/retention/ledger-command.ts';
import { type Sweep, startSweep } from '../../../server/retention/sweep.ts';
import type { TrustedClock } from '../../../server/retention/trusted-clock.ts';
import { settleOutcome } from '../../../server/submissions/settle-outcome.ts';
import { rulesFor } from './five-rules.ts';
import {
  clockOver,
  keep,
  openHouse,
  type RetentionHouse,
  removeHouse,
  stored,
  tombstones,
} from './retention-house.ts';
import { TurnedClock, TurnedTimer } from './turned-clock.ts';

const dayMs = 86_400_000;
const received = Date.parse('2026-06-01T10:00:00Z');
const due = received + 28 * dayMs;

let house: RetentionHouse;
let hands: TurnedClock;
let timer: TurnedTimer;
let sweeps: Sweep[];
beforeEach(() => {
  house = openHouse();
  hands = new TurnedClock(received);
  timer = new TurnedTimer();
  sweeps = [];
});
afterEach(async () => {
  for (const sweep of sweeps) await sweep.stop();
  house.close();
  removeHouse(house.dir);
});

async function start(clock: TrustedClock = clockOver(house.store, hands)): Promise<Sweep> {
  const sweep = await startSweep({ ...house, clock, timer });
  sweeps.push(sweep);
  return sweep;
}

describe('the sweep', () => {
  it('wipes at the start what came due while the machine was off', async () => {
    const { id } = await keep(house.store, received, { read: true });
    hands.pass(100 * dayMs);
    await start();
    expect(await stored(house.store)).toEqual([]);
    expect(await tombstones(house.store)).toEqual([{ id, why: 'expired', wiped_at: hands.wall, read: 1 }]);
  });

  it('leaves it a millisecond before its date and takes it on its date', async () => {
    const { id } = await keep(house.store, received);
    const sweep = await start();
    hands.pass(28 * dayMs - 1);
    await sweep.run();
    expect(await stored(house.store)).toEqual([id]);
    hands.pass(1);
    await sweep.run();
    expect(await stored(house.store)).toEqual([]);
  });

  it('goes round on its own timer, every quarter of an hour', async () => {
    await keep(house.store, received);
    await start();
    expect(timer.repeating.map(({ ms }) => ms)).toContain(15 * 60_000);
    hands.pass(28 * dayMs);
    for (const { run } of timer.repeating) run();
    await sweeps[0]!.run();
    expect(await stored(house.store)).toEqual([]);
  });

  it('takes outcomes and mail with the message', async () => {
    const { id } = await keep(house.store, received);
    const clock = clockOver(house.store, hands);
    await settleOutcome(
      { ...house, clock },
      { id, site: 'langdurig', actor: 'noor' },
      { outcome: 'dealt-with', reason: '' },
    );
    const mail = { site: 'langdurig', recipient: 'a@b.example', kind: 'new-message', submission: id };
    await house.store.db
      .insertInto('mail')
      .values({ ...mail, attach: 1, attempts: 0, next_at: received, fault: '' })
      .execute();
    hands.pass(28 * dayMs);
    await start(clock);
    for (const table of ['submission', 'outcome', 'mail'] as const)
      expect(await house.store.db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect(await tombstones(house.store)).toMatchObject([{ id, why: 'dealt-with' }]);
  });

  it('writes the ledger before the database, and both registers', async () => {
    const { id } = await keep(house.store, received);
    hands.pass(29 * dayMs);
    await start();
    expect(house.ledger.lines()).toEqual([{ n: 1, id, fact: 'wiped', why: 'expired', at: hands.wall }]);
    const lines = await house.store.db
      .selectFrom('register')
      .select(['event', 'submission', 'detail'])
      .execute();
    expect(lines).toEqual([
      { event: 'wiped', submission: id, detail: 'expired' },
      { event: 'sweep', submission: null, detail: 'wiped:1 left:0 oldest-days:0' },
    ]);
  });

  it('reports once a day where nothing was due', async () => {
    await keep(house.store, received);
    const sweep = await start();
    await sweep.run();
    hands.pass(dayMs);
    await sweep.run();
    const lines = await house.store.db.selectFrom('register').select('detail').execute();
    expect(lines.map(({ detail }) => detail)).toEqual([
      'wiped:0 left:1 oldest-days:0',
      'wiped:0 left:1 oldest-days:1',
    ]);
  });

  it('asks the policy again: a row whose date is wrong stays and gets the right one', async () => {
    const { id } = await keep(house.store, received);
    await house.store.db.updateTable('submission').set({ wipes_at: received }).where('id', '=', id).execute();
    hands.pass(dayMs);
    await start();
    const row = await house.store.db.selectFrom('submission').select('wipes_at').executeTakeFirstOrThrow();
    expect(row.wipes_at).toBe(due);
  });

  it('is not stopped by a row whose rules can not be read, and says so', async () => {
    const broken = await keep(house.store, received);
    await house.store.db.updateTable('submission').set({ rules: '{}' }).where('id', '=', broken.id).execute();
    await keep(house.store, received);
    hands.pass(29 * dayMs);
    const sweep = await start();
    expect(await stored(house.store)).toEqual([broken.id]);
    expect(sweep.health().alarms).toEqual(['rows-unreadable']);
  });

  it('wipes by the rules a message came in under, whatever the settings are now', async () => {
    await keep(house.store, received, { rules: { ...rulesFor('langdurig'), unanswered: { keep: 'P8W' } } });
    hands.pass(29 * dayMs);
    await start();
    expect(await stored(house.store)).toHaveLength(1);
  });

  it('takes more than one transaction can hold', async () => {
    for (let each = 0; each < 230; each++) await keep(house.store, received);
    hands.pass(29 * dayMs);
    await start();
    expect(await stored(house.store)).toEqual([]);
    expect(house.ledger.lines()).toHaveLength(230);
  });

  it('lets visitors go first in the midst of a large one', async () => {
    const sweep = await start();
    for (let each = 0; each < 150; each++) await keep(house.store, received);
    hands.pass(29 * dayMs);
    let over = false;
    const sweeping = sweep.run().then(() => {
      over = true;
    });
    const left = await house.store.together((trx) => trx.selectFrom('submission').select('id').execute());
    expect({ over, some: left.length > 0 && left.length < 150 }).toEqual({ over: false, some: true });
    await sweeping;
    expect(await stored(house.store)).toEqual([]);
  });
});

describe('the write-ahead log', () => {
  it('is emptied again and again while somebody reads, and the alarm stays on', async () => {
    const { id } = await keep(house.store, received);
    const reader = new DatabaseSync(join(house.dir, 'privacyloket.sqlite'));
    // Waiting for the reader is what the timer is for, not the database.
    house.store.sqlite.exec('pragma busy_timeout = 0');
    reader.exec('begin');
    reader.prepare('select count(*) from submission').get();
    hands.pass(29 * dayMs);
    const sweep = await start();
    expect((await tombstones(house.store)).map((each) => each.id)).toEqual([id]);
    expect(sweep.health().alarms).toEqual(['log-busy']);
    reader.close();
    timer.ring();
    await sweep.run();
    expect(sweep.health().alarms).toEqual([]);
    expect(timer.waiting).toEqual([]);
  });
});

describe('a sweep that may not wipe', () => {
  it('waits for the clock, then goes round at once', async () => {
    await keep(house.store, received);
    hands.pass(29 * dayMs);
    const clock = clockOver(house.store, hands, { mode: 'check' });
    const sweep = await start(clock);
    expect(await stored(house.store)).toHaveLength(1);
    expect(sweep.health()).toEqual({ alarms: ['clock-unconfirmed'], lastGoodAt: null });
    clock.confirmBy(hands.wall);
    await Promise.resolve();
    await sweep.run();
    expect(await stored(house.store)).toEqual([]);
    expect(sweep.health().alarms).toEqual([]);
  });

  it('waits for a person where the database is older than the ledger', async () => {
    const { id } = await keep(house.store, received);
    house.ledger.append([{ at: received, id: 'a', fact: 'wiped', why: 'expired' }]);
    house.ledger.append([{ at: received, id: 'b', fact: 'wiped', why: 'expired' }]);
    hands.pass(29 * dayMs);
    const sweep = await start();
    expect(sweep.health().alarms).toEqual(['ledger-rolled-back']);
    expect(await stored(house.store)).toEqual([id]);
    await sweep.stop();
    const printed: string[] = [];
    const told = { at: hands.wall, print: (line: string) => void printed.push(line) };
    expect(await ledgerCommand(house, { ...told, confirm: false })).toBe(1);
    expect(await ledgerCommand(house, { ...told, confirm: true })).toBe(0);
    expect(printed).toContain('Messages that are past their date, hidden, and not wiped yet: 1.');
    expect((await start()).health().alarms).toEqual([]);
    expect(await stored(house.store)).toEqual([]);
  });
});

describe('the alarm', () => {
  it('says that it was missed when no pass went well for an hour', async () => {
    const sweep = await start();
    hands.pass(61 * 60_000);
    expect(sweep.health().alarms).toEqual(['sweep-missed']);
    await sweep.run();
    expect(sweep.health().alarms).toEqual([]);
  });

  it('is told to the operator when it comes and when it goes, and not in between', async () => {
    const told: string[] = [];
    const clock = clockOver(house.store, hands);
    const report = (alarms: readonly string[]) => void told.push(alarms.join());
    const sweep = await startSweep({ ...house, clock, timer, report });
    sweeps.push(sweep);
    await sweep.run();
    hands.jump(30 * dayMs);
    await sweep.run();
    await sweep.run();
    hands.jump(-30 * dayMs);
    await sweep.run();
    expect(told).toEqual(['clock-unconfirmed,sweep-missed', '']);
  });

  it('says that it failed, wipes nothing by halves, and tries again', async () => {
    const { id } = await keep(house.store, received);
    house.store.sqlite.exec(
      `create trigger no before insert on tombstone begin select raise(abort, 'no'); end`,
    );
    hands.pass(29 * dayMs);
    const sweep = await start();
    expect(sweep.health().alarms).toEqual(['sweep-failed']);
    expect(await stored(house.store)).toEqual([id]);
    house.store.sqlite.exec('drop trigger no');
    await sweep.run();
    expect(sweep.health().alarms).toEqual([]);
    expect(await stored(house.store)).toEqual([]);
  });
});

import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgered } from '../../../server/retention/ledgered-transaction.ts';
import { confirmLedger, reconcile } from '../../../server/retention/reconcile.ts';
import { wipe } from '../../../server/retention/wipe.ts';
import type { OutcomeCode } from '../../../server/secretariat/inbox-api.ts';
import { type SettleParts, settleOutcome, undoOutcome } from '../../../server/submissions/settle-outcome.ts';
import {
  clockOver,
  keep,
  openHouse,
  type RetentionHouse,
  removeHouse,
  stored,
  tombstones,
} from './retention-house.ts';
import { TurnedClock } from './turned-clock.ts';

const dayMs = 86_400_000;
const hands = new TurnedClock('2026-06-10T10:00:00Z');
const received = Date.parse('2026-06-01T10:00:00Z');
const at = hands.wall;

let house: RetentionHouse;
beforeEach(() => {
  house = openHouse();
});
afterEach(() => {
  house.close();
  removeHouse(house.dir);
});

const parts = (): SettleParts => ({ ...house, clock: clockOver(house.store, hands) });
const by = (id: string) => ({ id, site: 'langdurig', actor: 'noor' });
const database = () => join(house.dir, 'privacyloket.sqlite');

async function wipeNow(id: string): Promise<void> {
  await ledgered(house, async (trx) => ({
    facts: await wipe(trx, [{ id, why: 'expired' }], { at, actor: 'server' }),
    result: undefined,
  }));
}

function reopen(): void {
  house.close();
  house = openHouse(house.dir);
}

/** Copies the database, lets `later` happen, and puts the copy back: what a restore without the ledger does. */
async function rollBackOver(later: () => Promise<void>): Promise<void> {
  house.store.truncateWal();
  copyFileSync(database(), `${database()}.kept`);
  await later();
  house.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(database() + ending, { force: true });
  copyFileSync(`${database()}.kept`, database());
  house = openHouse(house.dir);
}

describe('reconcile', () => {
  it('agrees on an empty house and after ordinary days', async () => {
    expect(await reconcile(house, at)).toBe('agrees');
    const { id } = await keep(house.store, received);
    await settleOutcome(parts(), by(id), { outcome: 'dealt-with', reason: '' });
    await wipeNow(id);
    reopen();
    expect(await reconcile(house, at)).toBe('agrees');
  });

  it('wipes what the ledger says is wiped when a crash came before the commit', async () => {
    const { id } = await keep(house.store, received);
    house.ledger.append([{ at, id, fact: 'wiped', why: 'expired' }]);
    reopen();
    expect(await reconcile(house, at)).toBe('agrees');
    expect(await stored(house.store)).toEqual([]);
    expect(await tombstones(house.store)).toMatchObject([{ id, why: 'expired', wiped_at: at }]);
    expect(await reconcile(house, at)).toBe('agrees');
  });

  it('takes a hold that a crash kept from the database', async () => {
    const { id } = await keep(house.store, received);
    house.ledger.append([{ at, id, fact: 'hold', why: 'complaint' }]);
    reopen();
    expect(await reconcile(house, at)).toBe('agrees');
    const row = await house.store.db.selectFrom('submission').select('wipes_at').executeTakeFirstOrThrow();
    expect(row.wipes_at).toBeNull();
  });

  it('leaves alone what was taken back because its commit failed', async () => {
    const { id } = await keep(house.store, received);
    house.ledger.append([{ at, id, fact: 'wiped', why: 'expired' }]);
    house.ledger.takeBack(at);
    reopen();
    expect(await reconcile(house, at)).toBe('agrees');
    expect(await stored(house.store)).toEqual([id]);
  });

  it('takes no row of refused commits for a database that was put back', async () => {
    const [first, second] = [await keep(house.store, received), await keep(house.store, received)];
    for (const { id } of [first, second, first]) {
      house.ledger.append([{ at, id, fact: 'wiped', why: 'expired' }]);
      house.ledger.takeBack(at);
    }
    reopen();
    expect(await reconcile(house, at)).toBe('agrees');
    expect(await stored(house.store)).toHaveLength(2);
    // And a crash after them is still made up for.
    house.ledger.append([{ at, id: second.id, fact: 'wiped', why: 'expired' }]);
    reopen();
    expect(await reconcile(house, at)).toBe('agrees');
    expect(await stored(house.store)).toEqual([first.id]);
    expect(await reconcile(house, at)).toBe('agrees');
  });

  it('notices a database that was put back, and gives it what the ledger knows', async () => {
    const [gone, held, mistaken] = await Promise.all([1, 2, 3].map(() => keep(house.store, received)));
    let unknown = '';
    await rollBackOver(async () => {
      await wipeNow(gone!.id);
      await settleOutcome(parts(), by(held!.id), { outcome: 'hold', reason: 'legal-procedure' });
      await settleOutcome(parts(), by(mistaken!.id), { outcome: 'move-klacht', reason: '' });
      await undoOutcome(parts(), by(mistaken!.id));
      unknown = (await keep(house.store, received)).id;
      await wipeNow(unknown);
    });
    expect(await stored(house.store)).toContain(gone!.id);
    expect(await reconcile(house, at)).toBe('rolled-back');
    expect((await stored(house.store)).sort()).toEqual([held!.id, mistaken!.id].sort());
    const rows = await house.store.db.selectFrom('submission').select(['id', 'kind', 'wipes_at']).execute();
    expect(rows.find(({ id }) => id === held!.id)?.wipes_at).toBeNull();
    expect(rows.find(({ id }) => id === mistaken!.id)).toMatchObject({
      kind: 'contact',
      wipes_at: received + 28 * dayMs,
    });
    // Also the message that came in after the copy: its id must not be stored again.
    expect((await tombstones(house.store)).map(({ id }) => id).sort()).toEqual([gone!.id, unknown].sort());
  });

  it('gives back to the letter what was asked, ended, frozen and handed over since', async () => {
    const told: [outcome: OutcomeCode, reason: string][][] = [
      [
        ['agreement', ''],
        ['service-ended', '2026-06-10'],
      ],
      [['shorten', 'at-once']],
      [['freeze', 'restriction']],
      [
        ['freeze', 'objection'],
        ['lift', 'objection'],
      ],
      [['transferred', 'written-consent']],
    ];
    const kept = await Promise.all(told.map(() => keep(house.store, received)));
    const standing = () =>
      house.store.db
        .selectFrom('submission')
        .leftJoin('outcome', 'outcome.submission', 'submission.id')
        .select(['submission.id', 'wipes_at', 'outcome', 'reason', 'outcome.at'])
        .orderBy('submission.id')
        .orderBy('outcome.seq')
        .execute();
    const before = await standing();
    let decided: Awaited<ReturnType<typeof standing>> = [];
    await rollBackOver(async () => {
      for (const [index, outcomes] of told.entries())
        for (const [outcome, reason] of outcomes)
          await settleOutcome(parts(), by(kept[index]!.id), { outcome, reason });
      decided = await standing();
    });
    expect(await standing()).toEqual(before);
    expect(await reconcile(house, at)).toBe('rolled-back');
    expect(await standing()).toEqual(decided);
    const dates = kept.map(({ id }) => decided.find((each) => each.id === id)!.wipes_at);
    expect(dates).toEqual([
      Date.parse('2031-06-10T10:00:00Z'),
      at + dayMs,
      null,
      expect.any(Number),
      at + dayMs,
    ]);
  });

  it('stays so over restarts until a person confirms, in the register too', async () => {
    await keep(house.store, received);
    await rollBackOver(async () => {
      for (const { id } of [await keep(house.store, received), await keep(house.store, received)])
        await wipeNow(id);
    });
    expect(await reconcile(house, at)).toBe('rolled-back');
    reopen();
    expect(await reconcile(house, at)).toBe('rolled-back');
    await confirmLedger(house, { at, person: 'operator' });
    reopen();
    expect(await reconcile(house, at)).toBe('agrees');
    const line = await house.store.db
      .selectFrom('register')
      .selectAll()
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    expect(line).toMatchObject({ actor: 'operator', event: 'ledger-confirmed' });
  });

  it('notices a ledger that is gone, also at the start after', async () => {
    const { id } = await keep(house.store, received);
    await settleOutcome(parts(), by(id), { outcome: 'dealt-with', reason: '' });
    house.close();
    rmSync(join(house.dir, 'ledger'), { recursive: true });
    house = openHouse(house.dir);
    expect(await reconcile(house, at)).toBe('incomplete');
    reopen();
    expect(await reconcile(house, at)).toBe('incomplete');
    await confirmLedger(house, { at, person: 'operator' });
    reopen();
    expect(await reconcile(house, at)).toBe('agrees');
  });
});

describe('ledgered', () => {
  it('takes the line back when the commit fails, and the next decision goes on', async () => {
    const { id } = await keep(house.store, received);
    house.store.sqlite.exec(`create trigger full before update on heartbeat begin select raise(abort, 'full'); end;
      insert into heartbeat (id, at, generation) values (1, 0, 0)`);
    // Fails before the ledger is written: nothing to take back.
    await expect(wipeNow(id)).rejects.toThrow('full');
    expect(house.ledger.lines()).toEqual([]);
    house.store.sqlite.exec('drop trigger full');

    // A deferred foreign key fails in the commit itself, after the ledger was written.
    house.store.sqlite.exec(
      'create table late (id text references submission (id) deferrable initially deferred) strict',
    );
    house.store.sqlite.prepare('insert into late values (?)').run(id);
    await expect(wipeNow(id)).rejects.toThrow('FOREIGN KEY');
    expect(house.ledger.lines().map(({ fact }) => fact)).toEqual(['wiped', 'not-done']);
    expect(await stored(house.store)).toEqual([id]);
    house.store.sqlite.exec('drop table late');
    await wipeNow(id);
    expect(await stored(house.store)).toEqual([]);
    reopen();
    expect(await reconcile(house, at)).toBe('agrees');
  });
});

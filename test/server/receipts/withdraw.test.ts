import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../../server/receipts/withdraw.ts';
import type { OutcomeCode } from '../../../server/secretariat/inbox-api.ts';
import { settleOutcome } from '../../../server/submissions/settle-outcome.ts';
import {
  clockOver,
  keep,
  openHouse,
  type RetentionHouse,
  removeHouse,
  stored,
  tombstones,
} from '../retention/retention-house.ts';
import { TurnedClock } from '../retention/turned-clock.ts';

const hands = new TurnedClock('2026-06-03T10:00:00Z');
const received = Date.parse('2026-06-01T10:00:00Z');
const site = 'langdurig';

let house: RetentionHouse;
beforeEach(() => {
  house = openHouse();
});
afterEach(() => {
  house.close();
  removeHouse(house.dir);
});

const parts = () => ({ ...house, clock: clockOver(house.store, hands) });
const settle = (id: string, outcome: OutcomeCode, reason = '') =>
  settleOutcome(parts(), { id, site, actor: 'noor' }, { outcome, reason });

describe('withdraw', () => {
  it('wipes at once, with ledger, tombstone and audit line', async () => {
    const { id, receipt } = await keep(house.store, received);
    await withdraw(parts(), { site, receipt });
    expect(await stored(house.store)).toEqual([]);
    expect(await tombstones(house.store)).toEqual([{ id, why: 'withdrawn', wiped_at: hands.wall, read: 0 }]);
    expect(house.ledger.lines()).toMatchObject([{ id, fact: 'wiped', why: 'withdrawn' }]);
    const line = await house.store.db.selectFrom('register').selectAll().executeTakeFirstOrThrow();
    expect(line).toMatchObject({ actor: 'visitor', event: 'withdrawn', submission: id });
  });

  it('may be asked twice', async () => {
    const { receipt } = await keep(house.store, received);
    await withdraw(parts(), { site, receipt });
    await withdraw(parts(), { site, receipt });
    expect(house.ledger.lines()).toHaveLength(1);
  });

  it('also ends an agreement that keeps it', async () => {
    const { id, receipt } = await keep(house.store, received);
    await settle(id, 'agreement');
    await withdraw(parts(), { site, receipt });
    expect(await stored(house.store)).toEqual([]);
  });

  it('is refused under a hold', async () => {
    const { id, receipt } = await keep(house.store, received);
    await settle(id, 'hold', 'legal-procedure');
    await expect(withdraw(parts(), { site, receipt })).rejects.toMatchObject({ code: 'held' });
    expect(await stored(house.store)).toEqual([id]);
  });

  it('is refused while it is an open complaint, and possible once that is closed', async () => {
    const { id, receipt } = await keep(house.store, received);
    await settle(id, 'move-klacht');
    await expect(withdraw(parts(), { site, receipt })).rejects.toMatchObject({ code: 'held' });
    await settle(id, 'decided', 'refused:klacht');
    await expect(withdraw(parts(), { site, receipt })).rejects.toMatchObject({ code: 'held' });
    await settle(id, 'dealt-with');
    await withdraw(parts(), { site, receipt });
    expect(await stored(house.store)).toEqual([]);
  });

  it('is refused for an unknown receipt, and for one of another site', async () => {
    const { receipt } = await keep(house.store, received);
    const unknown = { code: 'unknown-receipt' };
    await expect(withdraw(parts(), { site, receipt: 'x' })).rejects.toMatchObject(unknown);
    await expect(withdraw(parts(), { site: 'rondom', receipt })).rejects.toMatchObject(unknown);
  });

  it('is refused while the clock is in doubt: a tombstone without a time says nothing', async () => {
    const { receipt } = await keep(house.store, received);
    const clock = clockOver(house.store, hands, { mode: 'check' });
    await expect(withdraw({ ...house, clock }, { site, receipt })).rejects.toMatchObject({
      code: 'clock-unconfirmed',
    });
  });
});

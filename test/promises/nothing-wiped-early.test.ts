/**
 * Promise: nothing is wiped early, and nothing stays longer than one round of the sweep after its date: whatever
 * the secretariat decides, however time passes, with restarts in between. Real database, real ledger, real sweep.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsOf, termOfRow } from '../../server/retention/kept-message.ts';
import { type Kind, reasonsFor } from '../../server/retention/outcome-codes.ts';
import { startSweep } from '../../server/retention/sweep.ts';
import type { TrustedClock } from '../../server/retention/trusted-clock.ts';
import type { OutcomeCode } from '../../server/secretariat/inbox-api.ts';
import { inboxItem } from '../../server/submissions/inbox-item.ts';
import { type SettleParts, settleOutcome, undoOutcome } from '../../server/submissions/settle-outcome.ts';
import { rulesFor } from '../server/retention/five-rules.ts';
import {
  clockOver,
  keep,
  openHouse,
  type RetentionHouse,
  removeHouse,
  stored,
} from '../server/retention/retention-house.ts';
import { TurnedClock, TurnedTimer } from '../server/retention/turned-clock.ts';

const quarterMs = 15 * 60_000;
const dayMs = 86_400_000;
const sites = ['langdurig', 'rondom', 'balans'] as const;
const kinds = fc.constantFrom<Kind>('contact', 'aanmelding', 'privacyverzoek', 'klacht');

const step = fc.oneof(
  fc.record({ do: fc.constant('receive' as const), kind: kinds, site: fc.constantFrom(...sites) }),
  fc.record({ do: fc.constant('decide' as const), which: fc.nat(), pick: fc.nat(), reason: fc.nat() }),
  fc.record({ do: fc.constant('undo' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 3 * quarterMs }) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 9 * dayMs }) }),
  fc.record({ do: fc.constant('off' as const), ms: fc.integer({ min: 1, max: 60 * dayMs }) }),
);

/** A server in a folder, whose time goes on only as the story says, and which the story may switch off. */
class Life {
  readonly hands = new TurnedClock('2026-03-01T09:00:00Z');
  house: RetentionHouse = openHouse();
  timer = new TurnedTimer();
  /** Of every message: what the policy said of its date, after the last thing that happened to it. */
  readonly dates = new Map<string, number | null>();
  private clock!: TrustedClock;
  private sweep!: Awaited<ReturnType<typeof startSweep>>;

  async on(): Promise<void> {
    this.timer = new TurnedTimer();
    this.clock = clockOver(this.house.store, this.hands);
    this.sweep = await startSweep({
      ...this.house,
      clock: this.clock,
      timer: this.timer,
      everyMs: quarterMs,
    });
    await this.check();
  }

  async off(ms: number): Promise<void> {
    await this.sweep.stop();
    this.house.close();
    this.hands.pass(ms);
    this.house = openHouse(this.house.dir);
    await this.on();
  }

  /** Time goes by in quarters, each with its round; whole quiet days are skipped over at once. */
  async pass(ms: number): Promise<void> {
    const until = this.hands.wall + ms;
    while (this.hands.wall < until) {
      const next = Math.min(...[...this.dates.values()].map((date) => date ?? Number.POSITIVE_INFINITY));
      const quiet =
        Math.floor(Math.max(0, Math.min(next, until) - this.hands.wall - 1) / quarterMs) * quarterMs;
      this.hands.pass(Math.min(Math.max(quiet, quarterMs), until - this.hands.wall));
      await this.check();
      await this.sweep.run();
      await this.check(true);
    }
  }

  async end(): Promise<void> {
    await this.sweep.stop();
    this.house.close();
    removeHouse(this.house.dir);
  }

  parts = (): SettleParts => ({ ...this.house, clock: this.clock });

  async row(id: string) {
    const row = await this.house.store.db
      .selectFrom('submission')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return { row, events: (await eventsOf(this.house.store.db, [id])).get(id) ?? [] };
  }

  async remember(id: string): Promise<void> {
    const { row, events } = await this.row(id);
    const date = termOfRow(row, events, this.hands.wall).wipesAt;
    expect(row.wipes_at).toBe(date);
    this.dates.set(id, date);
  }

  /** The promise itself: there until its date; right after a round, gone from its date on. */
  async check(swept = false): Promise<void> {
    const there = new Set(await stored(this.house.store));
    for (const [id, date] of this.dates) {
      const due = date !== null && date <= this.hands.wall;
      if (!due) expect(there.has(id), 'wiped early').toBe(true);
      if (due && swept) expect(there.has(id), 'kept too long').toBe(false);
      if (!there.has(id)) this.dates.delete(id);
    }
  }
}

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function live(life: Life, each: Step): Promise<void> {
  const now = life.hands.wall;
  const visible = [...life.dates].filter(([, date]) => date === null || date > now).map(([id]) => id);
  if (each.do === 'pass') return life.pass(each.ms);
  if (each.do === 'off') return life.off(each.ms);
  if (each.do === 'receive') {
    const { id } = await keep(life.house.store, now, {
      kind: each.kind,
      site: each.site,
      rules: rulesFor(each.site),
    });
    return life.remember(id);
  }
  const id = visible[each.which % visible.length];
  if (id === undefined) return;
  const { row, events } = await life.row(id);
  const item = inboxItem({ ...row, header: '{}' }, events, now);
  const deciding = { id, site: row.site, actor: 'noor' };
  if (each.do === 'undo') {
    if (item.undo) await undoOutcome(life.parts(), deciding);
  } else {
    const { outcome, reason: chosen } = item.offers[each.pick % item.offers.length]!;
    await settleOutcome(life.parts(), deciding, {
      outcome,
      reason: chosen ?? reasonOf(outcome, each.reason),
    }).catch((error) => {
      // A second hold or freeze for the same reason, or a decision that doesn't fit this request; everything else that is offered can be taken.
      expect([outcome, error.code]).toEqual([
        expect.stringMatching(/hold|release|freeze|lift|decided/),
        'outcome-impossible',
      ]);
    });
  }
  await life.remember(id);
}

function reasonOf(outcome: OutcomeCode, pick: number): string {
  // An answer on the receipt comes with its sealed text, and changes no date.
  const reasons = reasonsFor(outcome).filter((each) => outcome !== 'answered' || each !== 'receipt');
  return reasons[pick % reasons.length]!;
}

it.each(['klacht', 'privacyverzoek'] as const)(
  'does not let an open %s be thrown away under another name',
  async (kind) => {
    const life = new Life();
    await life.on();
    try {
      const { id } = await keep(life.house.store, life.hands.wall, {
        kind,
        site: 'langdurig',
        rules: rulesFor('langdurig'),
      });
      await life.remember(id);
      const site = 'langdurig';
      for (const outcome of ['unwanted', 'no-agreement', 'move-contact', 'move-aanmelding'] as const)
        await expect(
          settleOutcome(life.parts(), { id, site, actor: 'noor' }, { outcome, reason: '' }),
        ).rejects.toMatchObject({ code: 'outcome-impossible' });
      await life.off(400 * dayMs);
      expect(await stored(life.house.store)).toContain(id);
    } finally {
      await life.end();
    }
  },
);

describe('any history of a server', () => {
  it('wipes nothing early and keeps nothing past one round of the sweep', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const life = new Life();
        await life.on();
        try {
          for (const each of steps) await live(life, each);
          await life.pass(40 * dayMs);
        } finally {
          await life.end();
        }
      }),
      { numRuns: 60 },
    );
  });
});

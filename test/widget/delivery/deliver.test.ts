/** Delivery with a connection that fails: what is stored, how long is waited, and when it ends. */
import { describe, expect, it } from 'vitest';
import { type DeliveryEffects, deliver } from '../../../widget/delivery/deliver.ts';
import type { Waiting } from '../../../widget/delivery/outbox.ts';
import type { PostAnswer } from '../../../widget/delivery/post.ts';
import { type Earlier, resumeWaiting } from '../../../widget/delivery/resume.ts';
import { sampleEnvelope, sampleSite } from '../envelope/sample-site.ts';

const dayMs = 86_400_000;
const start = Date.parse('2026-11-22T10:00:00Z');
const site = await sampleSite();
const message = async (): Promise<Waiting> => ({
  envelope: await sampleEnvelope(site, 'p256'),
  receipt: 'r'.repeat(43),
  since: start,
});
const later: PostAnswer = { is: 'later', afterMs: null };
const sentAs = (waiting: Waiting): PostAnswer => ({
  is: 'accepted',
  accepted: { id: waiting.envelope.context.id, received: '2026-11-22T10:00:00Z', wipes: null },
});

/** A world in which waiting moves the clock, and posting gives the answers in turn. */
function world(answers: PostAnswer[], { stores = true, first = [] as Waiting[] } = {}) {
  const kept = new Map(first.map((each) => [each.envelope.context.id, each]));
  const pauses: [number, boolean][] = [];
  const posted: Waiting[] = [];
  let time = start;
  const effects: DeliveryEffects = {
    post: async (waiting) => {
      posted.push(waiting);
      return answers.shift() ?? sentAs(waiting);
    },
    outbox: {
      put: async (waiting) => {
        if (stores) kept.set(waiting.envelope.context.id, waiting);
        return stores;
      },
      remove: async (id) => {
        kept.delete(id);
      },
    },
    pause: async (ms, asked) => {
      pauses.push([ms, asked]);
      time += ms;
    },
    now: () => time,
  };
  return { effects, kept, pauses, posted };
}

describe('deliver', () => {
  it('stores nothing when the first post is acknowledged', async () => {
    const { effects, kept, pauses } = world([]);
    const waiting: boolean[] = [];
    expect(await deliver(await message(), effects, (stored) => waiting.push(stored))).toMatchObject({
      is: 'accepted',
    });
    expect([kept.size, pauses.length, waiting.length]).toEqual([0, 0, 0]);
  });

  it('stores the sealed message when there is no answer, and removes it once it was acknowledged', async () => {
    const { effects, kept } = world([later]);
    const one = await message();
    const sizes: number[] = [];
    await deliver(one, effects, () => sizes.push(kept.size));
    expect(sizes).toEqual([0, 1]);
    expect(kept.size).toBe(0);
  });

  it('posts the very same envelope again after a lost answer', async () => {
    const { effects, posted } = world([later, later]);
    const one = await message();
    await deliver(one, effects, () => {});
    expect(posted).toEqual([one, one, one]);
  });

  it('stores no message with files, and tells that the page must stay open', async () => {
    const { effects, kept } = world([later, later]);
    const waiting: boolean[] = [];
    const withFiles = { ...(await message()), ticket: 't'.repeat(43) };
    await deliver(withFiles, effects, (stored) => waiting.push(stored));
    expect([kept.size, waiting]).toEqual([0, [false, false]]);
  });

  it('waits twice as long each time, five minutes at most', async () => {
    const { effects, pauses } = world(Array.from({ length: 9 }, () => later));
    await deliver(await message(), effects, () => {});
    expect(pauses.map(([ms]) => ms / 1000)).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
    expect(pauses.every(([, asked]) => !asked)).toBe(true);
  });

  it('honours the time that the server asks', async () => {
    const { effects, pauses } = world([{ is: 'later', afterMs: 120_000 }, later]);
    await deliver(await message(), effects, () => {});
    expect(pauses).toEqual([
      [120_000, true],
      [10_000, false],
    ]);
  });

  it('says that it is not stored where the browser stores nothing, and goes on trying', async () => {
    const { effects, posted } = world([later, later], { stores: false });
    const waiting: boolean[] = [];
    await deliver(await message(), effects, (stored) => waiting.push(stored));
    expect(waiting).toEqual([false, false]);
    expect(posted.length).toBe(3);
  });

  it('gives up after seven days, and leaves nothing behind', async () => {
    const { effects, kept, pauses } = world(
      Array.from({ length: 8 }, () => ({ is: 'later' as const, afterMs: dayMs })),
    );
    expect(await deliver(await message(), effects, () => {})).toEqual({ is: 'expired' });
    expect(pauses.length).toBe(8);
    expect(kept.size).toBe(0);
  });

  it('leaves nothing behind after a refusal', async () => {
    const { effects, kept } = world([later, { is: 'refused', code: 'malformed' }]);
    expect(await deliver(await message(), effects, () => {})).toEqual({ is: 'refused', code: 'malformed' });
    expect(kept.size).toBe(0);
  });
});

describe('resumeWaiting', () => {
  it('sends what waits from an earlier visit and says so', async () => {
    const one = await message();
    const { effects, kept } = world([later], { first: [one] });
    const reports: Earlier[] = [];
    await resumeWaiting([...kept.values()], effects, (each) => reports.push(each));
    const { id } = one.envelope.context;
    expect(reports).toEqual([
      { id, is: 'waits' },
      { id, is: 'sent' },
    ]);
    expect(kept.size).toBe(0);
  });

  it.each([
    [{ is: 'wiped', wiped: null }, 'wiped'],
    [{ is: 'outdated' }, 'lost'],
    [{ is: 'refused', code: 'unknown-form' }, 'lost'],
  ] as [PostAnswer, string][])('after %o the message is %s', async (answer, is) => {
    const { effects, kept } = world([answer], { first: [await message()] });
    const reports: Earlier[] = [];
    await resumeWaiting([...kept.values()], effects, (each) => reports.push(each));
    expect(reports.at(-1)!.is).toBe(is);
    expect(kept.size).toBe(0);
  });

  it('tells of a message that waited longer than seven days, without posting it', async () => {
    const old = { ...(await message()), since: start - 8 * dayMs };
    const { effects, kept, posted } = world([], { first: [old] });
    const reports: Earlier[] = [];
    await resumeWaiting([...kept.values()], effects, (each) => reports.push(each));
    expect(reports.at(-1)!.is).toBe('lost');
    expect([posted.length, kept.size]).toEqual([0, 0]);
  });
});

import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorAnswer } from '../../../server/door/error-answer.ts';
import { verifyChain } from '../../../server/register/verify-chain.ts';
import type { InboxItem } from '../../../server/secretariat/inbox-api.ts';
import type { InboxEnv } from '../../../server/secretariat/sessions.ts';
import { outcomeRoutes } from '../../../server/submissions/outcome.routes.ts';
import {
  clockOver,
  keep,
  openHouse,
  type RetentionHouse,
  removeHouse,
} from '../retention/retention-house.ts';
import { TurnedClock } from '../retention/turned-clock.ts';

const dayMs = 86_400_000;
const received = Date.parse('2026-06-01T10:00:00Z');

let house: RetentionHouse;
let hands: TurnedClock;
let id: string;
beforeEach(async () => {
  house = openHouse();
  hands = new TurnedClock('2026-06-03T10:00:00Z');
  ({ id } = await keep(house.store, received));
});
afterEach(() => {
  house.close();
  removeHouse(house.dir);
});

async function post(path: string, body: unknown, who: { site?: string; mode?: 'host' | 'check' } = {}) {
  const { site = 'langdurig', mode = 'host' } = who;
  const inbox = new Hono<InboxEnv>();
  inbox.use(async (c, next) => {
    c.set('session', { person: 'noor', site, role: 'secretariat', way: '', tokenHash: '' });
    await next();
  });
  inbox.route('/', outcomeRoutes({ ...house, clock: clockOver(house.store, hands, { mode }) }));
  inbox.onError(errorAnswer);
  const headers = { 'content-type': 'application/json' };
  const answer = await inbox.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as InboxItem & { code: string } };
}

/** By somebody who sees how the message stands now. */
const take = async (body: object, who?: Parameters<typeof post>[2]) =>
  post(`/api/submissions/${id}/outcomes`, { seen: await decisions(), ...body }, who);
const undo = async (who?: Parameters<typeof post>[2]) =>
  post(`/api/submissions/${id}/undo`, { seen: await decisions() }, who);
const decisions = async () =>
  (await house.store.db.selectFrom('outcome').select('seq').where('submission', '=', id).execute()).length;
const row = () =>
  house.store.db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('an outcome', () => {
  it('answers with the message as it then stands', async () => {
    const { status, body } = await take({ outcome: 'unwanted' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'unwanted',
      received: '2026-06-01T10:00:00.000Z',
      wipes: '2026-06-04T10:00:00.000Z',
      undo: { outcome: 'unwanted', until: '2026-06-04T10:00:00.000Z' },
      held: false,
      decisions: 1,
    });
    expect([...new Set(body.offers.map(({ outcome }) => outcome))]).toEqual([
      'dealt-with',
      'agreement',
      'erased-on-request',
      'hold',
      'freeze',
      'transferred',
    ]);
    expect((await row()).wipes_at).toBe(hands.wall + dayMs);
  });

  // UAVG 5 and AVG 14: the reader asks for these where the sealed message says that somebody else decides or wrote.
  it.each(['consent-checked', 'person-informed'])(
    'that writes down a check (%s) changes no date, is taken once and can be taken back',
    async (outcome) => {
      const before = (await row()).wipes_at;
      const { status, body } = await take({ outcome });
      expect(status).toBe(200);
      expect(body).toMatchObject({ informBy: '2026-07-01', undo: { outcome } });
      expect(body.unchecked).toHaveLength(1);
      expect(body.unchecked).not.toContain(outcome);
      expect((await row()).wipes_at).toBe(before);
      expect((await take({ outcome })).body.code).toBe('outcome-impossible');
      expect(house.ledger.lines()[0]).toMatchObject({ id, fact: outcome });
      const line = await house.store.db.selectFrom('register').selectAll().executeTakeFirstOrThrow();
      expect(line).toMatchObject({ event: 'outcome', actor: 'noor', detail: outcome, submission: id });
      expect((await undo()).body.unchecked).toHaveLength(2);
    },
  );

  it('stands in the ledger and in the audit chain', async () => {
    await take({ outcome: 'hold', reason: 'complaint' });
    expect(house.ledger.lines()).toEqual([{ n: 1, id, fact: 'hold', why: 'complaint', at: hands.wall }]);
    const line = await house.store.db.selectFrom('register').selectAll().executeTakeFirstOrThrow();
    expect(line).toMatchObject({
      actor: 'noor',
      event: 'outcome',
      submission: id,
      detail: expect.stringMatching(/^hold:complaint \d{4}-\d\d-\d\d>none$/),
    });
    expect((await verifyChain(house.store.db, 'langdurig')).brokenAt).toBeNull();
  });

  it('takes the day on which the service really ended, refuses one that is ahead, and can be taken back', async () => {
    const { body } = await take({ outcome: 'agreement' });
    expect(body.wipes).toBeNull();
    hands.pass(30 * dayMs);
    const ahead = await take({ outcome: 'service-ended', reason: '2026-07-04' });
    expect(ahead).toMatchObject({ status: 409, body: { code: 'outcome-impossible' } });
    const ended = await take({ outcome: 'service-ended', reason: '2026-06-20' });
    expect(ended.body.wipes).toBe('2031-06-19T22:00:00.000Z');
    expect(house.ledger.lines().at(-1)).toMatchObject({ fact: 'service-ended', why: '2026-06-20' });
    const lines = await house.store.db.selectFrom('register').select('detail').orderBy('seq').execute();
    expect(lines.at(-1)!.detail).toBe('service-ended:2026-06-20 none>2031-06-20');
    const undone = await undo();
    expect(undone.body.wipes).toBeNull();
    expect(undone.body.offers).toContainEqual(
      expect.objectContaining({ outcome: 'service-ended', since: '2026-06-03' }),
    );
  });

  it('moves the message to its kind and names where it came from', async () => {
    expect((await take({ outcome: 'move-klacht' })).body.kind).toBe('klacht');
    expect(await row()).toMatchObject({ kind: 'klacht', wipes_at: null });
    const outcome = await house.store.db.selectFrom('outcome').selectAll().executeTakeFirstOrThrow();
    expect(outcome).toMatchObject({ outcome: 'move-klacht', reason: 'contact', actor: 'noor' });
  });

  it.for(['contact', 'aanmelding', 'unwanted', 'no-agreement'])(
    'is refused where it would make an open complaint something else: %s',
    async (goal) => {
      await take({ outcome: 'move-klacht' });
      const outcome = goal === 'contact' || goal === 'aanmelding' ? `move-${goal}` : goal;
      expect(await take({ outcome })).toMatchObject({ status: 409, body: { code: 'outcome-impossible' } });
      expect(await row()).toMatchObject({ kind: 'klacht', wipes_at: null });
      expect(await undo()).toMatchObject({ status: 200, body: { kind: 'contact' } });
    },
  );

  it('is refused when it is not offered', async () => {
    expect(await take({ outcome: 'in-file' })).toMatchObject({
      status: 409,
      body: { code: 'outcome-impossible' },
    });
  });

  it.for([
    ['a hold without a reason', { outcome: 'hold' }],
    ["a hold with the extension's reason", { outcome: 'hold', reason: 'consent' }],
    ['a reason where none belongs', { outcome: 'unwanted', reason: 'complaint' }],
  ] as const)('is refused with a reason that does not fit: %s', async ([, body]) => {
    expect(await take(body)).toMatchObject({ status: 409, body: { code: 'outcome-impossible' } });
  });

  it('is refused for a second hold with the same reason', async () => {
    await take({ outcome: 'hold', reason: 'complaint' });
    expect(await take({ outcome: 'hold', reason: 'complaint' })).toMatchObject({
      body: { code: 'outcome-impossible' },
    });
    expect((await take({ outcome: 'hold', reason: 'request' })).status).toBe(200);
  });

  it.for([
    [{ outcome: 'delete' }],
    [{ outcome: 'undo' }],
    [{ outcome: 'unwanted', at: 0 }],
    [{ outcome: 'unwanted', seen: -1 }],
    [{ outcome: 'unwanted', seen: undefined }],
    [{}],
    [[]],
  ] as const)('is refused when it is malformed: %j', async ([body]) => {
    expect(await take(body)).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });

  it('is refused for a message of another site, as if it were not there', async () => {
    expect(await take({ outcome: 'unwanted' }, { site: 'rondom' })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });

  it('is refused for a message whose date has come, before the sweep came round', async () => {
    hands.wall = received + 28 * dayMs;
    expect(await take({ outcome: 'agreement' })).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('is refused while the clock is in doubt', async () => {
    expect(await take({ outcome: 'unwanted' }, { mode: 'check' })).toMatchObject({
      status: 503,
      body: { code: 'clock-unconfirmed' },
    });
    expect(house.ledger.lines()).toEqual([]);
  });

  it('is taken once when two people press at the same time', async () => {
    const answers = await Promise.all([take({ outcome: 'unwanted' }), take({ outcome: 'unwanted' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('undo', () => {
  it('restores the date and the kind exactly', async () => {
    const before = await row();
    await take({ outcome: 'move-klacht' });
    hands.pass(dayMs - 1);
    const { status, body } = await undo();
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'contact', state: 'new', undo: null });
    expect(await row()).toEqual(before);
    const events = await house.store.db.selectFrom('outcome').select('outcome').orderBy('seq').execute();
    expect(events.map(({ outcome }) => outcome)).toEqual(['move-klacht', 'undo']);
  });

  it('is refused when its time is over', async () => {
    await take({ outcome: 'agreement' });
    hands.pass(dayMs);
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'undo-too-late' } });
  });

  it('is refused when there is nothing to take back', async () => {
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'undo-too-late' } });
  });
});

describe('a screen that shows an older state', () => {
  const stale = (body: object, seen: number) =>
    post(`/api/submissions/${id}/${'outcome' in body ? 'outcomes' : 'undo'}`, { ...body, seen });
  const impossible = { status: 409, body: { code: 'outcome-impossible' } };

  it("takes back no colleague's hold", async () => {
    await take({ outcome: 'unwanted' });
    await take({ outcome: 'hold', reason: 'legal-procedure' });
    expect(await stale({}, 1)).toMatchObject(impossible);
    expect((await row()).wipes_at).toBeNull();
    expect((await stale({}, 2)).body).toMatchObject({ held: false, undo: { outcome: 'unwanted' } });
  });

  it('releases no hold that it did not show', async () => {
    await take({ outcome: 'hold', reason: 'request' });
    await take({ outcome: 'hold', reason: 'complaint' });
    expect(await stale({ outcome: 'release' }, 1)).toMatchObject(impossible);
  });

  it('shortens nothing that an agreement has come to keep', async () => {
    await take({ outcome: 'agreement' });
    const kept = await row();
    expect(await stale({ outcome: 'no-agreement' }, 0)).toMatchObject(impossible);
    expect(await row()).toEqual(kept);
  });

  it('says nothing about a message of another site', async () => {
    const answer = await post(`/api/submissions/${id}/undo`, { seen: 7 }, { site: 'rondom' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

/**
 * Promise: a clock that is wrong destroys nothing and dates nothing. What looks expired is hidden, visitors are asked
 * to wait, and the operator is told; a machine that was merely off goes on at once.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { InboxList } from '../../server/secretariat/inbox-api.ts';
import { type OpenSite, openSite, signedInAgain } from '../server/inbox-person.ts';
import { postOf, type SealedPost, sealedPost } from '../server/sealed-post.ts';
import { codeOf, type House, openHouse } from '../server/server-house.ts';

const dayMs = 86_400_000;
const origin = 'http://langdurig.localhost:8787';

let house: House;
let site: OpenSite;
let post: SealedPost;
/** How long the machine has run: passes with the clock, unless the clock alone is set. */
let ran: number;
afterEach(() => house.close());

async function open(clock: 'host' | 'check' = 'host'): Promise<void> {
  ran = dayMs;
  house = await openHouse({ clock, monotonic: () => ran });
  site = await openSite(house, 'langdurig');
  post = await sealedPost(site.signed, { form: 'contact' });
  expect((await send(post)).status).toBe(201);
}

function pass(ms: number): void {
  ran += ms;
  house.setTime(house.now() + ms);
}

/** The machine is switched off for a while, and its time since the start begins again. */
async function off(ms: number): Promise<void> {
  await house.restart(() => {
    house.setTime(house.now() + ms);
    ran = 60_000;
  });
}

const send = (message: SealedPost) => house.visit('/s/langdurig/submissions', postOf(message), { origin });
const another = () => sealedPost(site.signed, { form: 'contact' });
const health = async () => (await (await house.visit('/healthz')).json()) as { codes: string[] };

async function listed(): Promise<string[]> {
  await signedInAgain(house, site.person);
  return itemsOf(await site.person.ask('POST', '/api/submissions/list', {}));
}

async function itemsOf(answer: Response): Promise<string[]> {
  const { items } = (await answer.json()) as InboxList;
  return items.map(({ header }) => header.context.id);
}

async function stored(): Promise<string[]> {
  const rows = await house.services.store.db.selectFrom('submission').select('id').execute();
  return rows.map(({ id }) => id);
}

const id = () => post.envelope.context.id;

describe('a clock that jumps a month ahead while the server runs', () => {
  it('wipes nothing, hides what looks expired, takes nothing in and tells the operator', async () => {
    await open();
    house.setTime(house.now() + 30 * dayMs);
    await house.services.sweep.run();
    expect(await stored()).toEqual([id()]);
    const state = await house.visit('/s/langdurig/receipts/state', { key: post.receiptKey }, { origin });
    expect(await codeOf(state)).toBe('clock-unconfirmed');
    expect(await codeOf(await send(post))).toBe('clock-unconfirmed');

    const refused = await send(await another());
    expect(refused.status).toBe(503);
    expect(await codeOf(refused)).toBe('clock-unconfirmed');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const withdrawn = await house.visit(
      '/s/langdurig/receipts/withdraw',
      { key: post.receiptKey },
      { origin },
    );
    expect(withdrawn.status).toBe(503);
    expect((await health()).codes).toContain('clock-unconfirmed');
    expect(await stored()).toEqual([id()]);
  });

  it('shows everything again and takes messages in once the clock is right', async () => {
    await open();
    house.setTime(house.now() + 30 * dayMs);
    await house.services.sweep.run();
    house.setTime(house.now() - 30 * dayMs);
    expect(await listed()).toEqual([id()]);
    expect((await send(await another())).status).toBe(201);
    expect((await health()).codes).toEqual([]);
  });
});

describe('a clock that jumps back', () => {
  it('stamps nothing, so that no message gets a date before it came', async () => {
    await open();
    house.setTime(house.now() - 30 * dayMs);
    expect((await send(await another())).status).toBe(503);
    await house.services.sweep.run();
    expect(await stored()).toEqual([id()]);
  });

  it('stays so over a restart: the newest trusted time is in the database', async () => {
    await open();
    await off(-30 * dayMs);
    expect((await send(await another())).status).toBe(503);
    expect((await health()).codes).toContain('clock-unconfirmed');
  });
});

describe('a machine that was off', () => {
  it('wipes at the start what came due meanwhile, where the operator answers for its clock', async () => {
    await open('host');
    await off(40 * dayMs);
    expect(await stored()).toEqual([]);
  });

  it('waits for somebody who signs in otherwise, hides until then, and wipes at once after', async () => {
    await open('check');
    await off(40 * dayMs);
    expect(await stored()).toEqual([id()]);
    expect((await health()).codes).toContain('clock-unconfirmed');
    expect(await listed()).toEqual([]);
    await house.services.sweep.run();
    expect(await stored()).toEqual([]);
    // What /healthz found is kept for a second.
    pass(1000);
    expect((await health()).codes).toEqual([]);
  });

  it('is not confirmed by a staff browser whose clock says something else', async () => {
    await open('check');
    await off(40 * dayMs);
    const wrong = { ...house, now: () => house.now() - 40 * dayMs };
    await signedInAgain(wrong, site.person);
    await house.services.sweep.run();
    expect(await stored()).toEqual([id()]);
  });

  it('goes on without asking after an update of three minutes', async () => {
    await open('check');
    await house.restart(() => pass(3 * 60_000));
    expect((await send(await another())).status).toBe(201);
  });
});

describe('a server that was never confirmed', () => {
  it('takes nothing in until the first enrolment, whose browser says what time it is', async () => {
    ran = dayMs;
    house = await openHouse({ clock: 'check', monotonic: () => ran });
    expect((await health()).codes).toContain('clock-unconfirmed');
    site = await openSite(house, 'langdurig');
    pass(1000);
    expect((await health()).codes).toEqual([]);
    expect((await send(await another())).status).toBe(201);
  });
});

/** What the operator is told: that the clock is in doubt, that mail is stuck, that the sweep stayed away. */
import { afterEach, expect, it } from 'vitest';
import { rates as table } from '../../server/door/rate-rules.ts';
import { type House, openHouse, start } from './server-house.ts';

let house: House;
afterEach(() => house.close());

/** What was found is kept for a second. */
const aSecondLater = () => house.setTime(house.now() + 1000);

async function health(): Promise<{ status: number; codes: string[] }> {
  const answer = await house.visit('/healthz');
  return { status: answer.status, ...((await answer.json()) as { codes: string[] }) };
}

it('says clock-unconfirmed, and 503, until the clock was confirmed', async () => {
  house = await openHouse({ clock: 'check' });
  expect(await health()).toMatchObject({ status: 503, codes: expect.arrayContaining(['clock-unconfirmed']) });
  house.services.clock.confirmBy(start);
  aSecondLater();
  expect((await health()).status).toBe(200);
});

it('says mail-stuck after five tries', async () => {
  house = await openHouse();
  const insert = house.services.store.sqlite.prepare(
    "insert into mail (site, recipient, kind, submission, attach, attempts, next_at, fault) values ('rondom', 'x@example.org', 'new-message', null, 0, ?, ?, 'unreachable')",
  );
  insert.run(4, start + 3_600_000);
  expect((await health()).codes).not.toContain('mail-stuck');
  insert.run(5, start + 3_600_000);
  aSecondLater();
  expect(await health()).toMatchObject({ status: 200, codes: ['mail-stuck'] });
});

it('says sweep-missed when no pass was made for an hour', async () => {
  house = await openHouse();
  expect((await health()).codes).toEqual([]);
  house.setTime(start + 3_600_001);
  expect((await health()).codes).toContain('sweep-missed');
  await house.services.sweep.run();
  aSecondLater();
  expect((await health()).codes).toEqual([]);
});

it('says flooded for an hour when a site got more than its share, not which site', async () => {
  house = await openHouse();
  const spend = () => house.services.rates.spend('consents', { network: null, site: 'rondom' });
  for (let n = 0; n < table.consents.site; n++) spend();
  expect((await health()).codes).toEqual([]);
  expect(spend).toThrow('too-many');
  aSecondLater();
  expect(await health()).toMatchObject({ status: 200, codes: ['flooded'] });
  house.setTime(start + 3_600_000);
  expect((await health()).codes).not.toContain('flooded');
});

it('says mail-late when what is due was not even tried', async () => {
  house = await openHouse();
  await house.services.mail.stop();
  house.services.store.sqlite
    .prepare(
      "insert into mail (site, recipient, kind, submission, attach, attempts, next_at, fault) values ('rondom', 'x@example.org', 'new-message', null, 0, 0, ?, '')",
    )
    .run(start);
  house.setTime(start + 15 * 60_000);
  expect((await health()).codes).toEqual([]);
  aSecondLater();
  expect((await health()).codes).toEqual(['mail-late']);
});

it('says ready to a load balancer while messages can come in, and not ready where nothing can be read', async () => {
  house = await openHouse({ clock: 'check' });
  const ready = async () => {
    const answer = await house.services.loket.request('http://10.0.0.3:8787/readyz');
    return [answer.status, await answer.json()];
  };
  expect(await ready()).toEqual([503, { ready: false }]);
  house.services.clock.confirmBy(start);
  aSecondLater();
  expect(await ready()).toEqual([200, { ready: true }]);
  aSecondLater();
  const { db } = house.services.store;
  db.selectFrom = () => {
    throw new RangeError();
  };
  expect(await ready()).toEqual([503, { ready: false }]);
  delete (db as { selectFrom?: unknown }).selectFrom;
});

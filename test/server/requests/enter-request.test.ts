/** What came by letter, mail, phone or at the counter: sealed in a staff browser, its term counts from its own day. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../server/register/verify-chain.ts';
import type { InboxItem, SearchedBodies } from '../../../server/secretariat/inbox-api.ts';
import { enrolled, type OpenSite, openSite } from '../inbox-person.ts';
import { postOf, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

let house: House;
let site: OpenSite;
beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house);
});
afterEach(() => house.close());

const lines = async (event: string) =>
  house.services.store.db
    .selectFrom('register')
    .selectAll()
    .where('event', '=', event as never)
    .execute();

async function entry(more: object = {}) {
  const { envelope } = await sealedPost(site.signed);
  return { envelope, kind: 'privacyverzoek', channel: 'letter', received: '2026-11-16', ...more };
}
const enter = (content: unknown) => site.person.ask('POST', '/api/requests', content);

describe('a request that did not come through the form', () => {
  it('is kept sealed, with its channel, and its term counts from the day it came in', async () => {
    const answer = await enter(await entry());
    expect(answer.status).toBe(201);
    const item = (await answer.json()) as InboxItem;
    expect(item).toMatchObject({
      kind: 'privacyverzoek',
      state: 'read',
      wipes: null,
      entered: { channel: 'letter', at: new Date(start).toISOString() },
      decideBy: { day: '2026-12-14', postponed: false },
      request: { identified: null, decided: null },
    });
    expect(item.received.slice(0, 10)).toBe('2026-11-16');
  });

  it('may be of another kind than the form whose readers it is sealed to', async () => {
    const item = (await (await enter(await entry({ kind: 'klacht' }))).json()) as InboxItem;
    expect(item).toMatchObject({ kind: 'klacht', decideBy: { day: '2026-12-28' } });
    expect(item.offers.map(({ outcome }) => outcome)).not.toContain('unwanted');
  });

  it('leaves who entered it, how and from which day in the register, and no mail', async () => {
    await enter(await entry({ channel: 'counter' }));
    expect(await lines('entered')).toMatchObject([{ actor: site.person.id, detail: 'counter:2026-11-16' }]);
    expect((await verifyChain(house.services.store.db, 'rondom')).brokenAt).toBeNull();
    expect(await house.services.store.db.selectFrom('mail').selectAll().execute()).toEqual([]);
  });

  it.each([
    ['tomorrow', '2026-11-24', 422, 'day-refused'],
    ['more than a year ago', '2025-11-22', 422, 'day-refused'],
    ['a day that isn’t one', '2026-02-30', 400, 'malformed'],
    ['an hour', '2026-11-16T10:00:00Z', 400, 'malformed'],
  ])('is refused for %s', async (_what, received, status, code) => {
    const answer = await enter(await entry({ received }));
    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    expect(await house.services.store.db.selectFrom('submission').selectAll().execute()).toEqual([]);
  });

  it.each(['2026-11-23', '2025-11-23'])('is taken for %s', async (received) => {
    expect((await enter(await entry({ received }))).status).toBe(201);
  });

  it('counts a day as people here do: half past twelve at night is the new one', async () => {
    house.setTime(Date.parse('2026-11-23T23:30:00Z'));
    Object.assign(site.person, await enrolled(house, 'rondom', 'Bea'));
    expect((await enter(await entry({ received: '2026-11-24' }))).status).toBe(201);
  });

  it.each([
    ['kind', 'contact'],
    ['channel', 'pigeon'],
    ['name', 'Mevrouw De Wit'],
  ])('is refused with %s "%s": nothing readable comes along', async (key, value) => {
    const answer = await enter(await entry({ [key]: value }));
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'malformed']);
  });

  it('is refused unless it is sealed to the readers of the form', async () => {
    const other = await openSite(house, 'welzijn');
    const { envelope } = await sealedPost(other.signed, { form: 'contact' });
    const answer = await enter(await entry({ envelope }));
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'wrong-site']);
  });

  it('is entered once, however often the answer got lost, and never over another message', async () => {
    const content = await entry();
    expect((await enter(content)).status).toBe(201);
    expect((await enter(content)).status).toBe(201);
    expect(await lines('entered')).toHaveLength(1);
    const post = await sealedPost(site.signed);
    expect((await house.visit('/s/rondom/submissions', postOf(post))).status).toBe(201);
    expect(await codeOf(await enter(await entry({ envelope: post.envelope })))).toBe('id-taken');
  });

  it('has no receipt that anybody could hold', async () => {
    await enter(await entry());
    const { receipt } = await house.services.store.db
      .selectFrom('submission')
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(Buffer.from(receipt, 'base64url')).toHaveLength(32);
  });
});

describe('looking for a person', () => {
  const search = (after = '') => site.person.ask('POST', '/api/submissions/search', { after });

  it('hands out the bodies after a line for each and one that says how many, and reads none of them', async () => {
    const post = await sealedPost(site.signed);
    await house.visit('/s/rondom/submissions', postOf(post));
    // Whatever staff wrote beside it is about that person too (AVG 15).
    const sealed = Buffer.alloc(1024 + 16).toString('base64url');
    const note = { kind: 'text', number: 1, iv: Buffer.alloc(12).toString('base64url'), sealed };
    await site.person.ask('POST', `/api/submissions/${post.envelope.context.id}/notes`, note);
    const found = (await (await search()).json()) as SearchedBodies;
    expect(found).toEqual({
      bodies: [
        {
          header: expect.objectContaining({ context: post.envelope.context }),
          body: post.envelope.body,
          notes: [expect.objectContaining(note)],
        },
      ],
      next: null,
    });
    const { id } = post.envelope.context;
    const by = { actor: site.person.id };
    expect(await lines('searched')).toMatchObject([
      { ...by, detail: '', submission: id },
      { ...by, detail: '1', submission: null },
    ]);
    // Its readers see in it who got it (NE-15).
    const about = await site.person.ask('POST', `/api/submissions/${id}/register`, {});
    expect(await about.json()).toContainEqual({
      at: new Date(start).toISOString(),
      actor: site.person.id,
      event: 'searched',
    });
    const row = await house.services.store.db.selectFrom('submission').selectAll().executeTakeFirstOrThrow();
    expect(row.first_read_at).toBeNull();
  });

  it('goes on where it stopped, and never shows another site or what has expired', async () => {
    const other = await openSite(house, 'langdurig');
    const contact = await sealedPost(other.signed, { form: 'contact' });
    const origin = 'http://langdurig.localhost:8787';
    await house.visit('/s/langdurig/submissions', postOf(contact), { origin });
    expect(await (await search()).json()).toEqual({ bodies: [], next: null });
    expect(await codeOf(await search('not-an-id'))).toBe('malformed');
    house.setTime(start + 28 * 86_400_000);
    Object.assign(other.person, await enrolled(house, 'langdurig', 'Bea'));
    const late = await other.person.ask('POST', '/api/submissions/search', { after: '' });
    expect(await late.json()).toEqual({ bodies: [], next: null });
  });
});

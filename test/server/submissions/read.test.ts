/** What staff get, what is written down first, and what nobody gets any more. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLines } from '../../../server/register/read-lines.ts';
import type {
  HandedOut,
  InboxBody,
  InboxList,
  ListUnchanged,
  MailedAnswer,
  RegisterLine,
} from '../../../server/secretariat/inbox-api.ts';
import { hashText } from '../../../widget/envelope/hash.ts';
import { enrolled, inboxBrowser, type OpenSite, openSite } from '../inbox-person.ts';
import { postOf, type SealedPost, sealedPost, secretText } from '../sealed-post.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

const dayMs = 86_400_000;
let house: House;
let site: OpenSite;
let post: SealedPost;
let id: string;

beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house, 'langdurig');
  post = await sealedPost(site.signed, { form: 'contact' });
  id = post.envelope.context.id;
  const origin = 'http://langdurig.localhost:8787';
  expect((await house.visit('/s/langdurig/submissions', postOf(post), { origin })).status).toBe(201);
});
afterEach(() => house.close());

async function register(): Promise<RegisterLine[]> {
  return readLines(house.services.store.db, 'langdurig');
}

async function list(): Promise<InboxList> {
  return (await site.person.ask('POST', '/api/submissions/list', {})).json() as Promise<InboxList>;
}

describe('listSubmissions', () => {
  it('hands out list parts without bodies, and writes one line with the number', async () => {
    const { items, now, whole, total, more } = await list();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ state: 'new', kind: 'contact', list: post.envelope.list, held: false });
    expect(items[0]!.header).not.toHaveProperty('body');
    expect(items[0]!.header.context).toEqual(post.envelope.context);
    expect(now).toBe(new Date(start).toISOString());
    expect({ whole, total, more }).toEqual({ whole: true, total: 1, more: null });
    expect(items[0]).not.toHaveProperty('offers');
    expect((await register())[0]).toMatchObject({ event: 'list-opened', detail: '1', actor: site.person.id });
  });

  it('shows nothing whose time has come, whether the sweep came by or not', async () => {
    house.setTime(start + 28 * dayMs);
    await enrolledAgain();
    expect((await list()).items).toEqual([]);
  });

  it('shows another site nothing of this one', async () => {
    const other = await enrolled(house, 'welzijn');
    const { items } = (await (await other.ask('POST', '/api/submissions/list', {})).json()) as InboxList;
    expect(items).toEqual([]);
    expect((await other.ask('POST', `/api/submissions/${id}/read`, {})).status).toBe(404);
  });

  it('lets a mail be sent again', async () => {
    const { sqlite } = house.services.store;
    sqlite.prepare("insert into mail_hold values ('langdurig', 'x@example.org', 0)").run();
    await list();
    expect(sqlite.prepare('select * from mail_hold').all()).toEqual([]);
  });

  /** Sessions end after half an hour; sign in at the time of now. */
  async function enrolledAgain(): Promise<void> {
    Object.assign(site.person, await enrolled(house, 'langdurig', 'Bea'));
  }
});

describe('a list that the browser holds already', () => {
  const origin = 'http://langdurig.localhost:8787';

  async function listAgain(holds: string, person = site.person): Promise<InboxList | ListUnchanged> {
    const answer = await person.ask('POST', '/api/submissions/list', { holds });
    expect(answer.status).toBe(200);
    return answer.json() as Promise<InboxList | ListUnchanged>;
  }

  it('is not handed out again, and leaves no line however often it is asked for', async () => {
    const { mark } = await list();
    const before = await register();
    house.setTime(start + 20 * 60_000);
    for (let asked = 0; asked < 3; asked++)
      expect(await listAgain(mark)).toEqual({
        now: new Date(start + 20 * 60_000).toISOString(),
        unchanged: true,
      });
    expect(await register()).toEqual(before);
  });

  it.each<[string, () => unknown]>([
    [
      'came',
      async () =>
        house.visit('/s/langdurig/submissions', postOf(await sealedPost(site.signed, { form: 'contact' })), {
          origin,
        }),
    ],
    ['was read', () => site.person.ask('POST', `/api/submissions/${id}/read`, {})],
    [
      'was decided on',
      () => site.person.ask('POST', `/api/submissions/${id}/outcomes`, { outcome: 'dealt-with', seen: 0 }),
    ],
    ['was wiped', () => house.visit('/s/langdurig/receipts/withdraw', { key: post.receiptKey }, { origin })],
  ])('is handed out, after its line, once a message %s', async (_what, happens) => {
    const { mark } = await list();
    await happens();
    const lines = (await register()).length;
    const answer = (await listAgain(mark)) as InboxList;
    expect(answer.items).toBeInstanceOf(Array);
    expect(answer.mark).not.toBe(mark);
    const after = await register();
    expect(after).toHaveLength(lines + 1);
    expect(after[0]).toMatchObject({ event: 'list-opened', detail: String(answer.items.length) });
    expect(await listAgain(answer.mark)).toHaveProperty('unchanged');
  });

  it('is handed out from the very moment that a message is hidden by its date', async () => {
    house.setTime(start + 28 * dayMs - 1);
    Object.assign(site.person, await enrolled(house, 'langdurig', 'Bea'));
    const { mark } = await list();
    expect(await listAgain(mark)).toHaveProperty('unchanged');
    house.setTime(start + 28 * dayMs);
    expect(await listAgain(mark)).toMatchObject({ items: [] });
  });

  it('is handed out once a decision can no longer be taken back', async () => {
    await site.person.ask('POST', `/api/submissions/${id}/outcomes`, { outcome: 'agreement', seen: 0 });
    house.setTime(start + dayMs - 1);
    Object.assign(site.person, await enrolled(house, 'langdurig', 'Bea'));
    const { mark, items } = await list();
    expect(items[0]!.undo).not.toBeNull();
    house.setTime(start + dayMs);
    expect(((await listAgain(mark)) as InboxList).items[0]!.undo).toBeNull();
  });

  it('is handed out to somebody who holds the list of another site', async () => {
    const other = await enrolled(house, 'welzijn');
    const empty = (await (await other.ask('POST', '/api/submissions/list', {})).json()) as InboxList;
    expect(await listAgain(empty.mark)).toHaveProperty('items');
    await house.visit('/s/langdurig/receipts/withdraw', { key: post.receiptKey }, { origin });
    expect(await listAgain(empty.mark)).toHaveProperty('items');
  });

  it('lets a mail be sent again all the same', async () => {
    const { mark } = await list();
    const { sqlite } = house.services.store;
    sqlite.prepare("insert into mail_hold values ('langdurig', 'x@example.org', 0)").run();
    expect(await listAgain(mark)).toHaveProperty('unchanged');
    expect(sqlite.prepare('select * from mail_hold').all()).toEqual([]);
  });

  it('refuses a mark that is none', async () => {
    const answer = await site.person.ask('POST', '/api/submissions/list', { holds: 'x' });
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'malformed']);
  });
});

describe('what changed in a list that the browser holds', () => {
  const origin = 'http://langdurig.localhost:8787';
  const ask = async (request: object, person = site.person) =>
    (await person.ask('POST', '/api/submissions/list', request)).json() as Promise<InboxList>;

  it('comes alone: what is new, what is another, and what went', async () => {
    const second = await sealedPost(site.signed, { form: 'contact' });
    await house.visit('/s/langdurig/submissions', postOf(second), { origin });
    const { mark } = await list();
    const third = await sealedPost(site.signed, { form: 'contact' });
    await house.visit('/s/langdurig/submissions', postOf(third), { origin });
    await site.person.ask('POST', `/api/submissions/${second.envelope.context.id}/read`, {});
    await house.visit('/s/langdurig/receipts/withdraw', { key: post.receiptKey }, { origin });
    const { whole, items, gone, total } = await ask({ holds: mark });
    expect({ whole, gone, total }).toEqual({ whole: false, gone: [id], total: 2 });
    expect(items.map(({ header, state }) => [header.context.id, state])).toEqual(
      expect.arrayContaining([
        [third.envelope.context.id, 'new'],
        [second.envelope.context.id, 'read'],
      ]),
    );
    expect((await register())[0]).toMatchObject({ event: 'list-opened', detail: '2' });
  });

  it('is the whole list for who holds one that the server has forgotten', async () => {
    expect(await ask({ holds: 'A'.repeat(43) })).toMatchObject({ whole: true, gone: [], total: 1 });
  });

  it('has of the recipients only the keys of who asks', async () => {
    const { header } = (await list()).items[0]!;
    expect(header.recipients.length).toBe(1);
    expect(post.envelope.recipients.length).toBeGreaterThan(1);
    expect(post.envelope.recipients).toContainEqual(header.recipients[0]);
  });
});

describe('a list that is longer than one answer', () => {
  const many = 1150;
  const ids = (items: InboxList['items']) => items.map(({ header }) => header.context.id);
  const ask = async (request: object, person = site.person) =>
    person.ask('POST', '/api/submissions/list', request);

  beforeEach(() => {
    const { sqlite } = house.services.store;
    const row = sqlite.prepare('select * from submission').get() as Record<string, string | number | null>;
    const { guard: _, ...kept } = row;
    const names = Object.keys(kept);
    const insert = sqlite.prepare(
      `insert into submission (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    );
    sqlite.exec('begin');
    for (let number = 1; number < many; number++) {
      const copy = Buffer.alloc(16, String(number).padStart(4, '0')).toString('base64url');
      const header = JSON.parse(kept.header as string);
      header.context.id = copy;
      // A few at the same moment, as after a cut in the line.
      const received = (kept.received_at as number) - Math.floor(number / 3) * 1000;
      insert.run(
        ...names.map((name) =>
          name === 'id'
            ? copy
            : name === 'header'
              ? JSON.stringify(header)
              : name === 'received_at'
                ? received
                : (kept[name] as string),
        ),
      );
    }
    sqlite.exec('commit');
  });

  it('comes newest first, the rest in parts, each message once, after one line with the number of all', async () => {
    const lines = (await register()).length;
    const begun = await list();
    expect({ whole: begun.whole, total: begun.total, first: begun.items.length }).toEqual({
      whole: true,
      total: many,
      first: 100,
    });
    const seen = ids(begun.items);
    let times = begun.items.map(({ received }) => received);
    for (let more = begun.more; more !== null; ) {
      const part = (await (await ask({ more })).json()) as InboxList;
      seen.push(...ids(part.items));
      times = [...times, ...part.items.map(({ received }) => received)];
      more = part.more;
    }
    expect(new Set(seen).size).toBe(many);
    expect(seen.length).toBe(many);
    expect(times).toEqual(times.toSorted().reverse());
    const after = await register();
    expect(after).toHaveLength(lines + 1);
    expect(after[0]).toMatchObject({ event: 'list-opened', detail: String(many) });
  });

  it.each<[string, (more: string) => Promise<Response>]>([
    ['of another session', async (more) => ask({ more }, await enrolled(house, 'langdurig', 'Bea'))],
    ['of another site', async (more) => ask({ more }, await enrolled(house, 'welzijn'))],
    ['that was altered', (more) => ask({ more: `9${more}` })],
    ['that is none', () => ask({ more: 'verder' })],
    [
      'older than ten minutes',
      (more) => {
        house.setTime(start + 601_000);
        return ask({ more });
      },
    ],
  ])('refuses to go on with a place %s', async (_which, attempt) => {
    const { more } = await list();
    const answer = await attempt(more!);
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'list-outdated']);
  });
});

describe('stateOf', () => {
  it('tells how a message stands and what can be decided, and writes no line, as nothing sealed leaves', async () => {
    const before = await register();
    const answer = await site.person.ask('POST', `/api/submissions/${id}/state`, {});
    const state = await answer.json();
    expect(state).toMatchObject({ state: 'new', decisions: 0 });
    expect(state.offers.length).toBeGreaterThan(0);
    expect(JSON.stringify(state)).not.toContain(post.envelope.list);
    expect(await register()).toEqual(before);
  });

  it('refuses a message of another site', async () => {
    const other = await enrolled(house, 'welzijn');
    const answer = await other.ask('POST', `/api/submissions/${id}/state`, {});
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'not-found']);
  });
});

describe('readSubmission', () => {
  it('hands out the body with one line about who read it', async () => {
    const answer = await site.person.ask('POST', `/api/submissions/${id}/read`, {});
    const { body, item, history } = (await answer.json()) as InboxBody;
    expect(body).toBe(post.envelope.body);
    expect(item.state).toBe('read');
    expect(history).toEqual([]);
    expect((await register())[0]).toMatchObject({ event: 'read', submission: id, actor: site.person.id });
  });

  it('tells who decided what, in order', async () => {
    for (const [seen, outcome] of ['hold', 'release'].entries())
      await site.person.ask('POST', `/api/submissions/${id}/outcomes`, {
        outcome,
        seen,
        ...(outcome === 'hold' && { reason: 'complaint' }),
      });
    const answer = await site.person.ask('POST', `/api/submissions/${id}/read`, {});
    const { history } = (await answer.json()) as InboxBody;
    const at = new Date(start).toISOString();
    expect(history).toEqual([
      { at, actor: site.person.id, outcome: 'hold', reason: 'complaint' },
      { at, actor: site.person.id, outcome: 'release', reason: '' },
    ]);
  });

  it('refuses a message that was wiped, and says when', async () => {
    const origin = 'http://langdurig.localhost:8787';
    await house.visit('/s/langdurig/receipts/withdraw', { key: post.receiptKey }, { origin });
    const answer = await site.person.ask('POST', `/api/submissions/${id}/read`, {});
    expect(answer.status).toBe(410);
    expect(await answer.json()).toEqual({ code: 'wiped', wiped: new Date(start).toISOString() });
  });

  it('refuses an id that never was', async () => {
    const answer = await site.person.ask('POST', `/api/submissions/${'A'.repeat(22)}/read`, {});
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'not-found']);
  });

  it('refuses somebody who is not signed in, and writes nothing', async () => {
    const before = await register();
    for (const path of ['/api/submissions/list', `/api/submissions/${id}/read`]) {
      const answer = await inboxBrowser(house).ask('POST', path, {});
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'not-signed-in']);
    }
    expect(await register()).toEqual(before);
  });
});

async function restrict(): Promise<void> {
  const choice = { outcome: 'freeze', reason: 'restriction', seen: 0 };
  const answer = await site.person.ask('POST', `/api/submissions/${id}/outcomes`, choice);
  expect(answer.status).toBe(200);
}

describe('a restricted message', () => {
  it('is refused without a reason, and nothing of it leaves nor is written down as read', async () => {
    await restrict();
    const answer = await site.person.ask('POST', `/api/submissions/${id}/read`, {});
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'restricted' }]);
    expect((await register()).map(({ event }) => event)).not.toContain('read');
  });

  it('has neither name nor first line in the list until that is lifted', async () => {
    const listed = async () => {
      const list = await site.person.ask('POST', '/api/submissions/list', {});
      return ((await list.json()) as InboxList).items.map((item) => item.list);
    };
    await restrict();
    expect(await listed()).toEqual(['']);
    const choice = { outcome: 'lift', reason: 'restriction', seen: 1 };
    const lifted = await site.person.ask('POST', `/api/submissions/${id}/outcomes`, choice);
    expect(await lifted.json()).toMatchObject({ list: post.envelope.list, frozen: [] });
    expect(await listed()).toEqual([post.envelope.list]);
  });

  it('is opened with one, which stands in the register; any other text is refused', async () => {
    await restrict();
    const other = await site.person.ask('POST', `/api/submissions/${id}/read`, { reason: 'zomaar' });
    expect(await other.json()).toMatchObject({ code: 'malformed' });
    const answer = await site.person.ask('POST', `/api/submissions/${id}/read`, { reason: 'consent' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ item: { list: post.envelope.list } });
    expect((await register())[0]).toMatchObject({ event: 'read', submission: id, detail: 'consent' });
  });
});

describe('handOut', () => {
  const ask = (ids: string[], format = 'csv') =>
    site.person.ask('POST', '/api/submissions/hand-out', { ids, format });

  it('hands out chosen messages whole, after a line for each', async () => {
    const none = 'A'.repeat(22);
    const { messages } = (await (await ask([none, id])).json()) as HandedOut;
    expect(messages.map(({ header, body }) => [header.context.id, body])).toEqual([[id, post.envelope.body]]);
    const exported = (await register()).filter(({ event }) => event === 'exported');
    expect(exported).toMatchObject([{ submission: id, actor: site.person.id, detail: 'message:1 csv' }]);
  });

  it('leaves out what is restricted, and what belongs to another site', async () => {
    const freeze = { outcome: 'freeze', reason: 'restriction', seen: 0 };
    await site.person.ask('POST', `/api/submissions/${id}/outcomes`, freeze);
    expect(await (await ask([id], 'print')).json()).toEqual({ messages: [] });
    const other = await enrolled(house, 'welzijn');
    const answer = await other.ask('POST', '/api/submissions/hand-out', { ids: [id], format: 'json' });
    expect(await answer.json()).toEqual({ messages: [] });
    expect((await register()).filter(({ event }) => event === 'exported')).toEqual([]);
  });

  it.each([[[]], [Array.from({ length: 51 }, () => 'A'.repeat(22))], [['kort']]])(
    'refuses %o',
    async (ids) => {
      expect(await codeOf(await ask(ids as string[]))).toBe('malformed');
    },
  );
});

describe('askMailed', () => {
  async function mailed(about: string): Promise<MailedAnswer> {
    const answer = await site.person.ask('POST', `/api/submissions/${about}/mailed`, {});
    return answer.json() as Promise<MailedAnswer>;
  }

  it('says kept, after its line', async () => {
    expect(await mailed(id)).toMatchObject({
      state: 'kept',
      wiped: null,
      item: { header: { commit: post.envelope.commit }, state: 'new' },
      body: await hashText(post.envelope.body),
    });
    expect((await register())[0]).toMatchObject({ event: 'mailed-opened', submission: id, detail: 'kept' });
  });

  // AVG 18(2): whoever holds the mailed copy names a reason like anybody else.
  it('says restricted where it may be opened with a reason only, after its line', async () => {
    await restrict();
    expect(await mailed(id)).toMatchObject({ state: 'restricted', item: { frozen: ['restriction'] } });
    expect((await register())[0]).toMatchObject({ event: 'mailed-opened', detail: 'restricted' });
  });

  it('says wiped, with the moment', async () => {
    const origin = 'http://langdurig.localhost:8787';
    await house.visit('/s/langdurig/receipts/withdraw', { key: post.receiptKey }, { origin });
    expect(await mailed(id)).toEqual({
      state: 'wiped',
      wiped: new Date(start).toISOString(),
      item: null,
      body: null,
    });
  });

  it('says wiped from the very moment it expires', async () => {
    house.setTime(start + 28 * dayMs);
    Object.assign(site.person, await enrolled(house, 'langdurig', 'Bea'));
    expect(await mailed(id)).toEqual({
      state: 'wiped',
      wiped: new Date(start + 28 * dayMs).toISOString(),
      item: null,
      body: null,
    });
  });

  it('says unknown about a message that never came here', async () => {
    expect(await mailed('A'.repeat(22))).toEqual({ state: 'unknown', wiped: null, item: null, body: null });
  });
});

it('keeps no content that the server could read, anywhere in its folder', async () => {
  const { readdirSync, readFileSync, statSync } = await import('node:fs');
  const files = readdirSync(house.dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => `${house.dataDir}/${name}`)
    .filter((file) => statSync(file).isFile());
  const holding = (text: string) => files.filter((file) => readFileSync(file).includes(text));
  expect(holding(id).length).toBeGreaterThan(0);
  expect(holding(secretText)).toEqual([]);
});

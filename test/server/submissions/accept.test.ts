/** What the server takes in, and each reason for which it doesn't. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { retiredDays } from '../../../server/submissions/check-addressing.ts';
import type { Accepted, Post } from '../../../server/submissions/intake-api.ts';
import { signStatement } from '../../../widget/envelope/sign-statement.ts';
import { envelopeCeilingBytes, type Recipient } from '../../../widget/envelope/wire.ts';
import { draftOf, type OpenSite, openSite } from '../inbox-person.ts';
import { postOf, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

const route = '/s/rondom/submissions';
const dayMs = 86_400_000;
let house: House;
let site: OpenSite;

beforeAll(async () => {
  house = await openHouse();
  site = await openSite(house);
});
afterAll(() => house.close());
beforeEach(() => house.setTime(house.now() + 1000));

async function stored(): Promise<number> {
  const { n } = house.services.store.sqlite.prepare('select count(*) as n from submission').get()!;
  return Number(n);
}

/** The answer to a post that something was done to on its way. */
async function postChanged(change: (post: Post) => unknown): Promise<Response> {
  return house.visit(route, change(postOf(await sealedPost(site.signed))));
}

function inEnvelope(change: Record<string, unknown>) {
  return (post: Post) => ({ ...post, envelope: { ...post.envelope, ...change } });
}

function inContext(change: Record<string, unknown>) {
  return (post: Post) => inEnvelope({ context: { ...post.envelope.context, ...change } })(post);
}

/** The reader list, changed. */
function toReaders(change: (recipients: Recipient[]) => Recipient[]) {
  return (post: Post) => inEnvelope({ recipients: change(post.envelope.recipients) })(post);
}

const otherHash = Buffer.alloc(32, 9).toString('base64url');

describe('acceptSubmission', () => {
  it.each(['p256', 'xwing'] as const)('accepts a message that is sealed with %s', async (suite) => {
    const post = await sealedPost(site.signed, { suite });
    const answer = await house.visit(route, postOf(post));
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({
      id: post.envelope.context.id,
      received: new Date(house.now()).toISOString(),
      wipes: null,
    } satisfies Accepted);
  });

  it('tells when the message goes, where the site has a term', async () => {
    const other = await openSite(house, 'langdurig');
    const post = await sealedPost(other.signed, { form: 'contact' });
    const answer = await house.visit('/s/langdurig/submissions', postOf(post), {
      origin: 'http://langdurig.localhost:8787',
    });
    const { received, wipes } = (await answer.json()) as Accepted;
    expect(Date.parse(wipes!) - Date.parse(received)).toBe(28 * dayMs);
  });

  it('queues the mail in the same commit', async () => {
    const post = await sealedPost(site.signed);
    await house.visit(route, postOf(post));
    const mail = house.services.store.sqlite
      .prepare('select attach from mail where submission = ?')
      .all(post.envelope.context.id);
    expect(mail).toEqual([{ attach: 1 }]);
  });

  it('answers an exact repeat with the same words and stores it once', async () => {
    const post = postOf(await sealedPost(site.signed));
    const first = await house.visit(route, post);
    const before = await stored();
    house.setTime(house.now() + 60_000);
    const second = await house.visit(route, post);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
    expect(await stored()).toBe(before);
  });

  it('stores a message once that is posted twice at the same moment', async () => {
    const post = postOf(await sealedPost(site.signed));
    const answers = await Promise.all([house.visit(route, post), house.visit(route, post)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
  });

  it('refuses another message under an id that is taken', async () => {
    const post = await sealedPost(site.signed);
    await house.visit(route, postOf(post));
    const other = await sealedPost(site.signed);
    const answer = await house.visit(route, {
      envelope: { ...other.envelope, context: post.envelope.context },
      receipt: post.receipt,
    });
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'id-taken']);
  });

  it('refuses a repeat with another receipt', async () => {
    const post = postOf(await sealedPost(site.signed));
    await house.visit(route, post);
    const { receipt } = await sealedPost(site.signed);
    expect(await codeOf(await house.visit(route, { ...post, receipt }))).toBe('id-taken');
  });

  it('refuses a message that was withdrawn, and says when', async () => {
    const post = await sealedPost(site.signed);
    await house.visit(route, postOf(post));
    await house.visit('/s/rondom/receipts/withdraw', { key: post.receiptKey });
    const answer = await house.visit(route, postOf(post));
    expect(answer.status).toBe(410);
    expect(await answer.json()).toEqual({ code: 'wiped', wiped: new Date(house.now()).toISOString() });
  });

  it.each([
    ['an extra key beside the envelope', (post: Post) => ({ ...post, text: 'plain' })],
    ['a plain text instead of an envelope', (post: Post) => ({ ...post, envelope: 'plain' })],
    ['a receipt that is no hash', (post: Post) => ({ ...post, receipt: 'x'.repeat(43) })],
    ['a missing receipt', ({ envelope }: Post) => ({ envelope })],
    ['an unknown key in the envelope', inEnvelope({ plain: 'text' })],
    ['a list', () => [1, 2]],
    ['null', () => null],
  ])('refuses %s as malformed', async (_, change) => {
    const before = await stored();
    const answer = await postChanged(change);
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'malformed']);
    expect(await stored()).toBe(before);
  });

  it('refuses a suite that it does not know', async () => {
    const answer = await postChanged(inEnvelope({ suite: 'rsa' }));
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'unknown-suite']);
  });

  it('refuses a request that is one byte too large, before it parses it', async () => {
    const post = JSON.stringify(postOf(await sealedPost(site.signed)));
    const largest = post.padEnd(envelopeCeilingBytes, ' ');
    const send = (body: string) =>
      house.services.loket.request(`http://loket.localhost:8787${route}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', origin: 'http://rondom.localhost:8787' },
      });
    expect((await send(largest)).status).toBe(201);
    const answer = await send(`${largest} `);
    expect([answer.status, await codeOf(answer)]).toEqual([413, 'too-large']);
  });

  it('refuses a message that is sealed for another site', async () => {
    const answer = await postChanged(inContext({ site: 'welzijn' }));
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'wrong-site']);
  });

  it('refuses a form that the statement does not have', async () => {
    const answer = await postChanged(inContext({ form: 'onbekend' }));
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'unknown-form']);
  });

  it('refuses questions that differ from the signed ones', async () => {
    const answer = await postChanged(inContext({ definition: otherHash }));
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'wrong-definition']);
  });

  it('refuses a statement with another hash', async () => {
    const answer = await postChanged(inContext({ statementHash: otherHash }));
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'statement-outdated']);
  });

  it('refuses a statement that was never published', async () => {
    const answer = await postChanged(inContext({ statement: 99 }));
    expect(await codeOf(answer)).toBe('statement-outdated');
  });

  it('refuses a message that leaves out the recovery sheet', async () => {
    const answer = await postChanged(toReaders((all) => all.slice(0, -1)));
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'wrong-readers']);
  });

  it('refuses a message with one reader more', async () => {
    const answer = await postChanged(toReaders((all) => [...all, { ...all[0]!, key: otherHash }]));
    expect(await codeOf(answer)).toBe('wrong-readers');
  });

  it('refuses a message to another reader than the statement names', async () => {
    const answer = await postChanged(
      toReaders(([first, ...others]) => [{ ...first!, key: otherHash }, ...others]),
    );
    expect(await codeOf(answer)).toBe('wrong-readers');
  });

  it('refuses a page that the site did not name', async () => {
    const post = postOf(await sealedPost(site.signed));
    const answer = await house.visit(route, post, { origin: 'https://elders.example' });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'origin-not-allowed']);
  });

  it('refuses another content type, so that a browser has to ask first', async () => {
    const post = postOf(await sealedPost(site.signed));
    const answer = await house.visit(route, post, { 'content-type': 'text/plain' });
    expect([answer.status, await codeOf(answer)]).toEqual([415, 'content-type']);
  });
});

describe('a message and the statement it was sealed under', () => {
  it('takes it until fourteen days after the statement was retired, and not a millisecond longer', async () => {
    const own = await openHouse();
    const { person, sheet, signed } = await openSite(own);
    const [early, late] = [await sealedPost(signed), await sealedPost(signed)];
    own.setTime(start + 60_000);
    const next = await signStatement(await draftOf(person, sheet, 2), person.keys.signing, {
      now: own.now(),
    });
    expect((await person.ask('PUT', '/api/directory/statement', next)).status).toBe(204);

    own.setTime(start + 60_000 + retiredDays * dayMs - 1);
    expect((await own.visit(route, postOf(early))).status).toBe(201);
    own.setTime(start + 60_000 + retiredDays * dayMs);
    expect(await codeOf(await own.visit(route, postOf(late)))).toBe('statement-outdated');
    expect((await own.visit(route, postOf(await sealedPost(next)))).status).toBe(201);
    await own.close();
  });

  it('closes the form when the statement has expired, and shows none', async () => {
    const own = await openHouse();
    const { signed } = await openSite(own);
    const post = await sealedPost(signed);
    own.setTime(Date.parse(JSON.parse(signed.statement).notAfter));
    const answer = await own.visit(route, postOf(post));
    expect([answer.status, await codeOf(answer)]).toEqual([503, 'form-closed']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const statement = await own.visit('/s/rondom/statement');
    expect([statement.status, await codeOf(statement)]).toEqual([404, 'form-closed']);
    await own.close();
  });

  it('has no form before anybody proved to be able to read', async () => {
    const own = await openHouse();
    expect(await codeOf(await own.visit('/s/rondom/statement'))).toBe('form-closed');
    expect((await own.visit(route, postOf(await sealedPost(site.signed)))).status).toBe(503);
    await own.close();
  });
});

describe('a server whose clock is not confirmed', () => {
  it('stamps nothing until a member of staff signed in with a clock that agrees', async () => {
    const own = await openHouse({ clock: 'check' });
    // Enrolling confirms the clock; a jump of a month then takes that back.
    const { person, signed } = await openSite(own);
    const post = postOf(await sealedPost(signed));
    const store = own.services.store;
    own.setTime(start - 31 * dayMs);
    const answer = await own.visit(route, post);
    expect([answer.status, await codeOf(answer)]).toEqual([503, 'clock-unconfirmed']);
    expect(answer.headers.get('retry-after')).toBe('300');
    expect(store.sqlite.prepare('select count(*) as n from submission').get()).toEqual({ n: 0 });

    own.setTime(start + 1000);
    const key = Buffer.alloc(32, 7).toString('base64url');
    await person.ask('POST', '/api/sessions', { site: 'rondom', name: 'Anna', key, clock: own.now() });
    expect((await own.visit(route, post)).status).toBe(201);
    await own.close();
  });
});

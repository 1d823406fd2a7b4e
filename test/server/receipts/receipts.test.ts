/** What a visitor learns with the receipt code, and taking a message back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReceiptAnswer } from '../../../server/submissions/intake-api.ts';
import { enrolled, type OpenSite, openSite } from '../inbox-person.ts';
import { postOf, type SealedPost, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

const origin = 'http://langdurig.localhost:8787';
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
  await house.visit('/s/langdurig/submissions', postOf(post), { origin });
});
afterEach(() => house.close());

function ask(what: 'state' | 'withdraw', key = post.receiptKey): Promise<Response> {
  return house.visit(`/s/langdurig/receipts/${what}`, { key }, { origin });
}

async function state(): Promise<ReceiptAnswer> {
  return (await ask('state')).json() as Promise<ReceiptAnswer>;
}

async function decide(outcome: string, reason?: string): Promise<void> {
  const answer = await site.person.ask('POST', `/api/submissions/${id}/outcomes`, {
    outcome,
    seen: 0,
    ...(reason && { reason }),
  });
  expect(answer.status).toBe(200);
}

describe('receiptState', () => {
  it('says received, with both dates', async () => {
    expect(await state()).toEqual({
      state: 'received',
      id,
      received: new Date(start).toISOString(),
      wipes: new Date(start + 28 * dayMs).toISOString(),
      wiped: null,
      read: null,
      answered: null,
      answers: [],
      withdrawable: true,
    } satisfies ReceiptAnswer);
  });

  it('says read once somebody opened it', async () => {
    await site.person.ask('POST', `/api/submissions/${id}/read`, {});
    expect((await state()).state).toBe('read');
  });

  it.each([
    ['agreement', 'agreement'],
    ['dealt-with', 'dealt-with'],
    ['no-agreement', 'dealt-with'],
    ['unwanted', 'dealt-with'],
  ])('tells the outcome %s as %s', async (outcome, told) => {
    await decide(outcome);
    expect((await state()).state).toBe(told);
  });

  it('says held, and that it can’t be withdrawn', async () => {
    await decide('hold', 'legal-procedure');
    expect(await state()).toMatchObject({ state: 'held', wipes: null, withdrawable: false });
  });

  it('says transferred once it was handed to another organisation and went here', async () => {
    await decide('transferred', 'written-consent');
    expect(await state()).toMatchObject({ wipes: new Date(start + dayMs).toISOString(), wiped: null });
    house.setTime(start + dayMs);
    const hidden = await state();
    await house.services.sweep.run();
    expect(hidden).toMatchObject({ state: 'transferred', wiped: new Date(start + dayMs).toISOString() });
    expect(await state()).toEqual(hidden);
  });

  it.each([
    [true, 'wiped'],
    [false, 'wiped-unread'],
  ])('from the moment it expires, read %s, says %s', async (wasRead, told) => {
    if (wasRead) await site.person.ask('POST', `/api/submissions/${id}/read`, {});
    house.setTime(start + 28 * dayMs);
    const hidden = await state();
    await house.services.sweep.run();
    const swept = await state();
    expect(hidden).toEqual({
      state: told,
      id,
      received: null,
      wipes: null,
      wiped: new Date(start + 28 * dayMs).toISOString(),
      read: null,
      answered: null,
      answers: [],
      withdrawable: false,
    });
    expect(swept).toEqual(hidden);
  });

  it('refuses a key that belongs to no message', async () => {
    const answer = await ask('state', Buffer.alloc(32).toString('base64url'));
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'unknown-receipt']);
  });

  it('refuses the receipt at another site', async () => {
    const answer = await house.visit('/s/rondom/receipts/state', { key: post.receiptKey });
    expect(await codeOf(answer)).toBe('unknown-receipt');
  });

  it('does not take the stored hash for the key', async () => {
    expect(await codeOf(await ask('state', post.receipt))).toBe('unknown-receipt');
  });

  it.each(['', 'x', 'A'.repeat(44), `${'A'.repeat(42)}B`])('refuses "%s" as malformed', async (key) => {
    expect(await codeOf(await ask('state', key))).toBe('malformed');
  });
});

describe('withdrawing', () => {
  it('wipes at once and says so, however often it is asked', async () => {
    for (const answer of [await ask('withdraw'), await ask('withdraw'), await ask('state')])
      expect(await answer.json()).toMatchObject({ state: 'withdrawn', wiped: new Date(start).toISOString() });
    const { n } = house.services.store.sqlite.prepare('select count(*) as n from submission').get()!;
    expect(n).toBe(0);
  });

  it('is refused under a hold', async () => {
    await decide('hold', 'complaint');
    const answer = await ask('withdraw');
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'held']);
  });

  it('is not a GET, which a link in a mail could make', async () => {
    const answer = await house.visit('/s/langdurig/receipts/withdraw');
    expect([answer.status, await codeOf(answer)]).toEqual([405, 'method']);
  });
});

describe('the receipt page', () => {
  it('loads only our own script and style, under a policy that allows nothing else', async () => {
    const answer = await house.visit('/s/rondom/bewijs');
    const page = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(answer.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page).toContain(
      '<privacy-receipt><privacy-answers slot="answers"></privacy-answers></privacy-receipt>',
    );
    expect(page).toContain('src="/rondom.js"');
    expect(page).not.toMatch(/<script>|style=|onclick|https?:/);
  });

  it('shows the phone number where nothing else works', async () => {
    const { phone } = house.sites.find(({ site }) => site === 'rondom')!.organisation;
    expect(await (await house.visit('/s/rondom/bewijs')).text()).toContain(`Telefoon <bdi>${phone}</bdi>`);
  });
});

it('finds a receipt after a restart', async () => {
  await house.restart();
  expect((await state()).state).toBe('received');
  await enrolled(house, 'langdurig', 'Bea');
});

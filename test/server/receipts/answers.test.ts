/** A sealed answer: ciphertext on the server, fetched with the receipt, seen to be fetched, gone with its message. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxBody } from '../../../server/secretariat/inbox-api.ts';
import type { FetchedAnswers, ReceiptAnswer } from '../../../server/submissions/intake-api.ts';
import { openAnswer } from '../../../widget/envelope/open-answer.ts';
import { sealAnswer } from '../../../widget/envelope/seal-answer.ts';
import { drawReceiptCode, replyBits } from '../../../widget/receipt/receipt-code.ts';
import { type OpenSite, openSite } from '../inbox-person.ts';
import { postOf, type SealedPost, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, openHouse, start } from '../server-house.ts';

const origin = 'http://langdurig.localhost:8787';
const text = 'Wij-bellen-u-dinsdag-8812';
let house: House;
let site: OpenSite;
let post: SealedPost;
let id: string;
let reply: string;
let seen: number;

beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house, 'langdurig');
  post = await sealedPost(site.signed, { form: 'contact' });
  id = post.envelope.context.id;
  reply = await replyBits(drawReceiptCode(), { site: 'langdurig', id });
  seen = 0;
  await house.visit('/s/langdurig/submissions', postOf(post), { origin });
});
afterEach(() => house.close());

const ask = (what: string, headers = {}) =>
  house.visit(`/s/langdurig/receipts/${what}`, { key: post.receiptKey }, { origin, ...headers });
const state = async () => (await ask('state')).json() as Promise<ReceiptAnswer>;
const read = async () =>
  (await site.person.ask('POST', `/api/submissions/${id}/read`, {})).json() as Promise<InboxBody>;

async function answer(number: number, content = { language: 'nl', text }): Promise<Response> {
  const sealed = await sealAnswer(reply, { site: 'langdurig', id, number }, content);
  const given = await decide({ outcome: 'answered', reason: 'receipt', answer: { number, ...sealed } });
  return given;
}

async function decide(choice: object): Promise<Response> {
  const given = await site.person.ask('POST', `/api/submissions/${id}/outcomes`, { ...choice, seen });
  if (given.status === 200) seen += 1;
  return given;
}

const undo = async () => {
  const given = await site.person.ask('POST', `/api/submissions/${id}/undo`, { seen });
  if (given.status === 200) seen += 1;
  return given;
};

describe('a sealed answer', () => {
  it('is told of by the receipt, fetched with it, and opened by its code alone', async () => {
    expect((await answer(1)).status).toBe(200);
    expect((await answer(2, { language: 'tr', text: 'Merhaba' })).status).toBe(200);
    const when = new Date(start).toISOString();
    expect(await state()).toMatchObject({
      state: 'in-hand',
      answered: { way: 'receipt', at: when },
      answers: [when, when],
    });
    const { answers } = (await (await ask('answers')).json()) as FetchedAnswers;
    const opened = await Promise.all(
      answers.map((each) => openAnswer(reply, { site: 'langdurig', id, number: each.number }, each)),
    );
    expect(opened.map((each) => each.text)).toEqual([text, 'Merhaba']);
    const other = await replyBits(drawReceiptCode(), { site: 'langdurig', id });
    await expect(openAnswer(other, { site: 'langdurig', id, number: 1 }, answers[0]!)).rejects.toThrow(
      'could not be opened',
    );
    await expect(openAnswer(reply, { site: 'langdurig', id, number: 2 }, answers[0]!)).rejects.toThrow(
      'could not be opened',
    );
  });

  it('is shown to staff with the day on which it was fetched, which stands in the register too', async () => {
    await answer(1);
    expect((await read()).answers).toMatchObject([{ number: 1, fetched: null }]);
    await ask('answers');
    await ask('answers');
    const { answers } = await read();
    expect(answers[0]!.fetched).toBe(new Date(start).toISOString());
    const lines = house.services.store.sqlite
      .prepare("select actor, submission, detail from register where event = 'answer-fetched'")
      .all();
    expect(lines).toMatchObject([{ actor: 'visitor', submission: id, detail: '1' }]);
  });

  it('can be taken back until it was fetched', async () => {
    await answer(1);
    expect((await undo()).status).toBe(200);
    expect((await state()).answers).toEqual([]);
    await answer(1);
    await ask('answers');
    expect(await codeOf(await undo())).toBe('undo-too-late');
    expect((await state()).answers.length).toBe(1);
  });

  it('goes with its message', async () => {
    await answer(1);
    await ask('withdraw');
    expect(house.services.store.sqlite.prepare('select count(*) as n from sealed_answer').get()!.n).toBe(0);
    expect(await codeOf(await ask('answers'))).toBe('unknown-receipt');
    expect(await state()).toMatchObject({ state: 'withdrawn', answers: [] });
  });

  it('is refused with another number than the next, without a sealed text, and with another way', async () => {
    expect(await codeOf(await answer(2))).toBe('outcome-impossible');
    expect(await codeOf(await decide({ outcome: 'answered', reason: 'receipt' }))).toBe('malformed');
    const sealed = await sealAnswer(reply, { site: 'langdurig', id, number: 1 }, { language: 'nl', text });
    const by = { outcome: 'answered', answer: { number: 1, ...sealed } };
    expect(await codeOf(await decide({ ...by, reason: 'phone' }))).toBe('malformed');
    const short = { ...by, reason: 'receipt', answer: { ...by.answer, sealed: sealed.sealed.slice(4) } };
    expect(await codeOf(await decide(short))).toBe('malformed');
  });
});

it.each(['phone', 'mail', 'letter'])(
  '"answered by %s" is one touch that the receipt tells of',
  async (way) => {
    const before = (await state()).wipes;
    expect((await decide({ outcome: 'answered', reason: way })).status).toBe(200);
    expect(await state()).toMatchObject({ answered: { way }, wipes: before, answers: [] });
  },
);

describe('wrong codes', () => {
  const wrong = (network: string) =>
    house.visit(
      '/s/langdurig/receipts/state',
      { key: Buffer.alloc(32).toString('base64url') },
      { origin, 'x-forwarded-for': network },
    );

  it('are answered 429 with Retry-After after twenty from one network, and another hour has another chance', async () => {
    for (let n = 0; n < 20; n++) expect((await wrong('203.0.113.7')).status).toBe(404);
    const refused = await wrong('203.0.113.7');
    expect([refused.status, refused.headers.get('retry-after'), await codeOf(refused)]).toEqual([
      429,
      '180',
      'too-many',
    ]);
    expect((await wrong('203.0.114.7')).status).toBe(404);
    expect((await ask('state', { 'x-forwarded-for': '203.0.113.8' })).status).toBe(200);
    house.setTime(start + 3_600_000);
    expect((await wrong('203.0.113.7')).status).toBe(404);
  });

  it('from everywhere leave the right code of somebody at home working', async () => {
    for (let n = 0; n < 2000; n++) await wrong(`198.${n >> 8}.${n & 255}.1`);
    expect((await wrong('198.0.0.1')).status).toBe(429);
    expect((await ask('state', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200);
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextFor, drawMessageId } from '../../../widget/envelope/context.ts';
import { openBody, openList, openSecret } from '../../../widget/envelope/open.ts';
import { parseEnvelope } from '../../../widget/envelope/parse-envelope.ts';
import { readersOf } from '../../../widget/envelope/readers.ts';
import { type Message, SealRefused, seal } from '../../../widget/envelope/seal.ts';
import { content, list, type SampleSite, sampleSite, somebody } from './sample-site.ts';

let site: SampleSite;
let message: Message;
beforeAll(async () => {
  site = await sampleSite();
  const context = await contextFor(site.verified, 'aanmelding', drawMessageId());
  const readers = readersOf(site.verified.statement, 'aanmelding');
  message = { content, list, context, suite: 'xwing', readers };
});

const refusal = (change: Partial<Message>) =>
  seal({ ...message, ...change }).catch((error) => (error instanceof SealRefused ? error.code : error));
const ofBytes = (length: number) => ({
  language: 'nl',
  form: '',
  answers: [{ field: '', label: '', kind: '', value: 'a'.repeat(length) }],
});
const emptyBytes = JSON.stringify(ofBytes(0)).length;

describe('seal', () => {
  it.each(['p256', 'xwing'] as const)('is opened by every reader, with %s', async (suite) => {
    const { list: sealedList, body, ...header } = await seal({ ...message, suite });
    for (const { keys } of [site.anna, site.sheet]) {
      const secret = await openSecret(header, keys);
      expect(await openList(secret, sealedList)).toEqual(list);
      expect(await openBody(secret, body)).toEqual(content);
    }
  });

  it('makes what the strict parser takes, for one reader and for sixty-four', async () => {
    const [anna] = message.readers;
    const crowd = await Promise.all(Array.from({ length: 62 }, (_, n) => somebody(`p${n}`)));
    for (const readers of [[anna!], [...message.readers, ...crowd.map(({ reader }) => reader)]])
      expect(parseEnvelope(JSON.parse(JSON.stringify(await seal({ ...message, readers }))))).toHaveProperty(
        'recipients.length',
        readers.length,
      );
  });

  it('seals the same message differently every time, keys and all', async () => {
    const [one, two] = [await seal(message), await seal(message)];
    expect(one.commit).not.toBe(two.commit);
    expect(one.list).not.toBe(two.list);
    expect(one.body).not.toBe(two.body);
    expect(one.recipients[0]!.enc).not.toBe(two.recipients[0]!.enc);
  });

  it('leaks nothing of a short text by its size', async () => {
    const sizes = await Promise.all(
      [0, 1, 3000].map(async (n) => (await seal({ ...message, content: ofBytes(n) })).body.length),
    );
    expect(new Set(sizes).size).toBe(1);
  });

  it('gives back any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 6000 }), async (value) => {
        const answer = { ...content.answers[0]!, value };
        const {
          list: _,
          body,
          ...header
        } = await seal({ ...message, content: { ...content, answers: [answer] } });
        const opened = await openBody(await openSecret(header, site.anna.keys), body);
        expect(opened.answers[0]!.value).toBe(value);
      }),
      { numRuns: 25 },
    );
  });

  it('takes a message of exactly the largest size', async () => {
    const largest = ofBytes(262_140 - emptyBytes);
    expect(await refusal({ content: largest })).toHaveProperty(
      'body.length',
      Math.ceil(((262_144 + 16) * 4) / 3),
    );
  });

  it('refuses a message that is one byte too large', async () => {
    expect(await refusal({ content: ofBytes(262_141 - emptyBytes) })).toBe('too-large');
  });

  it('refuses to seal to nobody', async () => {
    expect(await refusal({ readers: [] })).toBe('no-key');
  });

  it('refuses X-Wing where one reader has no such key', async () => {
    const { reader } = await somebody('els', ['p256']);
    expect(await refusal({ readers: [...message.readers, reader] })).toBe('no-key');
  });
});

/** Every answer that a server can give to a posted message, and none at all. */
import { describe, expect, it } from 'vitest';
import { call } from '../../../widget/delivery/call.ts';
import { postEnvelope } from '../../../widget/delivery/post.ts';
import type { Where } from '../../../widget/delivery/where.ts';
import type { Envelope } from '../../../widget/envelope/wire.ts';
import { sampleEnvelope, sampleSite } from '../envelope/sample-site.ts';

const where: Where = { site: 'rondom', loket: 'https://loket.example', key: [], version: 1, language: 'nl' };
const receipt = 'r'.repeat(43);
const envelope: Envelope = await sampleEnvelope(await sampleSite(), 'p256');
const { id } = envelope.context;
const accepted = { id, received: '2026-11-22T10:00:00.000Z', wipes: '2026-12-20T10:00:00.000Z' };

const asked: { url: string; options: RequestInit }[] = [];
const answering =
  (status: number, body?: unknown, headers: Record<string, string> = {}): typeof fetch =>
  async (url, options) => {
    asked.push({ url: String(url), options: options! });
    return new Response(body === undefined ? 'geen JSON' : JSON.stringify(body), { status, headers });
  };
const answerTo = (status: number, body?: unknown, headers?: Record<string, string>) =>
  postEnvelope({ envelope, receipt }, where, { fetch: answering(status, body, headers) });

describe('postEnvelope', () => {
  it('posts the envelope and the hash of the receipt, and nothing else, without cookie or referrer', async () => {
    await answerTo(201, accepted);
    const { url, options } = asked.at(-1)!;
    expect(url).toBe('https://loket.example/s/rondom/submissions');
    expect(JSON.parse(options.body as string)).toEqual({ envelope, receipt });
    expect(options).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
    });
  });

  it('does not compile with plain text', () => {
    // @ts-expect-error: only `seal` and `parseEnvelope` make an Envelope.
    const attempt = () => postEnvelope({ body: 'Ik zoek hulp' }, receipt, where);
    expect(attempt).toBeTypeOf('function');
  });

  it('takes 201 as stored, and 200 as stored before', async () => {
    expect(await answerTo(201, accepted)).toEqual({ is: 'accepted', accepted });
    expect(await answerTo(200, { ...accepted, wipes: null })).toMatchObject({ is: 'accepted' });
  });

  it('does the work that a flooded server asks for, once, and then waits as it is told', async () => {
    const work = `1790000000000.2.${'m'.repeat(22)}`;
    const before = asked.length;
    expect(await answerTo(429, { code: 'work-needed', work }, { 'retry-after': '300' })).toEqual({
      is: 'later',
      afterMs: 300_000,
    });
    const sent = asked.slice(before).map(({ options }) => JSON.parse(options.body as string));
    expect(sent).toEqual([
      { envelope, receipt },
      { envelope, receipt, work: expect.stringMatching(/^1790000000000\.2\.m{22}\.\d+$/) },
    ]);
  });

  it.each([['none'], [undefined], [`1.31.${'m'.repeat(22)}`]])(
    'waits where the work asked is %s',
    async (work) => {
      expect(await answerTo(429, { code: 'work-needed', work })).toEqual({ is: 'later', afterMs: null });
    },
  );

  it.each([
    ['another message', { ...accepted, id: 'x'.repeat(22) }],
    ['no date', { ...accepted, received: 'vandaag' }],
    ['a wrong wipe date', { ...accepted, wipes: 'ooit' }],
    ['something else', '<html>'],
    ['no JSON', undefined],
  ])('does not believe a success that names %s', async (_, body) => {
    expect(await answerTo(201, body)).toEqual({ is: 'later', afterMs: null });
  });

  it('reports a wiped message with its day', async () => {
    expect(await answerTo(410, { code: 'wiped', wiped: '2026-11-23T08:00:00Z' })).toEqual({
      is: 'wiped',
      wiped: '2026-11-23T08:00:00Z',
    });
    expect(await answerTo(410)).toEqual({ is: 'wiped', wiped: null });
  });

  it.each(['statement-outdated', 'wrong-definition', 'wrong-readers'])('calls %s outdated', async (code) => {
    expect(await answerTo(409, { code })).toEqual({ is: 'outdated' });
  });

  it.each([
    [503, 'clock-unconfirmed'],
    [503, 'form-closed'],
    [503, 'busy'],
    [500, 'internal'],
    [429, 'busy'],
    [408, 'busy'],
  ])('tries again later after %i %s', async (status, code) => {
    expect(await answerTo(status, { code })).toEqual({ is: 'later', afterMs: null });
  });

  it('waits as long as the server asks', async () => {
    expect(await answerTo(503, { code: 'busy' }, { 'retry-after': '120' })).toEqual({
      is: 'later',
      afterMs: 120_000,
    });
    expect(await answerTo(503, { code: 'busy' }, { 'retry-after': 'Mon, 23 Nov 2026 08:00:00 GMT' })).toEqual(
      {
        is: 'later',
        afterMs: null,
      },
    );
  });

  it.each([
    [400, 'malformed'],
    [400, 'unknown-suite'],
    [403, 'origin-not-allowed'],
    [404, 'unknown-form'],
    [409, 'id-taken'],
    [413, 'too-large'],
    [415, 'content-type'],
    [507, 'storage-full'],
  ])('does not repeat after %i %s', async (status, code) => {
    expect(await answerTo(status, { code })).toEqual({ is: 'refused', code });
  });

  it('does not repeat a refusal without a code', async () => {
    expect(await answerTo(400)).toEqual({ is: 'refused', code: 'unknown' });
  });

  it('takes a lost connection as later', async () => {
    const lost: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await postEnvelope({ envelope, receipt }, where, { fetch: lost })).toEqual({
      is: 'later',
      afterMs: null,
    });
  });

  it('gives up a request that takes too long', async () => {
    const silent: typeof fetch = (_, options) =>
      new Promise((_, reject) => {
        options!.signal!.addEventListener('abort', () => reject(options!.signal!.reason));
      });
    expect(await call('https://loket.example/', '{}', { fetch: silent, timeoutMs: 1 })).toBe(null);
  });

  it('sends a large message without keepalive, which browsers cap at 64 KiB', async () => {
    await call('https://loket.example/', 'x'.repeat(60_000), { fetch: answering(200, {}) });
    expect(asked.at(-1)!.options.keepalive).toBe(false);
    await call('https://loket.example/', 'x'.repeat(59_999), { fetch: answering(200, {}) });
    expect(asked.at(-1)!.options.keepalive).toBe(true);
  });
});

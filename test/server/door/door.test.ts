/** The parts of the door by themselves: error codes, bodies, health. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { codeOf as codeOfError, errorAnswer } from '../../../server/door/error-answer.ts';
import { healthRoutes } from '../../../server/door/health.routes.ts';
import { readJson } from '../../../server/door/read-json.ts';
import { Refused, statusOf } from '../../../server/door/refused.ts';
import { ClockUnconfirmed } from '../../../server/retention/trusted-clock.ts';
import { EnvelopeRefused } from '../../../widget/envelope/parse-envelope.ts';
import { codeOf } from '../server-house.ts';

describe('the code of an error', () => {
  it.each([
    [new Refused('held'), 'held'],
    [new EnvelopeRefused('unknown-suite', 'suite'), 'unknown-suite'],
    [new ClockUnconfirmed('jumped'), 'clock-unconfirmed'],
    [Object.assign(new Error('full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }), 'storage-full'],
    [Object.assign(new Error('busy'), { code: 'ERR_SQLITE_ERROR', errcode: 517 }), 'busy'],
    [Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'storage-full'],
    [Object.assign(new Error('constraint'), { code: 'ERR_SQLITE_ERROR', errcode: 1555 }), 'internal'],
    [Object.assign(new Error('made up'), { code: 'toString' }), 'internal'],
    [new Error('anything'), 'internal'],
    ['a text', 'internal'],
    [undefined, 'internal'],
  ])('%# is %s', (error, code) => expect(codeOfError(error)).toBe(code));

  it('has a status each, in the range of refusals', () => {
    for (const status of Object.values(statusOf)) expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('readJson', () => {
  const app = new Hono();
  app.onError(errorAnswer);
  app.post('/', async (c) => c.json({ got: await readJson(c, 10) }));

  const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    app.request('/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

  it.each(['[1]', '"123456"', '"é"'])('takes %s', async (body) => {
    expect(await (await post(body)).json()).toEqual({ got: JSON.parse(body) });
  });

  it('takes as many bytes as the limit, and not one more', async () => {
    expect((await post('"12345678"')).status).toBe(200);
    expect(await codeOf(await post('"123456789"'))).toBe('too-large');
  });

  it('stops reading a body without end as soon as it is over the limit', async () => {
    let handedOut = 0;
    const endless = new ReadableStream({
      pull(controller) {
        handedOut += 8;
        controller.enqueue(new TextEncoder().encode('12345678'));
      },
    });
    expect(await codeOf(await post(endless))).toBe('too-large');
    expect(handedOut).toBeLessThan(100);
  });

  it('takes a body that breaks off for malformed, not for a fault of its own', async () => {
    let handedOut = false;
    const broken = new ReadableStream({
      pull(controller) {
        if (handedOut) controller.error(new Error('the connection is gone'));
        else controller.enqueue(new TextEncoder().encode('{"a":'));
        handedOut = true;
      },
    });
    expect(await codeOf(await post(broken))).toBe('malformed');
  });

  it('does not believe a length that is too small', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': '3' };
    expect(await codeOf(await post('"1234567890"', headers))).toBe('too-large');
  });

  it.each([
    ['no JSON', 'hallo'],
    ['nothing', ''],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ])('refuses %s as malformed', async (_, body) => {
    expect(await codeOf(await post(body as BodyInit))).toBe('malformed');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json, text/plain',
    '',
  ])('refuses the content type "%s"', async (type) =>
    expect(await codeOf(await post('[]', { 'content-type': type }))).toBe('content-type'),
  );

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    'takes the content type %s',
    async (type) => expect((await post('[]', { 'content-type': type })).status).toBe(200),
  );
});

describe('GET /healthz', () => {
  const ask = (accepting: boolean, codes: string[]) =>
    healthRoutes({ now: Date.now, health: async () => ({ accepting, codes }) }).request('/healthz');

  it('is 200 and ok while all is well', async () => {
    const answer = await ask(true, []);
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true, codes: [] }]);
  });

  it('stays 200 with its codes while messages still come in', async () => {
    const answer = await ask(true, ['mail-stuck']);
    expect([answer.status, await answer.json()]).toEqual([200, { ok: false, codes: ['mail-stuck'] }]);
  });

  it('is 503 when no message can come in', async () => {
    expect((await ask(false, ['clock-unconfirmed'])).status).toBe(503);
  });

  it('looks once in a second, however many ask at either address, and again where the clock went back', async () => {
    let now = 5000;
    let looks = 0;
    const health = async () => {
      looks += 1;
      // One look that fails is not repeated for each who asks either.
      if (looks === 2) throw new RangeError();
      return { accepting: true, codes: [] };
    };
    const routes = healthRoutes({ now: () => now, health });
    const askBoth = async () => {
      const answers = await Promise.all([routes.request('/healthz'), routes.request('/readyz')]);
      return [...answers.map(({ status }) => status), looks];
    };
    expect(await askBoth()).toEqual([200, 200, 1]);
    now = 5999;
    expect(await askBoth()).toEqual([200, 200, 1]);
    now = 6000;
    routes.onError((_, c) => c.body(null, 500));
    expect(await askBoth()).toEqual([500, 503, 2]);
    expect(await askBoth()).toEqual([500, 503, 2]);
    now = 5000;
    expect(await askBoth()).toEqual([200, 200, 3]);
  });
});

/** The fuzzer's own judge: it sees each of the faults that it is there for. */
import { expect, it } from 'vitest';
import type { Attempt } from './attempts.ts';
import { canary } from './hostile-values.ts';
import { type Answered, faultOf } from './refused-well.ts';

const attempt: Attempt = {
  route: { app: 'inbox', method: 'POST', path: '/api/requests' },
  method: 'POST',
  path: '/api/requests',
  headers: {},
  body: undefined,
  mayAsk: true,
};
const safeHeaders = { 'content-security-policy': "default-src 'none'", 'x-content-type-options': 'nosniff' };
function answered(change: Partial<Answered> = {}, headers: Record<string, string> = safeHeaders): Answered {
  return {
    status: 400,
    headers: new Headers(headers),
    text: '{"code":"malformed"}',
    log: [],
    changes: 0,
    ...change,
  };
}
const line = { at: '', route: '/', method: 'POST', status: 400, ms: 0 };

it('finds nothing wrong with a plain refusal', () => {
  expect(faultOf(attempt, answered())).toBe('');
});

it.each<[string, Answered, Partial<Attempt>?]>([
  ['answered 500', answered({ status: 500 })],
  ['shows its inside', answered({ text: '{"code":"malformed"}\n    at parse (x.ts:1)' })],
  ['gives back', answered({ text: canary })],
  ['writes what was sent', answered({ log: [{ ...line, code: canary }] })],
  ['met an unknown error', answered({ log: [{ ...line, code: 'internal' }] })],
  ['and no code', answered({ text: 'Bad Request' })],
  ['and no code', answered({ text: '{"code":"malformed","why":"a"}' })],
  ['and no code', answered({ text: '{"code":"too-large"}' })],
  ['security headers', answered({}, {})],
  ['shares cookies', answered({}, { ...safeHeaders, 'access-control-allow-credentials': 'true' })],
  ['shares the inbox', answered({}, { ...safeHeaders, 'access-control-allow-origin': '*' })],
  ['may not ask', answered({ status: 200, text: '{}' }), { mayAsk: false }],
  ['changed 2 rows', answered({ changes: 2 })],
])('sees what %s', (fault, answer, change = {}) => {
  expect(faultOf({ ...attempt, ...change }, answer)).toContain(fault);
});

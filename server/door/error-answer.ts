/**
 * The one place where an error becomes an answer: a known code with its status, anything else a bare 500.
 * Both apps hand it to Hono's `onError`.
 */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal, RefusalCode } from '../submissions/intake-api.ts';
import { Refused, statusOf } from './refused.ts';

/** Seconds after which trying again makes sense. */
const retryAfterS: Partial<Record<RefusalCode, number>> = {
  'too-many': 3600,
  'work-needed': 300,
  busy: 5,
  'clock-unconfirmed': 300,
  'form-closed': 3600,
};

/** Answers `{ code }` and notes the code for the log; never a message, which could hold what somebody typed. */
export function errorAnswer(error: unknown, c: Context): Response {
  const code = codeOf(error);
  const refusal: Refusal = { code };
  if (error instanceof Refused && error.wiped !== undefined) refusal.wiped = error.wiped;
  if (error instanceof Refused && error.work !== undefined) refusal.work = error.work;
  const status = (error instanceof Refused && error.status) || statusOf[code];
  const seconds = (error instanceof Refused && error.retryAfterS) || retryAfterS[code];
  if (seconds !== undefined && (status === 503 || status === 429)) c.header('Retry-After', String(seconds));
  c.set('code', code);
  // What the disk does is for the operator to find, though the sender only has to wait.
  if (code === 'internal' || diskRefuses(error)) c.set('fault', error);
  return c.json(refusal, status as ContentfulStatusCode);
}

/**
 * Errors of the neighbours (EnvelopeRefused, ClockUnconfirmed, …) carry a code of the closed list themselves.
 * A full disk and a locked database are known too, whoever met them.
 */
export function codeOf(error: unknown): RefusalCode {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown };
  if (typeof code === 'string' && Object.hasOwn(statusOf, code)) return code as RefusalCode;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'storage-full';
  // Primary result codes, https://sqlite.org/rescode.html: 13 SQLITE_FULL, 5 SQLITE_BUSY, 6 SQLITE_LOCKED.
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') {
    if ((errcode & 0xff) === 13) return 'storage-full';
    if ((errcode & 0xff) === 5 || (errcode & 0xff) === 6) return 'busy';
  }
  return diskRefuses(error) ? 'busy' : 'internal';
}

/** A disk that became read-only or fails: nothing was stored, and whoever sent it keeps it and tries again. */
function diskRefuses(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown };
  if (code === 'EROFS' || code === 'EIO') return true;
  // 8 SQLITE_READONLY, 10 SQLITE_IOERR.
  return code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' && [8, 10].includes(errcode & 0xff);
}

/** What no answer may be, whatever was asked. */

import type { LogLine } from '../../../server/door/log.ts';
import { statusOf } from '../../../server/door/refused.ts';
import type { Attempt } from './attempts.ts';
import { canary } from './hostile-values.ts';

/** How our inside would look from outside. */
const inside = /\n\s+at |node_modules|node:internal|\.ts:\d|SQLITE|SqliteError|ZodError|TypeError|\/server\//;
const safe = ['GET', 'HEAD', 'OPTIONS'];

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  log: readonly LogLine[];
  /** Rows that the database changed meanwhile. */
  changes: number;
}

/** The fault in an answer, in words; '' where it is well. */
export function faultOf(attempt: Attempt, { status, headers, text, log, changes }: Answered): string {
  const well = status >= 200 && status < 400;
  if (status >= 500) return `answered ${status} ${text.slice(0, 80)}`;
  if (inside.test(text) && !well) return `shows its inside: ${text.slice(0, 200)}`;
  if (!well && text.includes(canary)) return 'gives back what was sent';
  if (JSON.stringify(log).includes(canary)) return 'writes what was sent in the log';
  if (log.some(({ code }) => code === 'internal')) return `met an unknown error at ${log[0]!.where}`;
  if (!well && attempt.method !== 'HEAD' && !isRefusal(text, status) && !isPage(headers))
    return `refuses with ${status} and no code: ${text.slice(0, 80)}`;
  if (!headers.get('content-security-policy') || headers.get('x-content-type-options') !== 'nosniff')
    return 'comes without its security headers';
  if (headers.get('access-control-allow-credentials')) return 'shares cookies with another origin';
  if (attempt.route.app === 'inbox' && headers.get('access-control-allow-origin'))
    return 'shares the inbox with another origin';
  const isHit = attempt.route.path === '/s/:site/hits';
  if (well && !attempt.mayAsk && !safe.includes(attempt.method) && !isHit)
    return `did it for a page that may not ask (${status})`;
  const counts = attempt.route.path === '/api/sessions';
  if (!well && changes > 0 && !counts) return `refused, and changed ${changes} rows`;
  return '';
}

function isRefusal(text: string, status: number): boolean {
  try {
    const { code, ...more } = JSON.parse(text);
    const usual = statusOf[code as keyof typeof statusOf];
    const known = usual === status || (code === 'not-found' && status === 421) || status === 404;
    return (
      usual !== undefined && known && Object.keys(more).every((key) => key === 'wiped' || key === 'work')
    );
  } catch {
    return false;
  }
}

/** A page that a visitor sees says no in words. */
function isPage(headers: Headers): boolean {
  return headers.get('content-type')?.startsWith('text/html') ?? false;
}

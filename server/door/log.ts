/**
 * The access log: JSON lines without anything about a person. No address, no user agent, no URL, no header,
 * no error text; the route's pattern instead of its path, so not even a message's id is in it (promise 7, SE-32).
 */
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';

/** One answer. `ms` is the time it took; `fault` and `where` only with code `internal`, for the operator. */
export interface LogLine {
  at: string;
  route: string;
  method: string;
  status: number;
  ms: number;
  code?: string;
  /** Class of the unknown error; its text could hold data, so it is left out. */
  fault?: string;
  /** File and line in our own code that threw it. */
  where?: string;
}

/** Something that no request asked for: the start, a mail that was not taken, an alarm that came or went. */
export interface EventLine {
  at: string;
  event: 'listening' | 'mail-failed' | 'alarms';
  code?: string;
  /** All that are on now; empty when all is well again. */
  alarms?: readonly string[];
  attempts?: number;
  port?: number;
}

export type Log = (line: LogLine) => void;
export type Tell = (line: EventLine) => void;

/** Writes to stderr, one line each. */
export const stderrLog = (line: LogLine | EventLine): void => {
  process.stderr.write(`${JSON.stringify(line)}\n`);
};

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

/** Logs every answer of the app it is used in. */
export function logged(log: Log, now: () => number): MiddlewareHandler {
  return async function logged(c, next) {
    const started = performance.now();
    await next();
    const route = matchedRoutes(c).findLast((each) => each.method !== 'ALL')?.path;
    const code: string | undefined = c.get('code');
    const fault: unknown = c.get('fault');
    log({
      at: new Date(now()).toISOString(),
      route: route ?? '-',
      // A method is free text from outside, so only the usual ones are written down.
      method: methods.has(c.req.method) ? c.req.method : '-',
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      ...(code !== undefined && { code }),
      ...(fault !== undefined && faultPart(fault)),
    });
  };
}

function faultPart(fault: unknown): Pick<LogLine, 'fault' | 'where'> {
  const where = fault instanceof Error && /\b((?:server|widget)\/[\w./-]+\.ts:\d+)/.exec(stackOf(fault))?.[1];
  return { fault: fault instanceof Error ? fault.constructor.name : typeof fault, ...(where && { where }) };
}

/** The frames without the message above them. */
function stackOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}

/**
 * One request from the visitor's browser to the server: no cookie, no referrer, no cache.
 * It never throws: no connection and no answer are the same to a visitor, and both are `null`.
 */

export interface Reply {
  status: number;
  /** Parsed JSON of unknown shape, or null. */
  body: unknown;
  /** What the server asked for with Retry-After, in milliseconds; null where it asked nothing. */
  retryAfterMs: number | null;
}

export interface CallEffects {
  fetch?: typeof fetch;
  /** A request that takes longer is given up; the server may have handled it. */
  timeoutMs?: number;
}

/** Browsers allow 64 KiB of keepalive bodies in all; some room is left for a second one under way. */
const keepaliveBytes = 60_000;

/** GETs the address, or POSTs `json` to it. Null where no answer came. */
export async function call(
  url: string,
  json?: string,
  { fetch: ask = fetch, timeoutMs = 30_000 }: CallEffects = {},
): Promise<Reply | null> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  try {
    const response = await ask(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: stop.signal,
      ...(json !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: json,
        keepalive: json.length < keepaliveBytes,
      }),
    });
    const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    return {
      status: response.status,
      body: await response.json().catch(() => null),
      retryAfterMs: seconds >= 0 ? seconds * 1000 : null,
    };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** The stable code of a refusal, or null for an answer of another shape. */
export function codeOf(reply: Reply): string | null {
  const code = (reply.body as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}

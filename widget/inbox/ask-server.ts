/**
 * The inbox's only way to its server: same origin, JSON, and every refusal as its stable code.
 */
import type { RefusalCode } from '../../server/submissions/intake-api.ts';
import { ownTab } from './live-news.ts';

/** 'offline': no answer came at all, so nothing is known about what the server did. */
export type AskFault = RefusalCode | 'offline';

/** Thrown by `askServer`; words for the code are in widget/words. */
export class ServerRefused extends Error {
  readonly code: AskFault;
  constructor(code: AskFault, options?: ErrorOptions) {
    super(`the server refused (${code})`, options);
    this.name = 'ServerRefused';
    this.code = code;
  }
}

export type AskServer = <Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: `/api/${string}`,
  content?: unknown,
) => Promise<Answer>;

/** Asks and returns the answer's JSON (undefined for an empty one), or bytes that are none as a Blob. Throws `ServerRefused` with the code. */
export const askServer: AskServer = async <Answer>(
  method: string,
  path: string,
  content?: unknown,
): Promise<Answer> => {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      headers: { 'inbox-tab': ownTab, ...(content !== undefined && { 'content-type': 'application/json' }) },
      ...(content !== undefined && { body: JSON.stringify(content) }),
    });
  } catch (cause) {
    throw new ServerRefused('offline', { cause });
  }
  if (response.ok && response.headers.get('content-type') === 'application/octet-stream')
    return response.blob().catch((cause) => {
      throw new ServerRefused('offline', { cause });
    }) as Promise<Answer>;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as Answer;
  const code = (answer as { code?: unknown } | undefined)?.code;
  throw new ServerRefused(typeof code === 'string' ? (code as RefusalCode) : 'internal');
};

/** The code of a refusal, or 'internal' for anything else that went wrong. */
export function faultOf(error: unknown): AskFault {
  return error instanceof ServerRefused ? error.code : 'internal';
}

/**
 * The visitor's only fetch of a message. It takes an `Envelope`, which only `seal` and `parseEnvelope` make,
 * so that posting plain text does not compile. Its files, sealed as well, go before it: upload-files.ts.
 */
import type { Accepted, Post, Refusal } from '../../server/submissions/intake-api.ts';
import { type CallEffects, call, codeOf } from './call.ts';
import { routeOf, type Where } from './where.ts';

export type PostAnswer =
  /** Stored, now or by an earlier try of the same message. */
  | { is: 'accepted'; accepted: Accepted }
  /** This message has been wiped or withdrawn; it is never stored again. */
  | { is: 'wiped'; wiped: string | null }
  /** No answer, or not now: the same envelope may be posted again. */
  | { is: 'later'; afterMs: number | null }
  /** Readers or questions have changed since it was sealed. */
  | { is: 'outdated' }
  /** Repeating does not help. */
  | { is: 'refused'; code: string };

const outdated = ['statement-outdated', 'wrong-definition', 'wrong-readers'];

/**
 * Posts a sealed message with the hash of its receipt key, and the ticket of its files where it has any. Never throws.
 * Where the server is flooded and asks for work, that is done first. A success that does not name this very message counts as no answer.
 */
export async function postEnvelope(post: Post, where: Where, effects?: CallEffects): Promise<PostAnswer> {
  const reply = await call(routeOf(where, 'submissions'), JSON.stringify(post), effects);
  if (!reply) return { is: 'later', afterMs: null };
  const { status, body, retryAfterMs } = reply;
  const code = codeOf(reply) ?? 'unknown';
  if (code === 'work-needed' && !post.work) {
    const work = await import('./solve-work.ts')
      .then(({ solveWork }) => solveWork((body as Refusal).work))
      .catch(() => null);
    if (work) return postEnvelope({ ...post, work }, where, effects);
  }
  if (status === 200 || status === 201)
    return isAccepted(body, post.envelope.context.id)
      ? { is: 'accepted', accepted: body }
      : { is: 'later', afterMs: null };
  if (status === 410) return { is: 'wiped', wiped: (body as { wiped?: string } | null)?.wiped ?? null };
  if (outdated.includes(code)) return { is: 'outdated' };
  if (status === 408 || status === 429 || (status >= 500 && status !== 507))
    return { is: 'later', afterMs: retryAfterMs };
  return { is: 'refused', code };
}

function isAccepted(body: unknown, id: string): body is Accepted {
  const { id: stored, received, wipes } = (body ?? {}) as Record<string, unknown>;
  return stored === id && isInstant(received) && (wipes === null || isInstant(wipes));
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

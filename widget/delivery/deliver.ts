/**
 * Keeps trying to deliver one sealed message until an answer settles it.
 * It posts first and stores only when that failed, so a visitor with a connection leaves nothing behind.
 */
import type { Outbox, Waiting } from './outbox.ts';
import type { PostAnswer } from './post.ts';

export type Settled = Exclude<PostAnswer, { is: 'later' }> | { is: 'expired' };

export interface DeliveryEffects {
  post(waiting: Waiting): Promise<PostAnswer>;
  outbox: Outbox;
  /** Waits; a returning connection may end it early, unless the server itself asked for the time. */
  pause(ms: number, asked: boolean): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** How long a message may wait in a browser. */
export const waitingDays = 7;

const firstPauseMs = 5_000;
const longestPauseMs = 300_000;

/**
 * Delivers a message; `onWaiting` hears whether it is stored each time that it has to wait.
 * Pass `stored` for one that came from the outbox.
 * Settles with the server's answer, or with 'expired' when it has waited for seven days; then the outbox is clean.
 */
export async function deliver(
  waiting: Waiting,
  { post, outbox, pause, now }: DeliveryEffects,
  onWaiting: (stored: boolean) => void,
  stored = false,
): Promise<Settled> {
  let pauseMs = firstPauseMs;
  for (;;) {
    const tooOld = now() - waiting.since > waitingDays * 86_400_000;
    const answer: PostAnswer | Settled = tooOld ? { is: 'expired' } : await post(waiting);
    if (answer.is !== 'later') {
      if (stored) await outbox.remove(waiting.envelope.context.id);
      return answer;
    }
    onWaiting(stored);
    // The page has to stay open for a message with files: they are gone from the server before a later visit.
    if (!stored && !waiting.ticket) {
      stored = await outbox.put(waiting);
      if (stored) onWaiting(stored);
    }
    await pause(answer.afterMs ?? pauseMs, answer.afterMs !== null);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

/** What a passkey is asked to sign: random, for one purpose, good once and for five minutes. In memory only. */
import { randomToken } from '../door/random-token.ts';

const goodMs = 5 * 60_000;
/** More than a flood can make use of; the oldest go first. */
const most = 10_000;

export interface Challenges {
  /** `purpose`: the session's hash, or 'sign-in' for nobody's. `now` in milliseconds. */
  draw(purpose: string, now: number): string;
  /** Whether this was drawn for that, and takes it: a second time it never was. */
  take(challenge: string, purpose: string, now: number): boolean;
}

export function openChallenges(): Challenges {
  /** Oldest first: a Map keeps the order in which keys came in. */
  const drawn = new Map<string, { purpose: string; until: number }>();
  return {
    draw(purpose, now) {
      const challenge = randomToken();
      drawn.set(challenge, { purpose, until: now + goodMs });
      for (const [oldest, { until }] of drawn) {
        if (drawn.size <= most && until > now) break;
        drawn.delete(oldest);
      }
      return challenge;
    },
    take(challenge, purpose, now) {
      const found = drawn.get(challenge);
      if (found?.purpose !== purpose) return false;
      drawn.delete(challenge);
      return now < found.until;
    },
  };
}

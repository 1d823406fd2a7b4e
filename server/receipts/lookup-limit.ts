/**
 * Guessing a receipt code is hopeless (128 bits); this keeps it from being noise. Failed look-ups are counted for an
 * hour, in memory, by a hash of the network whose salt is forgotten with the hour. A right code is never counted, so
 * whoever has one gets in while others guess: all that an attack takes away are second chances.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { Refused } from '../door/refused.ts';

const windowMs = 3_600_000;
/** Wrong codes from one network; typing errors never get here, since the code has a check number. */
export const failuresOfNetwork = 20;
/** Wrong codes from everywhere; above it each network has one. */
export const failuresOfAll = 2000;
/** Networks that are told apart; a hash and a number each. */
const mostNetworks = 50_000;

export class LookupLimit {
  readonly #now: () => number;
  #until = 0;
  #salt: Uint8Array = new Uint8Array();
  #all = 0;
  readonly #failures = new Map<string, number>();

  /** `now` in ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Does a look-up for this network, and counts it where it refuses `unknown-receipt`. Refuses `too-many`. */
  async look<Answer>(network: string, work: () => Promise<Answer>): Promise<Answer> {
    const key = this.#keyOf(network);
    const allowed = this.#all < failuresOfAll ? failuresOfNetwork : 1;
    if ((this.#failures.get(key) ?? 0) >= allowed) throw new Refused('too-many');
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused && error.code === 'unknown-receipt') this.#failed(key);
      throw error;
    }
  }

  #failed(key: string): void {
    this.#all += 1;
    const before = this.#failures.get(key);
    if (before !== undefined || this.#failures.size < mostNetworks)
      this.#failures.set(key, (before ?? 0) + 1);
  }

  #keyOf(network: string): string {
    const now = this.#now();
    // Also where the clock went back by more than an hour: nobody stays out for longer than that.
    if (now >= this.#until || now < this.#until - windowMs) {
      this.#until = now + windowMs;
      this.#salt = randomBytes(32);
      this.#all = 0;
      this.#failures.clear();
    }
    return createHmac('sha256', this.#salt).update(network).digest('base64url').slice(0, 22);
  }
}

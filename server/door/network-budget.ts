/**
 * What one network may use of something in an hour, and all of them together; counted in memory, by a hash of the
 * network whose salt is forgotten with the hour (SE-30).
 */
import { createHmac, randomBytes } from 'node:crypto';
import { Refused } from './refused.ts';

const windowMs = 3_600_000;
/** Networks that are told apart; a hash and a number each. */
const mostNetworks = 50_000;

export interface Budget {
  /** For one network. */
  each: number;
  /** For all together; above it each network has `least`. */
  all: number;
  least: number;
}

export class NetworkBudget {
  readonly #budget: Budget;
  readonly #now: () => number;
  #until = 0;
  #salt: Uint8Array = new Uint8Array();
  #all = 0;
  readonly #spent = new Map<string, number>();

  /** `now` in ms. */
  constructor(budget: Budget, now: () => number) {
    this.#budget = budget;
    this.#now = now;
  }

  /** Spends for a network. Refuses `too-many` where that is more than it has left, and spends nothing then. */
  spend(network: string, amount: number): void {
    const key = this.#keyOf(network);
    const before = this.#spent.get(key);
    const { each, all, least } = this.#budget;
    if ((before ?? 0) + amount > (this.#all < all ? each : least)) throw new Refused('too-many');
    this.#all += amount;
    if (before !== undefined || this.#spent.size < mostNetworks) this.#spent.set(key, (before ?? 0) + amount);
  }

  #keyOf(network: string): string {
    const now = this.#now();
    // Also where the clock went back by more than an hour: nobody stays out for longer than that.
    if (now >= this.#until || now < this.#until - windowMs) {
      this.#until = now + windowMs;
      this.#salt = randomBytes(32);
      this.#all = 0;
      this.#spent.clear();
    }
    return createHmac('sha256', this.#salt).update(network).digest('base64url').slice(0, 22);
  }
}

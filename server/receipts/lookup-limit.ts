/**
 * Guessing a receipt code is hopeless (128 bits); this keeps it from being noise. Only failed look-ups are counted, so
 * whoever has a right code gets in, also from a network where others guess.
 */
import { NetworkBudget } from '../door/network-budget.ts';
import { Refused } from '../door/refused.ts';

/** Wrong codes from one network in an hour; typing errors never get here, since the code has a check number. */
export const failuresOfNetwork = 20;
/** Wrong codes from everywhere; above it each network has one. */
export const failuresOfAll = 2000;

export class LookupLimit {
  readonly #failures: NetworkBudget;

  /** `now` in ms. */
  constructor(now: () => number) {
    this.#failures = new NetworkBudget({ each: failuresOfNetwork, all: failuresOfAll, least: 1 }, now);
  }

  /** Does a look-up for this network. Where it refuses `unknown-receipt` once too often, that is `too-many`. */
  async look<Answer>(network: string, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused && error.code === 'unknown-receipt') this.#failures.spend(network, 1);
      throw error;
    }
  }
}

/**
 * The name under which a network is counted: a hash whose secret is drawn at the start and every day anew (SE-30), so
 * that what is counted can't be led back to an address once the day is over. In memory only, it never reaches a disk.
 */
import { createHmac, randomBytes } from 'node:crypto';

const dayMs = 86_400_000;

export class NetworkHash {
  readonly #now: () => number;
  readonly #forget: () => void;
  #secret: Uint8Array = new Uint8Array();
  #until = Number.NEGATIVE_INFINITY;

  /** `now` in ms; `forget` is called with every new day: the names of the old one mean nothing any more. */
  constructor(now: () => number, forget: () => void) {
    this.#now = now;
    this.#forget = forget;
  }

  /** Draws a new secret where the day is over; also where the clock went back by more than a day. */
  renew(): void {
    const now = this.#now();
    if (now < this.#until && now >= this.#until - 2 * dayMs) return;
    this.#until = now + dayMs;
    this.#secret = randomBytes(32);
    this.#forget();
  }

  /** 22 letters of base64url; the same for the same network all day. */
  of(network: string): string {
    this.renew();
    return createHmac('sha256', this.#secret).update(network).digest('base64url').slice(0, 22);
  }
}

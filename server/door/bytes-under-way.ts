/**
 * How many bytes of bodies are in memory at this moment, in all and of one network: a body is let in whole or not at
 * all. In memory only, and gone when the body is (SE-30).
 */
import { Refused } from './refused.ts';

/** What is let in at most, in bytes. */
export interface UnderWayLimits {
  all: number;
  network: number;
}

/** A body that is refused can be sent again after so many seconds: the others are through by then, or given up. */
const retryAfterS = 10;

export class BytesUnderWay {
  readonly #most: UnderWayLimits;
  readonly #networks = new Map<string, number>();
  #all = 0;

  constructor(most: UnderWayLimits) {
    this.#most = most;
  }

  /** Bytes that are let in now. */
  get all(): number {
    return this.#all;
  }

  /**
   * Lets a body of so many bytes in, or refuses `busy`; nothing of it may have been read yet. To be called once when
   * its bytes are no longer needed: what is given back. A network that has nothing under way gets its one body in also
   * where others took their share, up to twice of it: slow bodies of a few networks keep nobody out. Where nobody tells
   * the network (null), only the share of all counts.
   */
  enter(network: string | null, bytes: number): () => void {
    const mine = network === null ? undefined : (this.#networks.get(network) ?? 0);
    const most = mine === 0 ? this.#most.all * 2 : this.#most.all;
    if (this.#all + bytes > most || (mine !== undefined && mine + bytes > this.#most.network))
      throw new Refused('busy', { retryAfterS });
    this.#add(network, bytes);
    return () => this.#add(network, -bytes);
  }

  #add(network: string | null, bytes: number): void {
    this.#all += bytes;
    if (network === null) return;
    const mine = (this.#networks.get(network) ?? 0) + bytes;
    if (mine === 0) this.#networks.delete(network);
    else this.#networks.set(network, mine);
  }
}

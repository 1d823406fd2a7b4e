/**
 * Which tickets a network has open, so that one network can't take all of a site's. In memory only and by a hash of the
 * network (SE-30); after a restart a network begins anew, and the site's own limit still holds.
 */
import { NetworkHash } from '../door/network-hash.ts';

/** Networks that are told apart; where there are more, the one that asked longest ago is forgotten. */
const mostNetworks = 20_000;

export class OpenTickets {
  readonly #hash: NetworkHash;
  /** Hashes of tickets by network, some of them ended. */
  readonly #networks = new Map<string, ReadonlySet<string>>();

  /** `now` in ms. */
  constructor(now: () => number) {
    this.#hash = new NetworkHash(now, () => this.#networks.clear());
  }

  /** Hashes of the tickets that a network was given, as far as nobody said that they ended. */
  of(network: string): string[] {
    return [...(this.#networks.get(this.#hash.of(network)) ?? [])];
  }

  /** These are all that a network has, as the database knows them. */
  keep(network: string, hashes: readonly string[]): void {
    const key = this.#hash.of(network);
    this.#networks.delete(key);
    if (hashes.length === 0) return;
    if (this.#networks.size >= mostNetworks) this.#networks.delete(this.#networks.keys().next().value!);
    this.#networks.set(key, new Set(hashes));
  }
}

/**
 * The one limiter of all routes: what a network, a site and everybody spent of a rate in the last hour. In memory only,
 * and by a hash of the network (SE-30).
 */
import { DrainingCounts } from './draining-counts.ts';
import { NetworkHash } from './network-hash.ts';
import { type Rate, type RateName, rates } from './rate-rules.ts';
import { Refused } from './refused.ts';

const hourMs = 3_600_000;
const hourS = 3600;
/** Networks that are told apart for one rate: some 10 MB in all where every one of them is full. */
const mostNetworks = 20_000;

/** So many times its share a site gets at most, however many networks bring their least: what bounds the disk. */
const surge = 5;

/** Who spends: the network, or what is counted like one; null where the proxy does not tell it; and the site, where it is one of ours. */
export interface Spender {
  network: string | null;
  site?: string | undefined;
}

export interface Spent {
  /** Gives the shares of the site and of everybody back: it came to nothing. The network's own is spent. */
  giveBack(): void;
  /** Gives all of it back: it should not have been counted. */
  undo(): void;
}

export class Rates {
  readonly #now: () => number;
  readonly #rates: Readonly<Record<RateName, Rate>>;
  readonly #networks = new Map<RateName, DrainingCounts>();
  readonly #shared = new DrainingCounts(Number.POSITIVE_INFINITY);
  /** By site, '' for all: when it was over its share last. */
  readonly #flooded = new Map<string, number>();
  readonly #hash: NetworkHash;

  /** `now` in ms. */
  constructor(now: () => number, changed: Partial<Record<RateName, Rate>> = {}) {
    this.#now = now;
    this.#rates = { ...rates, ...changed };
    this.#hash = new NetworkHash(now, () => {
      for (const counts of this.#networks.values()) counts.clear();
    });
  }

  /** Spends, or refuses `too-many` with the seconds to wait, and spends nothing then. */
  spend(name: RateName, { network, site }: Spender, amount = 1): Spent {
    const now = this.#now();
    const rate = this.#rates[name];
    const counts = this.#countsOf(name);
    const key = network === null ? null : this.#hash.of(network);
    const shares: [key: string, perHour: number, of: string][] = [[name, rate.all, '']];
    if (rate.site !== undefined && site !== undefined) shares.push([`${name} ${site}`, rate.site, site]);

    let sharedWaitS = 0;
    let isSurge = false;
    for (const [share, perHour, of] of shares) {
      const waitS = waitOf(this.#shared.spent(share, perHour, now) + amount - perHour, perHour);
      if (waitS > 0) this.#flooded.set(of, now);
      if (this.#shared.spent(share, perHour, now) + amount > perHour * surge) isSurge = true;
      sharedWaitS = Math.max(sharedWaitS, waitS);
    }
    if ((key === null || isSurge) && sharedWaitS > 0) throw tooMany(sharedWaitS);
    if (key !== null) {
      const spent = counts.spent(key, rate.network, now) + amount;
      const waitS = waitOf(spent - rate.network, rate.network);
      if (waitS > 0) throw tooMany(waitS);
      if (sharedWaitS > 0 && spent > rate.least) throw tooMany(sharedWaitS);
      counts.add(key, amount, rate.network, now);
    }
    for (const [share, perHour] of shares) this.#shared.add(share, amount, perHour, now);
    const giveBack = () => {
      for (const [share, perHour] of shares) this.#shared.add(share, -amount, perHour, this.#now());
    };
    const undo = () => {
      giveBack();
      if (key !== null) counts.add(key, -amount, rate.network, this.#now());
    };
    return { giveBack, undo };
  }

  /** What was spent of a rate in the last hour: by this network (0 where nobody tells it), and of the site's share. */
  spent(name: RateName, { network, site }: Spender): { network: number; site: number } {
    const now = this.#now();
    const { network: each, site: share = 0 } = this.#rates[name];
    return {
      network: network === null ? 0 : this.#countsOf(name).spent(this.#hash.of(network), each, now),
      site: site === undefined ? 0 : this.#shared.spent(`${name} ${site}`, share, now),
    };
  }

  /** The sites that were over a share of theirs in the last hour; '' where everybody together was. */
  flooded(): string[] {
    const since = this.#now() - hourMs;
    return [...this.#flooded].filter(([, at]) => at > since).map(([of]) => of);
  }

  /** How many networks are told apart now, for the operator's figures. */
  get networks(): number {
    return [...this.#networks.values()].reduce((sum, counts) => sum + counts.size, 0);
  }

  #countsOf(name: RateName): DrainingCounts {
    this.#hash.renew();
    let counts = this.#networks.get(name);
    if (!counts) {
      counts = new DrainingCounts(mostNetworks);
      this.#networks.set(name, counts);
    }
    return counts;
  }
}

/** Seconds until `over` has drained away; 0 where nothing is over. Never more than an hour. */
function waitOf(over: number, perHour: number): number {
  return over <= 0 ? 0 : Math.min(hourS, Math.ceil((over / perHour) * hourS));
}

function tooMany(retryAfterS: number): Refused {
  return new Refused('too-many', { retryAfterS });
}

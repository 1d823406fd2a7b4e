/**
 * The one limiter of all routes: what a network, a site and everybody spent of a rate in the last hour. In memory only,
 * and by a hash of the network (SE-30).
 */
import { widerNetwork } from './client-network.ts';
import { DrainingCounts } from './draining-counts.ts';
import { NetworkHash } from './network-hash.ts';
import { type Rate, type RateName, rates } from './rate-rules.ts';
import { Refused } from './refused.ts';

const hourMs = 3_600_000;
const hourS = 3600;
/** Networks that are told apart for one rate: some 20 MB in all where every one of them is full. */
const mostNetworks = 20_000;

/** So many times its share a site gets at most, however many networks bring their least: what bounds the disk. */
const surge = 5;
/** The last share of these is for networks of which nothing was taken in the last hour: who goes on can't have it. */
const surgeOfSeen = surge - 1;

/** So many networks' worth has an IPv6 /48, of which one owner may have all 256 networks. */
const widerTimes = 4;

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
  /** Of these, by the same hash, what was taken and not given back: a message that was first asked for work is not. */
  readonly #taken = new Map<RateName, DrainingCounts>();
  readonly #shared = new DrainingCounts(Number.POSITIVE_INFINITY);
  /** By site, '' for all: when it was over its share last. */
  readonly #flooded = new Map<string, number>();
  readonly #hash: NetworkHash;

  /** `now` in ms. */
  constructor(now: () => number, changed: Partial<Record<RateName, Rate>> = {}) {
    this.#now = now;
    this.#rates = { ...rates, ...changed };
    this.#hash = new NetworkHash(now, () => {
      for (const counts of [...this.#networks.values(), ...this.#taken.values()]) counts.clear();
    });
  }

  /** Spends, or refuses `too-many` with the seconds to wait, and spends nothing then. */
  spend(name: RateName, { network, site }: Spender, amount = 1): Spent {
    const now = this.#now();
    const rate = this.#rates[name];
    const counts = this.#countsOf(this.#networks, name);
    const taken = this.#countsOf(this.#taken, name);
    const keys = this.#keysOf(network);
    const isSeen = keys.some(({ key }) => taken.isSeen(key, now));
    const shares: [key: string, perHour: number, of: string][] = [];
    if (rate.all !== undefined) shares.push([name, rate.all, '']);
    if (rate.site !== undefined && site !== undefined) shares.push([`${name} ${site}`, rate.site, site]);

    let sharedWaitS = 0;
    let isSurge = false;
    for (const [share, perHour, of] of shares) {
      const waitS = waitOf(this.#shared.spent(share, perHour, now) + amount - perHour, perHour);
      if (waitS > 0) this.#flooded.set(of, now);
      if (this.#shared.spent(share, perHour, now) + amount > perHour * (isSeen ? surgeOfSeen : surge))
        isSurge = true;
      sharedWaitS = Math.max(sharedWaitS, waitS);
    }
    if ((keys.length === 0 || isSurge) && sharedWaitS > 0) throw tooMany(sharedWaitS);
    for (const { key, times } of keys) {
      const perHour = rate.network * times;
      const spent = counts.spent(key, perHour, now) + amount;
      const waitS = waitOf(spent - perHour, perHour);
      if (waitS > 0) throw tooMany(waitS);
      if (sharedWaitS > 0 && spent > rate.least * times) throw tooMany(sharedWaitS);
    }
    for (const { key, times } of keys) {
      counts.add(key, amount, rate.network * times, now);
      taken.add(key, amount, 0, now);
    }
    for (const [share, perHour] of shares) this.#shared.add(share, amount, perHour, now);
    const giveBack = () => {
      for (const { key } of keys) taken.add(key, -amount, 0, this.#now());
      for (const [share, perHour] of shares) this.#shared.add(share, -amount, perHour, this.#now());
    };
    const undo = () => {
      giveBack();
      for (const { key, times } of keys) counts.add(key, -amount, rate.network * times, this.#now());
    };
    return { giveBack, undo };
  }

  /**
   * What was spent of a rate in the last hour: by this network (0 where nobody tells it; at least its part of what its /48
   * spent), and of the site's share.
   */
  spent(name: RateName, { network, site }: Spender): { network: number; site: number } {
    const now = this.#now();
    const { network: each, site: share = 0 } = this.#rates[name];
    const counts = this.#countsOf(this.#networks, name);
    const ofEach = this.#keysOf(network).map(
      ({ key, times }) => counts.spent(key, each * times, now) / times,
    );
    return {
      network: Math.max(0, ...ofEach),
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

  #countsOf(of: Map<RateName, DrainingCounts>, name: RateName): DrainingCounts {
    this.#hash.renew();
    let counts = of.get(name);
    if (!counts) {
      counts = new DrainingCounts(mostNetworks);
      of.set(name, counts);
    }
    return counts;
  }

  /** The network and the wider one that it is part of, and how many networks' worth each has. */
  #keysOf(network: string | null): { key: string; times: number }[] {
    if (network === null) return [];
    const keys = [{ key: this.#hash.of(network), times: 1 }];
    const wider = widerNetwork(network);
    if (wider !== null) keys.push({ key: this.#hash.of(wider), times: widerTimes });
    return keys;
  }
}

/** Seconds until `over` has drained away; 0 where nothing is over. Never more than an hour. */
function waitOf(over: number, perHour: number): number {
  return over <= 0 ? 0 : Math.min(hourS, Math.ceil((over / perHour) * hourS));
}

function tooMany(retryAfterS: number): Refused {
  return new Refused('too-many', { retryAfterS });
}

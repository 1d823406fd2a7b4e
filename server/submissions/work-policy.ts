/**
 * How much work a message costs its sender's browser, in bits: none while all is quiet, and more the more come in.
 * Pure. An old phone does some 125 tries in a second: five bits are a quarter of one, eleven a good quarter of a minute.
 */
import { mostWorkBits } from '../../widget/envelope/work-format.ts';

/** Messages of the last hour. */
export interface Load {
  /** Tries of this network; 0 where it is not known. */
  network: number;
  /** What the site took. */
  site: number;
}

/** Nobody who writes to a practice sends more; an office or a school may. */
const quietNetwork = 8;
/** A busy practice gets some twenty on its busiest day. */
const quietSite = 100;
const firstBits = 5;

export function workBits({ network, site }: Load): number {
  return Math.min(mostWorkBits, Math.max(bitsAbove(network, quietNetwork), bitsAbove(site, quietSite)));
}

/** One bit more at each doubling: whoever sends twice as many works four times as much. */
function bitsAbove(count: number, quiet: number): number {
  return count <= quiet ? 0 : firstBits + Math.floor(Math.log2(count / quiet));
}

/**
 * Bounds how often somebody may guess at a passphrase, by network and by name, without locking anybody out: a browser
 * with which the person signed in before has tries of its own, whatever strangers do with their name (ASVS 6.3.1).
 * A name that nobody has is bounded in the same way, so that it tells nothing.
 */
import { createHash } from 'node:crypto';
import type { RateName } from '../door/rate-rules.ts';
import type { Rates } from '../door/rates.ts';
import type { Typed } from './known-browser.ts';

/** Who tries, and from where. */
export interface Guesser extends Typed {
  network: string | null;
  /** See known-browser.ts. */
  known: string | undefined;
}

/** Does one try. Refuses `too-many` before it; a try that finds nobody counts, one that finds somebody does not. */
export async function slowGuessing<Found>(
  rates: Rates,
  { site, name, network, known }: Guesser,
  look: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const by: [rate: RateName, network: string | null][] =
    known === undefined
      ? [
          ['wrong-sign-ins', network],
          ['wrong-by-name', `name ${hashed(site, name)}`],
        ]
      : [['wrong-known-browser', `browser ${hashed(known, site, name)}`]];
  const spent = [];
  try {
    // Counted before, so that a hundred guesses at once are not a hundred free ones.
    for (const [rate, of] of by) spent.push(rates.spend(rate, { network: of }));
  } catch (error) {
    for (const each of spent) each.undo();
    throw error;
  }
  const found = await look();
  if (found !== undefined) for (const each of spent) each.undo();
  return found;
}

function hashed(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts).toLowerCase()).digest('base64url');
}

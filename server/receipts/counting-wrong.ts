/**
 * Guessing a receipt code is hopeless (128 bits); this keeps it from being noise. Only failed look-ups are counted, so
 * whoever has a right code gets in, also from a network where others guess. Typing errors never get here: the code has
 * a check number.
 */
import type { Rates } from '../door/rates.ts';
import { Refused } from '../door/refused.ts';

/** Does a look-up for this network. Where it refuses `unknown-receipt` once too often, that is `too-many`. */
export async function countingWrong<Answer>(
  rates: Rates,
  network: string | null,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused && error.code === 'unknown-receipt')
      rates.spend('wrong-receipts', { network });
    throw error;
  }
}

/**
 * Finds the number that a challenge asks for. Try by try in the browser's own thread for such work, so the page stays
 * usable; loaded only when a server that is flooded asks for it.
 */
import { bitsOf, meets, mostWorkBits, workRounds } from '../envelope/work-format.ts';

/** `<challenge>.<number>`; null for a challenge that is none, or asks more than any server of ours does. */
export async function solveWork(challenge: unknown): Promise<string | null> {
  const bits = bitsOf(String(challenge));
  if (!(bits <= mostWorkBits)) return null;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const { subtle } = crypto;
  const key = await subtle.importKey('raw', bytes(String(challenge)), 'PBKDF2', false, ['deriveBits']);
  for (let number = 0; ; number++) {
    const how = { name: 'PBKDF2', hash: 'SHA-256', iterations: workRounds, salt: bytes(`${number}`) };
    const stretched = new DataView(await subtle.deriveBits(how, key, 32)).getUint32(0);
    if (meets(stretched, bits)) return `${challenge}.${number}`;
  }
}

/**
 * The visitor's number for the measurement vendor: made from the proof id with a salt that exists in memory only
 * and is forgotten when the day ends (GA-32). Tomorrow the same visitor has another number, and nobody, we
 * included, can tell that the two belong together.
 */
import { createHmac, randomBytes } from 'node:crypto';

const dayMs = 86_400_000;
/** So few that on a busy day some visitors share a number: it counts, it doesn't point at someone. */
const numbers = 2 ** 20;

/** Numbers of today; `now` in milliseconds. A restart begins a new salt as well. */
export function openVisitorNumbers(now: () => number, random: (bytes: number) => Buffer = randomBytes) {
  let day = Number.NaN;
  let salt: Buffer = Buffer.alloc(0);
  return function visitorNumber(site: string, proof: string): string {
    const today = Math.floor(now() / dayMs);
    if (today !== day) {
      day = today;
      salt.fill(0);
      salt = random(32);
    }
    const mac = createHmac('sha256', salt).update(`${site}\0${proof}`).digest();
    return String(mac.readUInt32BE(0) % numbers);
  };
}

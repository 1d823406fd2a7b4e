/**
 * Hands out challenges and checks what comes back. It remembers nothing: a challenge is bound to one message by a mark
 * that only this server can make, so work that was done for one is worth nothing for another (and a repeat of the same
 * message is no second one). Outside the envelope, and done anew for each message.
 */
import { createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { bitsOf, meets, workRounds } from '../../widget/envelope/work-format.ts';
import { sameHash } from '../door/random-token.ts';

/** An old phone at the hardest challenge needs one of these minutes. */
const validMs = 10 * 60_000;
/** The flood may rise while somebody works: what was asked a moment ago is still enough. */
const lenientBits = 2;
/** More work at the same moment is put off, or checking it would be the attack. */
const mostChecking = 16;

export interface Asked {
  site: string;
  /** Id of the message. */
  id: string;
  bits: number;
}

export class WorkDesk {
  readonly #secret = randomBytes(32);
  readonly #now: () => number;
  #checking = 0;

  /** `now` in ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  challenge({ site, id, bits }: Asked): string {
    const until = this.#now() + validMs;
    return `${until}.${bits}.${this.#mark({ site, id, bits }, until)}`;
  }

  /** Whether `work` answers a challenge of ours for this message that asks enough and has not run out. */
  async isDone(work: string, { site, id, bits }: Asked): Promise<boolean> {
    const cut = work.lastIndexOf('.');
    const [challenge, number] = [work.slice(0, cut), work.slice(cut + 1)];
    const asked = bitsOf(challenge);
    const [until, , mark] = challenge.split('.') as [string, string, string];
    if (Number.isNaN(asked) || !/^\d{1,9}$/.test(number) || asked < bits - lenientBits) return false;
    if (Number(until) < this.#now() || Number(until) > this.#now() + validMs) return false;
    if (!sameHash(mark, this.#mark({ site, id, bits: asked }, Number(until)))) return false;
    if (this.#checking >= mostChecking) return false;
    this.#checking++;
    try {
      const stretched = await promisify(pbkdf2)(challenge, number, workRounds, 4, 'sha256');
      return meets(stretched.readUInt32BE(0), asked);
    } finally {
      this.#checking--;
    }
  }

  #mark(asked: Asked, until: number): string {
    const text = JSON.stringify(['work', asked.site, asked.id, asked.bits, until]);
    return createHmac('sha256', this.#secret).update(text).digest('base64url').slice(0, 22);
  }
}

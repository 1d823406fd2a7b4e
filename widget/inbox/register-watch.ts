/**
 * Keeps an eye on the audit chain while somebody is signed in: every line it gets must follow from the one before,
 * and the newest line it ever saw must still be there. In memory only, like everything else of an opened inbox.
 */
import type { RegisterLine } from '../../server/secretariat/inbox-api.ts';
import { hashText } from '../envelope/hash.ts';
import type { AskServer } from './ask-server.ts';

/** The server gives no more lines than this in one answer. */
const linesAtOnce = 1000;

export class RegisterWatch {
  /** False for good once a line was found missing or changed. */
  intact = true;
  #head: Pick<RegisterLine, 'seq' | 'hash'> | null = null;
  readonly #site: string;
  readonly #ask: AskServer;

  constructor(site: string, ask: AskServer) {
    this.#site = site;
    this.#ask = ask;
  }

  /** The newest lines, newest first, and whether they are the past that was seen before. Throws `ServerRefused`. */
  async newest(): Promise<RegisterLine[]> {
    const lines = await this.#ask<RegisterLine[]>('GET', '/api/register');
    await this.#compare(lines);
    return lines;
  }

  /** Asks only for what came since, the last known line included: it must come back as it was. */
  async look(): Promise<void> {
    if (!this.#head) return void (await this.newest());
    const lines = await this.#ask<RegisterLine[]>('GET', `/api/register?after=${this.#head.seq - 1}`);
    await this.#compare(lines);
  }

  async #compare(lines: RegisterLine[]): Promise<void> {
    const head = this.#head;
    const known = !head || lines.some(({ seq, hash }) => seq === head.seq && hash === head.hash);
    // So many newer lines that `newest` does not reach back to the known one; the next `look` begins at it again.
    const beyond = head !== null && lines.length >= linesAtOnce && lines.at(-1)!.seq > head.seq;
    if ((!known && !beyond) || !(await this.#follow(lines))) this.intact = false;
    const newest = lines[0];
    if (this.intact && newest && !beyond) this.#head = { seq: newest.seq, hash: newest.hash };
  }

  async #follow(lines: RegisterLine[]): Promise<boolean> {
    const hashes = await Promise.all(
      lines.map(({ previous, at, actor, event, submission, detail }) =>
        hashText(JSON.stringify([previous, this.#site, at, actor, event, submission, detail])),
      ),
    );
    return lines.every(
      (line, index) =>
        line.hash === hashes[index] &&
        (index + 1 === lines.length || line.previous === lines[index + 1]!.hash),
    );
  }
}

/**
 * Keeps an eye on the audit chain while somebody is signed in: every line it gets must follow from the one before,
 * and the newest line that this browser ever saw must still be there.
 */
import type { RegisterLine } from '../../server/secretariat/inbox-api.ts';
import { hashText } from '../envelope/hash.ts';
import type { AskServer } from './ask-server.ts';
import { type Head, rememberedHead, rememberHead } from './remembered-head.ts';

/** The server gives no more lines than this in one answer. */
const linesAtOnce = 1000;

export class RegisterWatch {
  /** False once a line was found missing or changed, also at the next sign-in, until somebody says `accept`. */
  intact = true;
  #head: Head | null;
  readonly #site: string;
  readonly #ask: AskServer;
  readonly #storage: Storage;

  constructor(site: string, ask: AskServer, storage: Storage = localStorage) {
    this.#site = site;
    this.#ask = ask;
    this.#storage = storage;
    this.#head = rememberedHead(site, storage);
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

  /**
   * Goes on from the register as it is now. For a person who knows why it changed: a back-up was put back.
   * Throws `ServerRefused`.
   */
  async accept(): Promise<void> {
    this.#head = null;
    this.intact = true;
    await this.newest();
  }

  async #compare(lines: RegisterLine[]): Promise<void> {
    const head = this.#head;
    const known = !head || lines.some(({ seq, hash }) => seq === head.seq && hash === head.hash);
    // So many newer lines that `newest` does not reach back to the known one; the next `look` begins at it again.
    const beyond = head !== null && lines.length >= linesAtOnce && lines.at(-1)!.seq > head.seq;
    if ((!known && !beyond) || !(await this.#follow(lines))) this.intact = false;
    const newest = lines[0];
    if (!this.intact || !newest || beyond) return;
    this.#head = { seq: newest.seq, hash: newest.hash };
    // Another tab may have seen more. Where it is not this chain any more, what is kept stays: that is the alarm.
    const kept = head && rememberedHead(this.#site, this.#storage);
    if (!kept || kept.seq <= newest.seq) rememberHead(this.#site, this.#head, this.#storage);
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

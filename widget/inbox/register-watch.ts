/**
 * Keeps an eye on the audit chain while somebody is signed in: every link it gets must follow from the one before,
 * and the newest one that this browser ever saw must still be there. What the lines say it never asks for, so who
 * may not read the register watches over it too.
 */
import type { ChainLink } from '../../server/secretariat/inbox-api.ts';
import { hashText } from '../envelope/hash.ts';
import { linkText } from '../envelope/register-line.ts';
import type { AskServer } from './ask-server.ts';
import { type Head, rememberedHead, rememberHead } from './remembered-head.ts';

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

  /** Asks for the links that came since, the last known one included: it must come back as it was. */
  async look(): Promise<void> {
    const since = this.#head ? `?after=${this.#head.seq - 1}` : '';
    await this.#compare(await this.#ask<ChainLink[]>('GET', `/api/register/chain${since}`));
  }

  /**
   * Goes on from the register as it is now. For a person who knows why it changed: a back-up was put back.
   * Throws `ServerRefused`.
   */
  async accept(): Promise<void> {
    this.#head = null;
    this.intact = true;
    await this.look();
  }

  async #compare(links: ChainLink[]): Promise<void> {
    const head = this.#head;
    // It was asked for from there on, so however many came since, the known one is the oldest of the answer.
    const oldest = links.at(-1);
    const known = !head || (oldest?.seq === head.seq && oldest.hash === head.hash);
    if (!known || !(await this.#follow(links))) this.intact = false;
    const newest = links[0];
    if (!this.intact || !newest) return;
    this.#head = { seq: newest.seq, hash: newest.hash };
    // Another tab may have seen more. Where it is not this chain any more, what is kept stays: that is the alarm.
    const kept = head && rememberedHead(this.#site, this.#storage);
    if (!kept || kept.seq <= newest.seq) rememberHead(this.#site, this.#head, this.#storage);
  }

  async #follow(links: ChainLink[]): Promise<boolean> {
    const hashes = await Promise.all(
      // A line of format 1 has no digest: that it follows is all that can be seen without reading it.
      links.map(({ previous, digest, hash }) =>
        digest === null ? hash : hashText(linkText(previous, digest)),
      ),
    );
    return links.every(
      ({ hash, previous }, index) =>
        hash === hashes[index] && (index + 1 === links.length || previous === links[index + 1]!.hash),
    );
  }
}

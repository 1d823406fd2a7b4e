/**
 * Keeps the published list of readers in order while an administrator works: looks when the inbox opens, renews the
 * dates by itself, and holds what has to be asked until somebody answers.
 */
import type { Directory } from '../../server/secretariat/inbox-api.ts';
import { hashText } from '../envelope/hash.ts';
import type { SiteStatement, VerifiedStatement } from '../envelope/site-statement.ts';
import { prove } from './enrol.ts';
import { nextStatement, publish } from './publish-statement.ts';
import type { Session, Surroundings } from './session.ts';
import { type Renewal, renewalOf } from './statement-renewal.ts';

export class StatementWatch {
  directory: Directory | null = null;
  renewal: Renewal | null = null;
  readonly #session: Session;
  readonly #surroundings: Surroundings;

  constructor(session: Session, surroundings: Surroundings) {
    this.#session = session;
    this.#surroundings = surroundings;
  }

  /** The published statement, once it was verified with this person's own root. */
  get statement(): SiteStatement | null {
    const { renewal } = this;
    return renewal && 'statement' in renewal ? renewal.statement : null;
  }

  /** Names of the readers by person id, for "who read this". */
  get names(): Map<string, string> {
    const { id, name } = this.#session.signedIn.person;
    return new Map([
      [id, name],
      ...(this.directory?.ready ?? []).map((each) => [each.person, each.name] as const),
    ]);
  }

  /**
   * Looks at what is published; renews where only dates are due. Says whether it did. Somebody whose set-up was
   * interrupted before the proof gives that first. Throws `ServerRefused`.
   */
  async look(): Promise<{ renewed: boolean }> {
    const { signedIn } = this.#session;
    if (!signedIn.person.ready) await prove(this.#session, this.#surroundings);
    await this.#judge();
    if (this.renewal?.due !== 'dates' || !this.signs) return { renewed: false };
    await this.publish();
    return { renewed: true };
  }

  /** The published statement with its hash, to seal by; null where none was verified. */
  async verified(): Promise<VerifiedStatement | null> {
    const { statement, directory } = this;
    if (!statement || !directory?.published) return null;
    return { statement, hash: await hashText(directory.published.statement) };
  }

  get signs(): boolean {
    return this.#session.room.unlocked.signs;
  }

  /** Signs and publishes what the server's settings ask for now, after the administrator saw it. */
  async publish(): Promise<void> {
    const { statement, directory } = this;
    if (!statement || !directory) return;
    const { ask, clock } = this.#surroundings;
    await publish(nextStatement(statement, directory), { room: this.#session.room, ask, now: clock() });
    await this.#judge();
  }

  async #judge(): Promise<void> {
    const { unlocked } = this.#session.room;
    this.directory = await this.#surroundings.ask<Directory>('GET', '/api/directory');
    this.renewal = await renewalOf(this.directory, unlocked, this.#surroundings.clock());
  }
}

/**
 * Keeps the published list of readers in order while an administrator works: looks when the inbox opens, renews the
 * dates by itself, and holds what has to be asked until somebody answers.
 */
import type { Directory } from '../../server/secretariat/inbox-api.ts';
import { hashText } from '../envelope/hash.ts';
import type { SiteStatement, VerifiedStatement } from '../envelope/site-statement.ts';
import { prove } from './enrol.ts';
import { isHeld, nextStatement, publish } from './publish-statement.ts';
import { readersCode } from './readers-code.ts';
import { rememberedStatement, rememberStatement } from './remembered-statement.ts';
import type { Session, Surroundings } from './session.ts';
import { type Renewal, renewalOf } from './statement-renewal.ts';

export class StatementWatch {
  directory: Directory | null = null;
  renewal: Renewal | null = null;
  /** The words of one's own keys, while the published statement doesn't list them. */
  waits: string | null = null;
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
      ...(this.directory?.former ?? []).map((each) => [each.person, each.name] as const),
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
    const { renewal } = this;
    // One that may have been put back names readers who may have left.
    if (!renewal || !('statement' in renewal) || ('doubt' in renewal && renewal.doubt)) return null;
    return { statement: renewal.statement, hash: renewal.hash };
  }

  get signs(): boolean {
    return this.#session.room.unlocked.signs;
  }

  /** Signs and publishes what the server's settings ask for now, after the administrator saw it. */
  async publish(): Promise<void> {
    const { statement, directory } = this;
    if (!statement || !directory) return;
    const { ask, clock } = this.#surroundings;
    const seen = rememberedStatement(statement.site)?.version;
    const next = nextStatement(statement, directory, seen);
    const signed = await publish(next, { room: this.#session.room, ask, now: clock() });
    rememberStatement(statement.site, { version: next.version, hash: await hashText(signed.statement) });
    await this.#judge();
  }

  async #judge(): Promise<void> {
    const { unlocked } = this.#session.room;
    this.directory = await this.#surroundings.ask<Directory>('GET', '/api/directory');
    const { site, person, ids } = unlocked;
    const seen = rememberedStatement(site);
    this.renewal = await renewalOf(this.directory, unlocked, this.#surroundings.clock(), seen);
    const { statement } = this;
    if (!statement) return;
    const { hash, doubt } = this.renewal as Extract<Renewal, { due: 'consent' }>;
    if (doubt !== 'older') rememberStatement(site, { version: statement.version, hash });
    const listed = statement.readers.find((reader) => reader.person === person);
    this.waits = listed && isHeld(listed.keys, ids) ? null : await readersCode({ site, person, ids });
  }
}

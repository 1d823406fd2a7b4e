/**
 * The forms that the administrator signed, by the message that was made with one: a sender can put any question
 * into a sealed message, so what a question was is asked of the signature and never of the sender or the server.
 */
import type { FormDefinition } from '../../server/sites/public-part.ts';
import { definitionHash } from '../envelope/context.ts';
import type { SignedStatement, SiteStatement, VerifiedStatement } from '../envelope/site-statement.ts';
import { verifyStatement } from '../envelope/verify-statement.ts';
import type { Context } from '../envelope/wire.ts';
import type { AskServer } from './ask-server.ts';
import type { Unlocked } from './worker-tasks.ts';

export class SignedForms {
  readonly #owner: Pick<Unlocked, 'site' | 'root'>;
  readonly #ask: AskServer;
  /** Verified statements by version; a version is signed once, so it is asked for once. */
  readonly #statements = new Map<number, Promise<VerifiedStatement | null>>();

  /** `owner` is what the person's own keys say: whose forms, and who signs them. */
  constructor(owner: Pick<Unlocked, 'site' | 'root'>, ask: AskServer) {
    this.#owner = owner;
    this.#ask = ask;
  }

  /**
   * The definition that a message with this context was made with, from the statement that it was sealed under,
   * however old. Null where the server doesn't give that statement, or gives one that isn't signed with the site's
   * key or isn't the one that the message names.
   */
  async definitionOf({
    form,
    definition,
    statement,
    statementHash,
  }: Context): Promise<FormDefinition | null> {
    const verified = await this.#version(statement);
    if (verified?.hash !== statementHash || !Object.hasOwn(verified.statement.forms, form)) return null;
    const signed = verified.statement.forms[form]!.definition;
    return (await definitionHash(signed)) === definition ? signed : null;
  }

  async #version(version: number): Promise<VerifiedStatement | null> {
    const asked = this.#statements.get(version) ?? this.#fetch(version);
    this.#statements.set(version, asked);
    const verified = await asked;
    // What failed once may be there the next time.
    if (!verified) this.#statements.delete(version);
    return verified;
  }

  async #fetch(version: number): Promise<VerifiedStatement | null> {
    const { site, root } = this.#owner;
    try {
      const signed = await this.#ask<SignedStatement>('GET', `/api/directory/statements/${version}`);
      // It may have ended long ago; whether it counted when the message came was for the server to judge, and the
      // signature over these very dates is checked before they are.
      const { notBefore } = JSON.parse(signed.statement) as SiteStatement;
      const now = Date.parse(notBefore);
      return await verifyStatement(signed, { site, pins: [root], minimumVersion: version, now });
    } catch {
      // Whatever went wrong: this is not known to be the form that was signed, and the reader says so.
      return null;
    }
  }
}

/**
 * What a message is bound to, as bytes. Used on both sides: the visitor's browser seals with its hash,
 * the inbox opens with it, so an envelope that was moved to another site, form or moment does not open.
 */
import type { FormDefinition } from '../../server/sites/public-part.ts';
import { toBase64url } from './base64url.ts';
import { hashText, sha256 } from './hash.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import type { VerifiedStatement } from './site-statement.ts';
import { type Context, format, type Suite } from './wire.ts';

/** The context in its one order, every field as it stands on the wire, each with its length before it. */
export function contextBytes(context: Context, suite: Suite): Uint8Array<ArrayBuffer> {
  const { site, form, definition, id, statement, statementHash } = context;
  return lengthPrefixed(format, suite, site, form, definition, id, String(statement), statementHash);
}

/** SHA-256 of `contextBytes`: 32 bytes. */
export function contextHash(context: Context, suite: Suite): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(contextBytes(context, suite));
}

/**
 * The context of a message for `form`, under the statement that the browser verified.
 * Throws a `TypeError` for a form that the statement does not have.
 */
export async function contextFor(
  { statement, hash }: VerifiedStatement,
  form: string,
  id: string,
): Promise<Context> {
  const definition = Object.hasOwn(statement.forms, form) && statement.forms[form]?.definition;
  if (!definition) throw new TypeError(`the statement has no form ${form}`);
  return {
    site: statement.site,
    form,
    definition: await definitionHash(definition),
    id,
    statement: statement.version,
    statementHash: hash,
  };
}

/** Hash of a definition as it stands in the signed statement: of its JSON text, keys in the order they came in. */
export function definitionHash(definition: FormDefinition): Promise<string> {
  return hashText(JSON.stringify(definition));
}

/** A new submission id: 128 random bits. Made once per message, so a repeated post is the same message. */
export function drawMessageId(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(16)));
}

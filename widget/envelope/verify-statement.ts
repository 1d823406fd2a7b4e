/**
 * What stands between a visitor's text and a reader that the provider never named: a statement counts
 * only when it is signed by a key that the provider's own page names. Used by the form, inbox and server.
 */
import { fromBase64url } from './base64url.ts';
import { hashBytes, hashText } from './hash.ts';
import { recovery } from './readers.ts';
import { signatureAlgorithm, signedBytes, signingAlgorithm } from './signing-key.ts';
import {
  type PublicKey,
  type Reader,
  type SiteStatement,
  type StatementFault,
  statementFormat,
  type VerifiedStatement,
} from './site-statement.ts';
import { recipientsCeiling } from './wire.ts';

export interface Expected {
  site: string;
  /** Fingerprints of the keys that may sign: the root and the spare of the tag. */
  pins: string[];
  /** The oldest version that the page still takes. */
  minimumVersion: number;
  /** Milliseconds since 1970. */
  now: number;
}

/** Thrown by `verifyStatement`; the form then shows a phone number. */
export class StatementRefused extends Error {
  readonly code: StatementFault;
  constructor(code: StatementFault, cause?: unknown) {
    super(`site statement refused (${code})`, { cause });
    this.name = 'StatementRefused';
    this.code = code;
  }
}

export const validDays = 90;
const dayMs = 86_400_000;
const publicKeyBytes = { p256: 65, xwing: 1216 } as const;

/**
 * Checks a statement as it came from the network, signature first, and gives it back with its hash.
 * Throws `StatementRefused`: `malformed`, `wrong-key` (signed by a key that is not pinned), `unsigned`
 * (the signature does not fit), `wrong-site`, `too-old`, `not-yet-valid`, `expired`, or `no-reader`
 * (a form that nobody, or not the recovery sheet, can read).
 */
export async function verifyStatement(
  signed: unknown,
  { site, pins, minimumVersion, now }: Expected,
): Promise<VerifiedStatement> {
  const text = await signedText(signed, pins);
  const statement = await orMalformed(async () => JSON.parse(text) as SiteStatement);
  await orMalformed(() => checkShape(statement));

  if (statement.site !== site) throw new StatementRefused('wrong-site');
  if (statement.version < minimumVersion) throw new StatementRefused('too-old');
  if (now < Date.parse(statement.notBefore)) throw new StatementRefused('not-yet-valid');
  if (now >= Date.parse(statement.notAfter)) throw new StatementRefused('expired');
  for (const { readers } of Object.values(statement.forms))
    if (!readers.includes(recovery) || readers.every((person) => person === recovery))
      throw new StatementRefused('no-reader');
  return { statement, hash: await hashText(text) };
}

async function signedText(signed: unknown, pins: string[]): Promise<string> {
  const { statement, signature, root } = Object(signed);
  if (typeof statement !== 'string') throw new StatementRefused('malformed');
  const { point, mark } = await orMalformed(async () => ({
    point: fromBase64url(root),
    mark: fromBase64url(signature),
  }));
  if (!pins.includes(await hashBytes(point))) throw new StatementRefused('wrong-key');
  const genuine = await orMalformed(async () => {
    const key = await crypto.subtle.importKey('raw', point, signingAlgorithm, false, ['verify']);
    return crypto.subtle.verify(signatureAlgorithm, key, mark, signedBytes(statement));
  });
  if (!genuine) throw new StatementRefused('unsigned');
  return statement;
}

/** The administrator signed it, so this only guards against our own mistakes and older formats. */
async function checkShape(statement: SiteStatement): Promise<void> {
  const { format, version, notBefore, notAfter, readers, forms } = statement;
  const persons = readers.map(({ person }) => person);
  const keys = readers.flatMap((reader) => [reader.keys.p256, reader.keys.xwing ?? []].flat());
  const validMs = Date.parse(notAfter) - Date.parse(notBefore);
  check(format === statementFormat && Number.isSafeInteger(version) && version > 0);
  check(validMs > 0 && validMs <= validDays * dayMs);
  check(readers.length <= recipientsCeiling);
  check(new Set(persons).size === persons.length);
  check(new Set(keys.map(({ id }) => id)).size === keys.length);
  for (const form of Object.values(forms))
    check(form.definition.fields.length > 0 && form.readers.every((person) => persons.includes(person)));
  await Promise.all(readers.map(checkKeys));
}

async function checkKeys({ keys: { p256, xwing } }: Reader): Promise<void> {
  await checkKey(p256, publicKeyBytes.p256);
  if (xwing) await checkKey(xwing, publicKeyBytes.xwing);
}

async function checkKey(key: PublicKey, bytes: number): Promise<void> {
  const serialised = fromBase64url(key.public);
  check(serialised.length === bytes && (await hashBytes(serialised)) === key.id);
}

function check(holds: boolean): void {
  if (!holds) throw new StatementRefused('malformed');
}

/** Whatever fails while reading is the statement's fault. */
async function orMalformed<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new StatementRefused('malformed', cause);
  }
}

/** Signs a site's statement, in the administrator's inbox. The server can publish one; it can't make one. */
import { toBase64url } from './base64url.ts';
import { type SigningKey, signatureAlgorithm, signedBytes } from './signing-key.ts';
import { type SignedStatement, type SiteStatement, statementFormat } from './site-statement.ts';
import { validDays, verifyStatement } from './verify-statement.ts';

/** What the administrator decides; the format and the dates follow. */
export type StatementDraft = Omit<SiteStatement, 'format' | 'notBefore' | 'notAfter'>;

const dayMs = 86_400_000;

/**
 * Signs a statement that holds for 90 days, less the one day by which it is dated back: a visitor's clock may be late.
 * Checks it as a visitor's browser would and throws that `StatementRefused`, so nothing is signed that no form takes.
 *
 * @param options.now - Milliseconds since 1970.
 */
export async function signStatement(
  { site, version, spareRoot, readers, forms, settings }: StatementDraft,
  key: SigningKey,
  { now }: { now: number },
): Promise<SignedStatement> {
  const from = now - dayMs;
  const content: SiteStatement = {
    format: statementFormat,
    site,
    version,
    notBefore: new Date(from).toISOString(),
    notAfter: new Date(from + validDays * dayMs).toISOString(),
    spareRoot,
    readers,
    forms,
    settings,
  };
  const statement = JSON.stringify(content);
  const signature = await crypto.subtle.sign(signatureAlgorithm, key.privateKey, signedBytes(statement));
  const signed = { statement, signature: toBase64url(new Uint8Array(signature)), root: key.public };
  await verifyStatement(signed, { site, pins: [key.fingerprint], minimumVersion: version, now });
  return signed;
}

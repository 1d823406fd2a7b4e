/**
 * The site statement: who can read which form and what the site may ask and run, signed by its administrator.
 * A visitor's browser seals only to readers of a statement that it verified against the tag in the page.
 */
import type { FormDefinition } from '../../server/sites/public-part.ts';
import type { SignedSettings } from '../../server/sites/signed-part.ts';

export const statementFormat = 'privacyloket-site-v1';

/** A public key and its id (SHA-256 of the serialised key), both base64url. */
export interface PublicKey {
  id: string;
  public: string;
}

export interface Reader {
  /** Person id, or 'recovery' for the sheet of paper. */
  person: string;
  keys: { p256: PublicKey; xwing?: PublicKey };
  /** ISO instant at which this reader proved to be able to open a message. */
  proven: string;
}

export interface SiteStatement {
  format: typeof statementFormat;
  site: string;
  version: number;
  /** ISO instants; at most 90 days apart. */
  notBefore: string;
  notAfter: string;
  /** Fingerprint of the spare signing key, derived from the recovery sheet; the tag names it too. */
  spareRoot: string;
  readers: Reader[];
  /** Per form its readers by person, always with 'recovery' among them, and what it asks. */
  forms: Record<string, { readers: string[]; definition: FormDefinition }>;
  /** What the pinned tag follows. No form needs it, so a statement from before it still proves what was asked. */
  settings: SignedSettings;
}

/** As it is published: the exact text that was signed, so no two parsers can disagree about it. */
export interface SignedStatement {
  statement: string;
  /** ECDSA P-256 with SHA-256 over `privacyloket-site-v1\n` + statement, base64url (64 bytes). */
  signature: string;
  /** The administrator's public key, raw P-256 point, base64url (65 bytes). */
  root: string;
}

export type StatementFault =
  | 'unsigned'
  | 'wrong-key'
  | 'wrong-site'
  | 'expired'
  | 'not-yet-valid'
  | 'too-old'
  | 'malformed'
  | 'no-reader';

/** What a visitor's browser holds after verification. */
export interface VerifiedStatement {
  statement: SiteStatement;
  /** SHA-256 of the text, base64url; bound into every message. */
  hash: string;
}

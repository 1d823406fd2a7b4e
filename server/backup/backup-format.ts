/**
 * What a back-up file looks like: one line of JSON, then the database in sealed chunks (STREAM, as a message's files).
 * The secret is sealed by HPKE to the back-up key, whose private half no server holds.
 */
import { toBase64url } from '../../widget/envelope/base64url.ts';
import { sha256 } from '../../widget/envelope/hash.ts';
import { lengthPrefixed } from '../../widget/envelope/length-prefixed.ts';
import { type Suite, suites } from '../../widget/envelope/wire.ts';

export const backupFormat = 'privacyloket-backup-1';
/** Longest first line, in bytes: an X-Wing secret and some names. */
export const headerCeilingBytes = 4096;
export const fileEnding = '.privacyloket-backup';

export interface BackupHeader {
  format: typeof backupFormat;
  /** ISO instant. */
  at: string;
  suite: Suite;
  /** Id of the key it is sealed to. */
  key: string;
  /** Bytes of the database, without its padding. */
  bytes: number;
  enc: string;
  sealed: string;
}

/** Thrown for a file that is no back-up of ours, was changed or cut off, or is not for these words. */
export class BackupRefused extends Error {
  readonly code = 'backup-refused';
  constructor(cause?: unknown) {
    super('this back-up could not be opened', { cause });
    this.name = 'BackupRefused';
  }
}

/** What the keys of a back-up are derived with: all of its first line that is not sealed. */
export function backupContext({
  at,
  suite,
  key,
  bytes,
}: Pick<BackupHeader, 'at' | 'suite' | 'key' | 'bytes'>): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(lengthPrefixed(backupFormat, at, suite, key, String(bytes)));
}

/** HPKE's `info` for the secret. */
export function backupInfo(
  { suite, key }: Pick<BackupHeader, 'suite' | 'key'>,
  context: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  return lengthPrefixed(backupFormat, 'secret', suite, key, toBase64url(context));
}

/** Parses a first line strictly. Throws `BackupRefused`. */
export function parseHeader(line: string): BackupHeader {
  try {
    const header = JSON.parse(line) as BackupHeader;
    const { format, at, suite, key, bytes, enc, sealed, ...rest } = header;
    const texts = [at, key, enc, sealed].every((each) => typeof each === 'string');
    const known = format === backupFormat && suites.includes(suite) && Object.keys(rest).length === 0;
    if (!texts || !known || !Number.isSafeInteger(bytes) || bytes < 0) throw new TypeError('not a header');
    return header;
  } catch (cause) {
    throw new BackupRefused(cause);
  }
}

/** "2026-11-28T03-15-00.000Z": what a back-up of that moment is called, without its ending. */
export function nameAt(at: number): string {
  return new Date(at).toISOString().replaceAll(':', '-');
}

/** The moment in a back-up's file name, in ms; null for any other file. */
export function momentIn(file: string): number | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d\.\d{3})Z\.privacyloket-backup$/.exec(file) ?? [];
  const at = day && time ? Date.parse(`${day}T${time.replaceAll('-', ':')}Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** Secrets that are handed out once: 256 random bits in base64url, of which only the hash is kept. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in base64url of a text's UTF-8. Enough for a secret of 256 bits: there is nothing to guess. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Compares two hashes in a time that doesn't tell where they differ. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

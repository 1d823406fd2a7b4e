/**
 * The words that stand for a person's public keys, to be said over the telephone: who joins sees them, and who signs
 * for the joiner compares them. A name is the server's to choose; these words are not (the keys' ids are their hashes).
 */
import { sha256 } from '../envelope/hash.ts';
import { lengthPrefixed } from '../envelope/length-prefixed.ts';
import { wordsOf } from '../envelope/spoken-words.ts';

/** So many bytes of the hash: six words. Keys that have another's words take 2^96 tries. */
const saidBytes = 12;

/** Six words for these keys of this person at this site; `ids` in the order P-256, X-Wing. */
export async function readersCode({
  site,
  person,
  ids,
}: {
  site: string;
  person: string;
  ids: string[];
}): Promise<string> {
  const hash = await sha256(lengthPrefixed('privacyloket-reader-1', site, person, ...ids));
  return wordsOf(hash.subarray(0, saidBytes)).join(' ');
}

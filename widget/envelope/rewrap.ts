/**
 * Gives one more reader a message: its secret, opened with one's own key, sealed to theirs. Bodies stay as they are.
 * For the inbox's worker only: it opens, so no visitor's bundle has it (promise 3).
 */
import { openedSecret } from './open.ts';
import { OpenFailed } from './open-failed.ts';
import type { PublicKeys, ReadingKey } from './reading-key.ts';
import { sealSecret } from './seal.ts';
import type { Header, Recipient } from './wire.ts';

/**
 * The recipient to add. The header's commitment is compared first, so that nobody hands on what is not the message's
 * secret. Throws `OpenFailed`, also where the new reader has no key of the message's suite.
 */
export async function rewrap(header: Header, keys: ReadingKey[], to: PublicKeys): Promise<Recipient> {
  const key = to[header.suite];
  if (!key) throw new OpenFailed();
  const { bytes, contextHash } = await openedSecret(header, keys);
  try {
    return await sealSecret(bytes, header.suite, key, contextHash);
  } catch (cause) {
    throw new OpenFailed(cause);
  } finally {
    bytes.fill(0);
  }
}

/** What a proof of possession is about. Its label differs from a message's, so that no message opens as one. */
import { lengthPrefixed } from './length-prefixed.ts';
import type { Suite } from './wire.ts';

/** For whom a proof is made: it can't be used for another person or site. */
export interface ProofSubject {
  site: string;
  person: string;
}

/** One secret, sealed to one key of a person. All but `suite` base64url. */
export interface ProofChallenge {
  key: string;
  suite: Suite;
  enc: string;
  sealed: string;
}

/** HPKE's `info` for one challenge. */
export function proofInfo(
  suite: Suite,
  key: string,
  { site, person }: ProofSubject,
): Uint8Array<ArrayBuffer> {
  return lengthPrefixed('proof', 'privacyloket-proof-1', suite, key, site, person);
}

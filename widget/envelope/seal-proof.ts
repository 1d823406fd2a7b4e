/**
 * The server's half of the proof that a new reader can open: it seals a secret to each of their keys.
 * A form opens for visitors only after somebody sent these secrets back.
 */
import { fromBase64url, toBase64url } from './base64url.ts';
import { cipherSuite } from './hpke-suites.ts';
import { type ProofChallenge, type ProofSubject, proofInfo } from './proof-info.ts';
import type { PublicKeys } from './reading-key.ts';
import type { Suite } from './wire.ts';

export interface SealedProof {
  /** For the person's browser. */
  challenges: ProofChallenge[];
  /** What it must answer, for the server to keep; the shape of `ChallengeAnswer.answers`. */
  answers: { key: string; secret: string }[];
}

/** Seals one random secret to each of a person's keys. Throws for a public key that is none. */
export async function sealProof(keys: PublicKeys, subject: ProofSubject): Promise<SealedProof> {
  const suites = (['p256', 'xwing'] as const).filter((suite) => keys[suite]);
  const sealed = await Promise.all(suites.map((suite) => sealOne(suite, keys[suite]!, subject)));
  return {
    challenges: sealed.map(({ challenge }) => challenge),
    answers: sealed.map(({ answer }) => answer),
  };
}

async function sealOne(suite: Suite, { id, public: publicKey }: PublicKeys['p256'], subject: ProofSubject) {
  const hpke = cipherSuite(suite);
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const { encapsulatedSecret, ciphertext } = await hpke.Seal(
    await hpke.DeserializePublicKey(fromBase64url(publicKey)),
    secret,
    { info: proofInfo(suite, id, subject) },
  );
  return {
    challenge: { key: id, suite, enc: toBase64url(encapsulatedSecret), sealed: toBase64url(ciphertext) },
    answer: { key: id, secret: toBase64url(secret) },
  };
}

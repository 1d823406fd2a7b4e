/** The reader's half of the proof of possession: opens what `sealProof` sealed. For the inbox only. */
import { fromBase64url, toBase64url } from './base64url.ts';
import { cipherSuite } from './hpke-suites.ts';
import { OpenFailed } from './open-failed.ts';
import { type ProofChallenge, type ProofSubject, proofInfo } from './proof-info.ts';
import type { ReadingKey } from './reading-key.ts';

/** Answers every challenge. Throws `OpenFailed` where one is for a key that this browser does not hold. */
export async function openProof(
  challenges: ProofChallenge[],
  keys: ReadingKey[],
  subject: ProofSubject,
): Promise<{ key: string; secret: string }[]> {
  return Promise.all(
    challenges.map(async ({ key: id, suite, enc, sealed }) => {
      const key = keys.find((each) => each.id === id && each.suite === suite);
      if (!key) throw new OpenFailed('sealed to another key');
      try {
        const info = proofInfo(suite, id, subject);
        const secret = await cipherSuite(suite).Open(key.pair, fromBase64url(enc), fromBase64url(sealed), {
          info,
        });
        return { key: id, secret: toBase64url(secret) };
      } catch (cause) {
        throw new OpenFailed(cause);
      }
    }),
  );
}

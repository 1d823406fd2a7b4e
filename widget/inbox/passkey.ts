/**
 * The browser's passkeys, with the one thing about them that no server may see: what their PRF gives. It is taken out
 * of an answer before that is handed on, and its bytes are overwritten as soon as a key was made of them.
 */
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { PasskeyAnswer, WayOptions } from '../../server/secretariat/inbox-api.ts';
import { type PasskeyOwner, passkeyKey, prfSalt } from '../envelope/passkey-key.ts';
import { PasskeyRefused } from './passkey-refused.ts';

/** What a touch gave. The key can be made once: after that the bytes are gone. */
export interface Touched {
  /** Goes to the server; nothing secret is in it. */
  answer: PasskeyAnswer;
  /** The credential's id. */
  id: string;
  /** The key of this passkey for its owner, one for each use that is asked. */
  keys(owner: Omit<PasskeyOwner, 'credential'>, uses: ('wrapKey' | 'unwrapKey')[]): Promise<CryptoKey[]>;
}

const prf = { prf: { eval: { first: prfSalt } } };

/** One touch: signs the challenge and gives the key. `allowed`: none for any of this inbox. Throws `PasskeyRefused`. */
export async function touchPasskey(
  { challenge, rp }: { challenge: string; rp: string },
  allowed: readonly string[] = [],
): Promise<Touched> {
  const answer = await orRefused(() =>
    startAuthentication({
      optionsJSON: {
        challenge,
        rpId: rp,
        userVerification: 'required',
        allowCredentials: allowed.map((id) => ({ id, type: 'public-key' as const })),
        extensions: prf as object,
      },
    }),
  );
  return touched(answer);
}

/**
 * Makes a passkey, and touches it once more where its maker gives the PRF only then. Throws `PasskeyRefused`:
 * `has-already` where this authenticator holds one of this person.
 */
export async function makePasskey({ make, rp, user, has }: WayOptions): Promise<Touched> {
  const { response, ...answer } = await orRefused(() =>
    startRegistration({
      optionsJSON: {
        challenge: make,
        rp: { id: rp, name: 'privacyloket' },
        user: { ...user, displayName: user.name },
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ alg, type: 'public-key' as const })),
        excludeCredentials: has.map((id) => ({ id, type: 'public-key' as const })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        attestation: 'none',
        extensions: prf as object,
      },
    }),
  );
  const { attestationObject, clientDataJSON } = response;
  // What the browser read out of the attestation besides is there already, and the server reads it itself.
  const bare = { ...answer, response: { attestationObject, clientDataJSON } };
  if (secretIn(answer)) return touched(bare);
  const enabled = (answer.clientExtensionResults as { prf?: { enabled?: boolean } }).prf?.enabled;
  if (!enabled) throw new PasskeyRefused('no-prf');
  // Of no use to a server: nobody asked for this challenge, and its answer goes nowhere.
  const again = await touchPasskey({ challenge: make, rp }, [answer.id]);
  return { ...again, answer: withoutSecret(bare) };
}

function touched(answer: { id: string; clientExtensionResults: object }): Touched {
  const secret = secretIn(answer);
  if (!secret) throw new PasskeyRefused('no-prf');
  return {
    answer: withoutSecret(answer),
    id: answer.id,
    async keys(owner, uses) {
      try {
        const whose = { ...owner, credential: answer.id };
        return await Promise.all(uses.map((use) => passkeyKey(secret, whose, use)));
      } finally {
        secret.fill(0);
      }
    },
  };
}

function secretIn({ clientExtensionResults }: { clientExtensionResults: object }) {
  const { prf: given } = clientExtensionResults as { prf?: { results?: { first?: ArrayBuffer } } };
  const first = given?.results?.first;
  return first && new Uint8Array(first);
}

function withoutSecret(answer: object): PasskeyAnswer {
  const { authenticatorAttachment, ...rest } = answer as PasskeyAnswer;
  return {
    ...rest,
    ...(authenticatorAttachment !== undefined && { authenticatorAttachment }),
    clientExtensionResults: {},
  };
}

async function orRefused<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const { name, cause } = error as Error;
    const isThere = [name, (cause as Error | undefined)?.name].includes('InvalidStateError');
    throw new PasskeyRefused(isThere ? 'has-already' : 'not-done', error);
  }
}

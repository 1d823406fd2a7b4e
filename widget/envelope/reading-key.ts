/** A reader's key in memory, unlocked: never stored, never sent, and a CryptoKey that can't be exported. */
import type { KeyPair } from 'hpke';
import { toBase64url } from './base64url.ts';
import { hashBytes } from './hash.ts';
import { cipherSuite } from './hpke-suites.ts';
import type { Reader } from './site-statement.ts';
import type { Suite } from './wire.ts';

/** A private key with its public half, which P-256 needs to open with. */
export interface ReadingKey {
  /** SHA-256 of the serialised public key, base64url: what a recipient of an envelope is named by. */
  id: string;
  suite: Suite;
  /** The serialised public key, base64url. */
  public: string;
  pair: KeyPair;
}

/** A person's public keys, as the statement lists them. */
export type PublicKeys = Reader['keys'];

/** Names a key pair by its public half. */
export async function readingKey(suite: Suite, pair: KeyPair): Promise<ReadingKey> {
  const serialised = new Uint8Array(await cipherSuite(suite).SerializePublicKey(pair.publicKey));
  return { id: await hashBytes(serialised), suite, public: toBase64url(serialised), pair };
}

/** The public halves of somebody's keys. Throws a `TypeError` without a P-256 key, which every reader has. */
export function publicHalves(keys: Pick<ReadingKey, 'id' | 'suite' | 'public'>[]): PublicKeys {
  const named = (suite: Suite) => {
    const key = keys.find((each) => each.suite === suite);
    return key && { id: key.id, public: key.public };
  };
  const [p256, xwing] = [named('p256'), named('xwing')];
  if (!p256) throw new TypeError('no P-256 key');
  return { p256, ...(xwing && { xwing }) };
}

/** Whether this browser has X-Wing of its own. What a package composes from parts can't be wrapped. */
export async function canHoldXwing(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey({ name: 'MLKEM768-X25519' }, false, xwingUsages);
    return true;
  } catch {
    return false;
  }
}

/** The public half of an X-Wing private key; `getPublicKey` came before X-Wing in every browser that has both. */
export function publicHalf(privateKey: CryptoKey): Promise<CryptoKey> {
  const subtle = crypto.subtle as SubtleCrypto & {
    getPublicKey(key: CryptoKey, usages: KeyUsage[]): Promise<CryptoKey>;
  };
  return subtle.getPublicKey(privateKey, ['encapsulateBits' as KeyUsage]);
}

/** WebCrypto's names for encapsulation, which TypeScript's DOM types do not have yet. */
export const xwingUsages = ['encapsulateBits', 'decapsulateBits'] as unknown as KeyUsage[];

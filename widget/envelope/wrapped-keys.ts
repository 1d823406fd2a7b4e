/**
 * A person's private keys as they are kept: each wrapped by AES-256-GCM under the key of their passphrase.
 * What is kept is never a CryptoKey: Chromium 156 turns a cloned X-Wing key into null without a word, in
 * IndexedDB and in postMessage. A worker gets the unlock key and this blob, and unwraps for itself.
 */
import { fromBase64url, toBase64url } from './base64url.ts';
import { hashBytes } from './hash.ts';
import { cipherSuite } from './hpke-suites.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { canHoldXwing, type PublicKeys, publicHalves, type ReadingKey } from './reading-key.ts';
import { type SigningKey, signingAlgorithm } from './signing-key.ts';
import type { Suite } from './wire.ts';

export const wrappedFormat = 'privacyloket-keys-1';

/** `root` is the key that signs the site's statement; only the administrator's blob has one. */
export type KeyUse = Suite | 'root';

/** One private key, wrapped: P-256 as PKCS #8, X-Wing as its 32-byte seed. */
export type WrappedKey = {
  /** SHA-256 of the public key, base64url. */
  id: string;
  use: KeyUse;
  /** Base64url: a raw P-256 point, or X-Wing's 1216 bytes. */
  public: string;
  iv: string;
  wrapped: string;
};

/** Self-describing, so that a copy found in a back-up says what it is. The server can read it and not use it. */
export type WrappedKeys = {
  format: typeof wrappedFormat;
  site: string;
  person: string;
  /** Fingerprint of the site's signing key. Bound in, so it comes from here and never from the server. */
  root: string;
  keys: WrappedKey[];
};

/** Whose keys they are; bound into every wrapped key. */
export type Owner = Pick<WrappedKeys, 'site' | 'person' | 'root'>;

/** The one failure: another passphrase, another person's blob, or a damaged one. */
export class UnlockFailed extends Error {
  constructor(cause?: unknown) {
    super('these keys could not be unlocked', { cause });
    this.name = 'UnlockFailed';
  }
}

const algorithms = {
  p256: { name: 'ECDH', namedCurve: 'P-256' },
  xwing: { name: 'MLKEM768-X25519' },
  root: signingAlgorithm,
};
const usages = { p256: ['deriveBits'], xwing: ['decapsulateBits'], root: ['sign'] };
/** 'raw-seed' is newer than TypeScript's DOM types, hence the casts below. */
const formats = { p256: 'pkcs8', xwing: 'raw-seed', root: 'pkcs8' };

/** Wraps one extractable key for its owner. `publicKey` is its serialised public half. */
export async function wrapKey(
  kek: CryptoKey,
  owner: Owner,
  { use, privateKey, publicKey }: { use: KeyUse; privateKey: CryptoKey; publicKey: Uint8Array<ArrayBuffer> },
): Promise<WrappedKey> {
  const id = await hashBytes(publicKey);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.wrapKey(
    formats[use] as 'pkcs8',
    privateKey,
    kek,
    wrapping(iv, owner, use, id),
  );
  return {
    id,
    use,
    public: toBase64url(publicKey),
    iv: toBase64url(iv),
    wrapped: toBase64url(new Uint8Array(wrapped)),
  };
}

/**
 * Unlocks the reading keys, not exportable. An X-Wing key is left out where the browser has no X-Wing:
 * its mail is then opened on another device. It is checked there all the same, because its id counts as this person's
 * own from then on. Throws `UnlockFailed`.
 */
export function unwrapReadingKeys(kek: CryptoKey, blob: unknown): Promise<ReadingKey[]> {
  return orFailed(async () => {
    const { keys, ...owner } = parseWrappedKeys(blob);
    const native = await canHoldXwing();
    const usable = ({ use }: WrappedKey) => use === 'p256' || native;
    const reading = keys.filter(({ use }) => use !== 'root');
    await Promise.all(reading.filter((key) => !usable(key)).map((key) => authenticate(kek, owner, key)));
    return Promise.all(
      reading.filter(usable).map(async (key) => {
        const suite = key.use as Suite;
        const privateKey = await unwrap(kek, owner, key);
        const publicKey = await cipherSuite(suite).DeserializePublicKey(fromBase64url(key.public));
        return { id: key.id, suite, public: key.public, pair: { privateKey, publicKey } };
      }),
    );
  });
}

/** Unlocks the key that signs the statement, or gives null for a person who has none. Throws `UnlockFailed`. */
export function unwrapSigningKey(kek: CryptoKey, blob: unknown): Promise<SigningKey | null> {
  return orFailed(async () => {
    const { keys, ...owner } = parseWrappedKeys(blob);
    const key = keys.find(({ use }) => use === 'root');
    if (!key) return null;
    if (key.id !== owner.root) throw new Error('another root');
    return { privateKey: await unwrap(kek, owner, key), public: key.public, fingerprint: key.id };
  });
}

/** The public keys of a blob, as the statement lists them. Throws `UnlockFailed` for what is no blob. */
export function publicKeysOf(blob: unknown): PublicKeys {
  const { keys } = parseWrappedKeys(blob);
  return publicHalves(keys.flatMap((key) => (key.use === 'root' ? [] : [{ ...key, suite: key.use }])));
}

/** Whose keys these are. Throws `UnlockFailed` for what is no blob. True only once a key of it was unwrapped. */
export function ownerOf(blob: unknown): Owner {
  const { site, person, root } = parseWrappedKeys(blob);
  return { site, person, root };
}

function unwrap(kek: CryptoKey, owner: Owner, key: WrappedKey): Promise<CryptoKey> {
  const { use } = key;
  return unwrapAs(kek, owner, key, [formats[use], algorithms[use], usages[use]]);
}

/** Throws unless it was wrapped for this owner: its bytes are taken for a key of another kind, which nobody keeps. */
async function authenticate(kek: CryptoKey, owner: Owner, key: WrappedKey): Promise<void> {
  await unwrapAs(kek, owner, key, ['raw', { name: 'HMAC', hash: 'SHA-256' }, ['sign']]);
}

async function unwrapAs(
  kek: CryptoKey,
  owner: Owner,
  key: WrappedKey,
  [format, algorithm, use]: [string, AlgorithmIdentifier | HmacImportParams, string[]],
): Promise<CryptoKey> {
  const { id, iv, wrapped } = key;
  // The id is bound in, so this binds the public key too.
  if ((await hashBytes(fromBase64url(key.public))) !== id) throw new Error('another public key');
  const params = wrapping(fromBase64url(iv), owner, key.use, id);
  return crypto.subtle.unwrapKey(
    format as 'raw',
    fromBase64url(wrapped),
    kek,
    params,
    algorithm,
    false,
    use as KeyUsage[],
  );
}

function wrapping(
  iv: Uint8Array<ArrayBuffer>,
  { site, person, root }: Owner,
  use: KeyUse,
  id: string,
): AesGcmParams {
  // The IV is random: one key wraps a handful of keys in its life, far from where 96 bits could meet.
  return { name: 'AES-GCM', iv, additionalData: lengthPrefixed(wrappedFormat, site, person, root, use, id) };
}

function parseWrappedKeys(blob: unknown): WrappedKeys {
  const { format, site, person, root, keys } = Object(blob) as Partial<WrappedKeys>;
  const texts = [site, person, root, ...(Array.isArray(keys) ? keys.flatMap(textsOf) : [undefined])];
  if (format !== wrappedFormat || !texts.every((text) => typeof text === 'string')) throw new UnlockFailed();
  const uses = keys!.map(({ use }) => use);
  // A second key of a kind would be one that nothing compared with the first.
  if (new Set(uses).size < uses.length) throw new UnlockFailed();
  return { format, site, person, root, keys } as WrappedKeys;
}

function textsOf(key: unknown): unknown[] {
  const { id, use, public: publicKey, iv, wrapped } = Object(key) as Partial<WrappedKey>;
  return [id, publicKey, iv, wrapped, use && use in algorithms ? use : undefined];
}

async function orFailed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new UnlockFailed(cause);
  }
}

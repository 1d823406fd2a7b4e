/**
 * Gives a person their keys, in the order that loses nothing (design, section 7): generate, wrap, have the
 * wrapped keys kept, take up what was really kept, unlock that, open a test message, and only then go on.
 */
import { drawMessageId } from './context.ts';
import { hashText } from './hash.ts';
import { cipherSuite } from './hpke-suites.ts';
import { openBody, openSecret } from './open.ts';
import { canHoldXwing, type PublicKeys, type ReadingKey } from './reading-key.ts';
import { seal } from './seal.ts';
import { type SigningKey, signingAlgorithm, signingKey } from './signing-key.ts';
import type { Suite } from './wire.ts';
import {
  type KeyUse,
  publicKeysOf,
  unwrapReadingKeys,
  unwrapSigningKey,
  type WrappedKeys,
  wrapKey,
  wrappedFormat,
} from './wrapped-keys.ts';

export interface NewKeys {
  /** From `unlockKeys`. */
  kek: CryptoKey;
  site: string;
  person: string;
  /** Fingerprint of the site's signing key, for all but the first administrator. Absent: one is made. */
  root?: string;
  /** Stores the blob and answers with it as it was read back from where it is kept. */
  keep(wrapped: WrappedKeys, keys: PublicKeys): Promise<unknown>;
}

/** Keys that opened a message after they came back from where they are kept. */
export interface KeptKeys {
  reading: ReadingKey[];
  signing: SigningKey | null;
  public: PublicKeys;
  wrapped: WrappedKeys;
}

/** Thrown where what was kept is not what was made, or does not open; nothing may be published then. */
export class KeysUnusable extends Error {
  constructor(cause?: unknown) {
    super('the new keys do not open a message', { cause });
    this.name = 'KeysUnusable';
  }
}

/**
 * Makes reading keys (P-256, and X-Wing where the browser has it) and, without `root`, the key that signs the
 * site's statement. Comes back with keys that were proved to work; throws `KeysUnusable`, or what `keep` throws.
 */
export async function makeReadingKeys({ kek, site, person, root, keep }: NewKeys): Promise<KeptKeys> {
  const wrapped = await generateWrapped({ kek, site, person, ...(root !== undefined && { root }) });
  const keys = publicKeysOf(wrapped);
  const kept = await keep(wrapped, keys);
  try {
    if (JSON.stringify(publicKeysOf(kept)) !== JSON.stringify(keys)) throw new Error('other keys were kept');
    const reading = await unwrapReadingKeys(kek, kept);
    const signing = await unwrapSigningKey(kek, kept);
    if (!signing !== (root !== undefined)) throw new Error('the signing key was not kept');
    if (reading.length !== Object.keys(keys).length) throw new Error('a key was not kept');
    for (const key of reading) await openTestMessage(key, keys, person);
    return { reading, signing, public: keys, wrapped };
  } catch (cause) {
    throw new KeysUnusable(cause);
  }
}

type Extractable = { use: KeyUse; privateKey: CryptoKey; publicKey: Uint8Array<ArrayBuffer> };

/**
 * The extractable keys live in this function only. `wrapKey` exports and encrypts within the browser's own
 * crypto, so no plain key ever lies in the page's memory and there is nothing to overwrite with zeros.
 */
async function generateWrapped(settings: Omit<NewKeys, 'keep'>): Promise<WrappedKeys> {
  const { kek, site, person } = settings;
  const made = [await generate('p256')];
  if (await canHoldXwing()) made.push(await generate('xwing'));
  let { root } = settings;
  if (root === undefined) {
    const pair = await crypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    root = (await signingKey(pair.privateKey, pair.publicKey)).fingerprint;
    made.push({ use: 'root', privateKey: pair.privateKey, publicKey });
  }
  const owner = { site, person, root };
  return {
    format: wrappedFormat,
    ...owner,
    keys: await Promise.all(made.map((key) => wrapKey(kek, owner, key))),
  };
}

async function generate(suite: Suite): Promise<Extractable> {
  const hpke = cipherSuite(suite);
  const { privateKey, publicKey } = await hpke.GenerateKeyPair(true);
  return {
    use: suite,
    privateKey: privateKey as CryptoKey,
    publicKey: new Uint8Array(await hpke.SerializePublicKey(publicKey)),
  };
}

async function openTestMessage(key: ReadingKey, keys: PublicKeys, person: string): Promise<void> {
  const form = drawMessageId();
  const nothing = await hashText('');
  const envelope = await seal({
    content: { language: 'nl', form, answers: [] },
    list: { name: '', kind: 'test', first: '' },
    context: {
      site: 'test',
      form: 'test',
      definition: nothing,
      id: drawMessageId(),
      statement: 1,
      statementHash: nothing,
    },
    suite: key.suite,
    readers: [{ person, keys, proven: '' }],
  });
  const { list, body, ...header } = envelope;
  const opened = await openBody(await openSecret(header, [key]), body);
  if (opened.form !== form) throw new Error('the test message came out different');
}

/** The life of a person's keys: made, wrapped, kept, unlocked; and the proof that they open. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type KeptKeys, KeysUnusable, makeReadingKeys } from '../../../widget/envelope/make-reading-keys.ts';
import { openBody, openSecret } from '../../../widget/envelope/open.ts';
import { OpenFailed } from '../../../widget/envelope/open-failed.ts';
import { openProof } from '../../../widget/envelope/open-proof.ts';
import { seal } from '../../../widget/envelope/seal.ts';
import { sealProof } from '../../../widget/envelope/seal-proof.ts';
import {
  ownerOf,
  publicKeysOf,
  UnlockFailed,
  unwrapReadingKeys,
  unwrapSigningKey,
  type WrappedKeys,
} from '../../../widget/envelope/wrapped-keys.ts';
import {
  content,
  list,
  newSigningKey,
  type SampleSite,
  sampleEnvelope,
  sampleSite,
  somebody,
} from './sample-site.ts';

const newKek = () =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey']);
/** As a server keeps it: through JSON. */
const keep = async (wrapped: WrappedKeys) => JSON.parse(JSON.stringify(wrapped));

let site: SampleSite;
let kek: CryptoKey;
let kept: KeptKeys;
beforeAll(async () => {
  site = await sampleSite();
  kek = await newKek();
  kept = await makeReadingKeys({ kek, site: 'rondom', person: 'anna', keep });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function opens(reading: KeptKeys['reading'], suite: 'p256' | 'xwing') {
  const { context } = await sampleEnvelope(site, suite);
  const readers = [{ person: 'anna', keys: kept.public, proven: '' }];
  const { list: _, body, ...header } = await seal({ content, list, context, suite, readers });
  return openBody(await openSecret(header, reading), body);
}

describe('makeReadingKeys', () => {
  it.each(['p256', 'xwing'] as const)('gives keys that open a message of %s', async (suite) => {
    expect(await opens(kept.reading, suite)).toEqual(content);
  });

  it('gives the first administrator a key that signs, named by the root', () => {
    expect(kept.signing!.fingerprint).toBe(kept.wrapped.root);
  });

  it('gives the next person no key that signs, and binds theirs to the root they were told', async () => {
    const { fingerprint } = await newSigningKey();
    const next = await makeReadingKeys({ kek, site: 'rondom', person: 'els', root: fingerprint, keep });
    expect(next.signing).toBeNull();
    expect(ownerOf(next.wrapped)).toEqual({ site: 'rondom', person: 'els', root: fingerprint });
  });

  it('lets no private key out', () => {
    for (const { pair } of kept.reading) expect(pair.privateKey.extractable).toBe(false);
    expect(kept.signing!.privateKey.extractable).toBe(false);
  });

  it('hands the keys to be kept before it opens anything, and takes up what came back', async () => {
    const order: string[] = [];
    const unwrap = crypto.subtle.unwrapKey.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'unwrapKey').mockImplementation((...args) => {
      order.push('unwrapped');
      return unwrap(...(args as Parameters<typeof unwrap>));
    });
    await makeReadingKeys({
      kek,
      site: 'rondom',
      person: 'anna',
      keep: async (wrapped) => {
        order.push('kept');
        return keep(wrapped);
      },
    });
    expect(order).toEqual(['kept', 'unwrapped', 'unwrapped', 'unwrapped']);
  });

  it.each<[string, (wrapped: WrappedKeys) => unknown]>([
    ['nothing came back', () => null],
    ["somebody else's keys came back", () => kept.wrapped],
    ['a key was lost', ({ keys, ...rest }) => ({ ...rest, keys: keys.filter(({ use }) => use !== 'xwing') })],
    [
      'the signing key was lost',
      ({ keys, ...rest }) => ({ ...rest, keys: keys.filter(({ use }) => use !== 'root') }),
    ],
    [
      'a letter was lost',
      ({ keys, ...rest }) => ({
        ...rest,
        keys: keys.map((key) => ({ ...key, wrapped: key.wrapped.slice(4) })),
      }),
    ],
  ])('refuses to go on when %s', async (_, lose) => {
    const making = makeReadingKeys({
      kek,
      site: 'rondom',
      person: 'anna',
      keep: async (wrapped) => lose(wrapped),
    });
    await expect(making).rejects.toThrow(KeysUnusable);
  });

  it('passes on why keeping failed', async () => {
    const offline = new TypeError('offline');
    const making = makeReadingKeys({
      kek,
      site: 'rondom',
      person: 'anna',
      keep: () => Promise.reject(offline),
    });
    await expect(making).rejects.toBe(offline);
  });
});

describe('unwrapReadingKeys', () => {
  it('unlocks the same keys from what was kept', async () => {
    const reading = await unwrapReadingKeys(kek, await keep(kept.wrapped));
    expect(reading.map(({ id }) => id)).toEqual(kept.reading.map(({ id }) => id));
    expect(await opens(reading, 'xwing')).toEqual(content);
  });

  it('fails with another passphrase', async () => {
    await expect(unwrapReadingKeys(await newKek(), kept.wrapped)).rejects.toThrow(UnlockFailed);
  });

  it.each(['site', 'person', 'root'] as const)('fails when the blob says another %s', async (field) => {
    await expect(unwrapReadingKeys(kek, { ...kept.wrapped, [field]: 'other' })).rejects.toThrow(UnlockFailed);
  });

  it.each(['id', 'iv', 'wrapped'] as const)('fails when the %s of a key was changed', async (field) => {
    const [first, ...rest] = kept.wrapped.keys;
    const keys = [{ ...first!, [field]: rest[0]![field] }, ...rest];
    await expect(unwrapReadingKeys(kek, { ...kept.wrapped, keys })).rejects.toThrow(UnlockFailed);
  });

  it('fails when a public key was put in the place of another', async () => {
    const { reader } = await somebody('els');
    const [first, ...rest] = kept.wrapped.keys;
    const keys = [{ ...first!, public: reader.keys.p256.public }, ...rest];
    await expect(unwrapReadingKeys(kek, { ...kept.wrapped, keys })).rejects.toThrow(UnlockFailed);
  });

  it.each([[null], [{}], [{ format: 'privacyloket-keys-1' }], [[]]])('fails for %j', async (blob) => {
    await expect(unwrapReadingKeys(kek, blob)).rejects.toThrow(UnlockFailed);
  });

  it('fails where a key of a kind comes twice', async () => {
    const keys = [...kept.wrapped.keys, kept.wrapped.keys[0]!];
    await expect(unwrapReadingKeys(kek, { ...kept.wrapped, keys })).rejects.toThrow(UnlockFailed);
  });

  it('leaves X-Wing out where the browser has none, and takes no other in its place', async () => {
    const { reader } = await somebody('els');
    const generate = crypto.subtle.generateKey.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'generateKey').mockImplementation(((
      algorithm: { name: string },
      ...rest: never[]
    ) =>
      algorithm.name.startsWith('MLKEM')
        ? Promise.reject(new DOMException('unknown', 'NotSupportedError'))
        : (generate as (...args: unknown[]) => unknown)(algorithm, ...rest)) as never);
    const reading = await unwrapReadingKeys(kek, kept.wrapped);
    expect(reading.map(({ suite }) => suite)).toEqual(['p256']);
    // Its id counts as one's own in such a browser too, so a server must not be able to choose it.
    const keys = kept.wrapped.keys.map((key) =>
      key.use === 'xwing' ? { ...key, id: reader.keys.xwing!.id, public: reader.keys.xwing!.public } : key,
    );
    await expect(unwrapReadingKeys(kek, { ...kept.wrapped, keys })).rejects.toThrow(UnlockFailed);
  });
});

describe('unwrapSigningKey', () => {
  it('fails when the blob names a root that is not its own', async () => {
    const { fingerprint } = await newSigningKey();
    await expect(unwrapSigningKey(kek, { ...kept.wrapped, root: fingerprint })).rejects.toThrow(UnlockFailed);
  });
});

describe('publicKeysOf', () => {
  it('lists what the statement will say, and not the signing key', () => {
    expect(publicKeysOf(kept.wrapped)).toEqual(kept.public);
    expect(Object.keys(kept.public)).toEqual(['p256', 'xwing']);
  });
});

describe('a proof of possession', () => {
  const subject = { site: 'rondom', person: 'anna' };

  it('is answered with the secret of each key', async () => {
    const { challenges, answers } = await sealProof(kept.public, subject);
    expect(challenges.map(({ suite }) => suite)).toEqual(['p256', 'xwing']);
    expect(await openProof(challenges, kept.reading, subject)).toEqual(answers);
  });

  it('is not answered by somebody else', async () => {
    const { challenges } = await sealProof(kept.public, subject);
    const { keys } = await somebody('els');
    await expect(openProof(challenges, keys, subject)).rejects.toThrow(OpenFailed);
  });

  it.each([
    { site: 'welzijn', person: 'anna' },
    { site: 'rondom', person: 'els' },
  ])('for anna at rondom is not answered as %j', async (other) => {
    const { challenges } = await sealProof(kept.public, subject);
    await expect(openProof(challenges, kept.reading, other)).rejects.toThrow(OpenFailed);
  });

  it("can't be a visitor's message in disguise", async () => {
    const { suite, recipients } = await sampleEnvelope(site, 'xwing');
    const challenges = recipients.slice(0, 1).map((recipient) => ({ ...recipient, suite }));
    await expect(openProof(challenges, site.anna.keys, subject)).rejects.toThrow(OpenFailed);
  });
});

/** The key between a way in and the private keys: each way opens it by itself, and nothing else does. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Chest, closeChest, newChestKey, openChest } from '../../../widget/envelope/chest-key.ts';
import { passkeyKey, prfSalt } from '../../../widget/envelope/passkey-key.ts';

const owner = { site: 'rondom', person: 'lezer-1' };
const credential = 'A'.repeat(22);
const place = { ...owner, way: credential };
const given = () => new Uint8Array(32).fill(9);
const keyOf = (change = {}, use: 'wrapKey' | 'unwrapKey' = 'unwrapKey') =>
  passkeyKey(given(), { ...owner, credential, ...change }, use);

let key: CryptoKey;
let chest: Chest;
beforeAll(async () => {
  key = await newChestKey();
  chest = await closeChest(await keyOf({}, 'wrapKey'), key, place);
});

describe('the key of the keys', () => {
  it('is opened by what the passkey gives, and then unwraps and is not exportable', async () => {
    const opened = await openChest(await keyOf(), chest, place);
    expect([opened.extractable, opened.usages]).toEqual([false, ['unwrapKey']]);
  });

  it('can be wrapped for one more way only where that was asked', async () => {
    const opened = await openChest(await keyOf(), chest, place, { toAdd: true });
    const other = { ...owner, way: 'passphrase' };
    const kek = await keyOf({ credential: 'B' }, 'wrapKey');
    const second = await closeChest(kek, opened, other);
    const again = await openChest(await keyOf({ credential: 'B' }), second, other, { toAdd: true });
    const bytes = async (each: CryptoKey) => Buffer.from(await crypto.subtle.exportKey('raw', each));
    expect(await bytes(again)).toEqual(await bytes(key));
  });

  it.each([
    ['another passkey', { credential: 'B'.repeat(22) }, {}],
    ['another person’s passkey', { person: 'lezer-2' }, {}],
    ['another site’s', { site: 'welzijn' }, {}],
    ['the wrapped key of another way', {}, { way: 'passphrase' }],
    ['the wrapped key of another person', {}, { person: 'lezer-2' }],
  ])('is not opened with %s', async (_, change, elsewhere) => {
    await expect(openChest(await keyOf(change), chest, { ...place, ...elsewhere })).rejects.toThrow(
      'these keys could not be unlocked',
    );
  });
});

describe('the key of a passkey', () => {
  it('has one use and can’t be exported', async () => {
    for (const use of ['wrapKey', 'unwrapKey'] as const) {
      const { extractable, usages } = await keyOf({}, use);
      expect([extractable, usages]).toEqual([false, [use]]);
    }
  });

  it('comes of 32 bytes and nothing else', async () => {
    await expect(passkeyKey(new Uint8Array(31), { ...owner, credential }, 'wrapKey')).rejects.toThrow(
      RangeError,
    );
  });

  it('comes of one question, the same for everybody and for good: another would lock everybody out', () => {
    expect(new TextDecoder().decode(prfSalt)).toBe('privacyloket-prf-1');
  });
});

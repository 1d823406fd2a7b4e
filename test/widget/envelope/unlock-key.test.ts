import { hkdfSync, pbkdf2Sync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  drawPassphrase,
  drawUnlockSettings,
  iterationsFloor,
  type UnlockKeys,
  unlockKeys,
} from '../../../widget/envelope/unlock-key.ts';

const passphrase = 'lusab babad gutih tugad gutuk bisog mudof';
const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', iterations: 600_000 };
const site = 'rondom';

describe('unlockKeys', () => {
  let keys: UnlockKeys;
  beforeAll(async () => {
    keys = await unlockKeys(passphrase, settings, { site });
  });

  it('derives what Node derives, step by step', () => {
    const salt = Buffer.from(settings.salt, 'base64url');
    const stretched = pbkdf2Sync(passphrase.replaceAll(' ', '-'), salt, settings.iterations, 64, 'sha512');
    const signIn = hkdfSync('sha512', stretched, '', `privacyloket-keys-1 sign-in ${site}`, 32);
    expect(keys.signInKey).toBe(Buffer.from(signIn).toString('base64url'));
  });

  it('gives an unlock key that can wrap and unwrap, and nothing else', () => {
    expect(keys.kek.extractable).toBe(false);
    expect([...keys.kek.usages].sort()).toEqual(['unwrapKey', 'wrapKey']);
  });

  it('does not mind how the passphrase was typed', async () => {
    const typed = ` ${passphrase.toUpperCase().replaceAll(' ', '-')}\n`;
    expect((await unlockKeys(typed, settings, { site })).signInKey).toBe(keys.signInKey);
  });

  it('gives other keys on another site', async () => {
    expect((await unlockKeys(passphrase, settings, { site: 'welzijn' })).signInKey).not.toBe(keys.signInKey);
  });

  it('points at the word that is none', async () => {
    const typed = passphrase.replace('gutih', 'geheim');
    await expect(unlockKeys(typed, settings, { site })).rejects.toMatchObject({
      code: 'not-a-word',
      place: 3,
    });
  });

  it.each([
    ['one iteration too few', { ...settings, iterations: iterationsFloor - 1 }],
    ['so many iterations that the page would hang', { ...settings, iterations: 10_000_001 }],
    ['no number of iterations', { ...settings, iterations: Number.NaN }],
    ['a salt of 15 bytes', { ...settings, salt: 'AAECAwQFBgcICQoLDA0O' }],
  ])('refuses %s', async (_, wrong) => {
    await expect(unlockKeys(passphrase, wrong, { site })).rejects.toThrow(RangeError);
  });
});

describe('drawPassphrase', () => {
  it('draws seven words, other ones each time', () => {
    const [one, two] = [drawPassphrase(), drawPassphrase()];
    expect(one).toHaveLength(7);
    expect(one).not.toEqual(two);
  });
});

describe('drawUnlockSettings', () => {
  it('asks at least 600,000 iterations and a salt of 16 bytes', () => {
    const { salt, iterations } = drawUnlockSettings();
    expect(iterations).toBeGreaterThanOrEqual(600_000);
    expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  });
});

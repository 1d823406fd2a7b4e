/** The visitor's build carries the sealing half of HPKE only. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withoutOpening } from '../../../widget/leave-out-opening.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('hpke'), 'utf8');

async function fromText(code: string): Promise<typeof import('hpke')> {
  return await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

describe('leave-out-opening', () => {
  it.each(['Open', 'Decap', 'SetupRecipient', 'DeserializePrivateKey', 'ReceiveExport'])(
    'leaves %s out wherever the package defines it',
    (name) => {
      const definition = new RegExp(`async ${name}\\(`);
      expect(source).toMatch(definition);
      expect(withoutOpening(source)).not.toMatch(definition);
    },
  );

  it.each(['KEM_DHKEM_P256_HKDF_SHA256', 'KEM_MLKEM768_X25519'] as const)(
    'seals with %s what the whole package opens',
    async (kem) => {
      const whole = await import('hpke');
      const half = await fromText(withoutOpening(source));
      const suiteOf = (from: typeof whole) =>
        new from.CipherSuite(from[kem], from.KDF_HKDF_SHA256, from.AEAD_AES_256_GCM);
      const { publicKey, privateKey } = await suiteOf(whole).GenerateKeyPair(true);
      const key = await suiteOf(half).DeserializePublicKey(
        await suiteOf(whole).SerializePublicKey(publicKey),
      );
      const info = new TextEncoder().encode('context');
      const message = new TextEncoder().encode('sealed by half, opened by the whole');
      const { encapsulatedSecret, ciphertext } = await suiteOf(half).Seal(key, message, { info });
      expect(
        await suiteOf(whole).Open({ privateKey, publicKey }, encapsulatedSecret, ciphertext, { info }),
      ).toEqual(message);
    },
  );

  it('stops the build where the package has lost one of the names', () => {
    expect(() => withoutOpening(source.replaceAll('SetupRecipient', 'Renamed'))).toThrow(
      /SetupRecipient not found/,
    );
  });
});

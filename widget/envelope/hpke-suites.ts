/**
 * The two HPKE suites (RFC 9180 base mode, HKDF-SHA256, AES-256-GCM), through the `hpke` package over WebCrypto.
 * Nothing is polyfilled: a browser that lacks a suite uses the other, and one that lacks both seals nothing.
 */
import {
  AEAD_AES_256_GCM,
  CipherSuite,
  KDF_HKDF_SHA256,
  KEM_DHKEM_P256_HKDF_SHA256,
  KEM_MLKEM768_X25519,
} from 'hpke';
import type { Suite } from './wire.ts';

const kems = { xwing: KEM_MLKEM768_X25519, p256: KEM_DHKEM_P256_HKDF_SHA256 };
const made: Partial<Record<Suite, CipherSuite>> = {};

/** The HPKE suite of that name. Throws where the page is no secure context. */
export function cipherSuite(suite: Suite): CipherSuite {
  made[suite] ??= new CipherSuite(kems[suite], KDF_HKDF_SHA256, AEAD_AES_256_GCM);
  return made[suite];
}

/**
 * Whether this browser can seal with the suite, found out by doing it once.
 * False also without WebCrypto; a page where both are false shows a phone number.
 */
export async function canUse(suite: Suite): Promise<boolean> {
  try {
    const { publicKey } = await cipherSuite(suite).GenerateKeyPair(false);
    await cipherSuite(suite).Seal(publicKey, new Uint8Array(1));
    return true;
  } catch {
    return false;
  }
}

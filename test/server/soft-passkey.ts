/** An authenticator in a few lines, for tests of the server: makes a passkey and signs with it, as WebAuthn says. */
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { inboxOrigin } from './server-house.ts';

export interface SoftPasskey {
  id: string;
  /** What a browser would send to add it. */
  attestation(challenge: string, origin?: string): Record<string, unknown>;
  /** What it would send to sign in. `flags`: 0x05 for present and verified, 0x01 without verification. */
  assertion(
    challenge: string,
    more: { userHandle: string; origin?: string; flags?: number; counter?: number },
  ): Record<string, unknown>;
}

export function softPasskey(): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(32);
  const id = credential.toString('base64url');
  const bare = { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
  return {
    id,
    attestation(challenge, origin = inboxOrigin) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credential.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, credential, coseKey(publicKey)]);
      const object = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        byteString(Buffer.concat([authenticatorData(0x45, 0), attested])),
      ]);
      const response = {
        attestationObject: object.toString('base64url'),
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
      };
      return { ...bare, response };
    },
    assertion(challenge, { userHandle, origin = inboxOrigin, flags = 0x05, counter = 0 }) {
      const data = authenticatorData(flags, counter);
      const client = clientData('webauthn.get', challenge, origin);
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
      const response = {
        authenticatorData: data.toString('base64url'),
        clientDataJSON: client.toString('base64url'),
        signature: createSign('sha256').update(signed).sign(privateKey).toString('base64url'),
        userHandle,
      };
      return { ...bare, response };
    },
  };
}

function authenticatorData(flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const party = createHash('sha256').update(new URL(inboxOrigin).hostname).digest();
  return Buffer.concat([party, Buffer.from([flags]), count]);
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR: an ES256 key. */
function coseKey(key: KeyObject): Buffer {
  const { x, y } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    byteString(Buffer.from(x!, 'base64url')),
    Buffer.from([0x22]),
    byteString(Buffer.from(y!, 'base64url')),
  ]);
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}

/** In the shortest form, which CBOR wants. */
function byteString(bytes: Buffer): Buffer {
  const { length } = bytes;
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), bytes]);
}

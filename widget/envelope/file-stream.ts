/**
 * How the chunks of a file hang together (STREAM: Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015): each has its
 * number and whether it is the last in its nonce, so none can be left out, moved, repeated or cut off unnoticed.
 * The key is of one file of one message; the message's context and the file's number are bound in as well.
 */
import { toBase64url } from './base64url.ts';
import { sha256 } from './hash.ts';
import { type MessageSecret, partCipher } from './message-keys.ts';

/** AES-GCM's parameters for one chunk; `number` counts from 0. */
export function chunkCipher(
  secret: MessageSecret,
  file: number,
  { number, last }: { number: number; last: boolean },
): AesGcmParams {
  // Each nonce is used once: a key belongs to one file of one message, whose secret is drawn for it alone.
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(7, number);
  iv[11] = last ? 1 : 0;
  return { ...partCipher(secret, `file/${file}`), iv };
}

/** Takes the sealed chunks of a file one by one, in order, and gives the hash that stands in the message's body. */
export class ChunkHash {
  private readonly hashes: Promise<Uint8Array<ArrayBuffer>>[] = [];

  /** Not to be waited for: WebCrypto copies the bytes at once, and hashes beside whatever comes next. */
  add(sealed: Uint8Array<ArrayBuffer>): void {
    this.hashes.push(sha256(sealed));
  }

  async end(): Promise<string> {
    const hashes = await Promise.all(this.hashes);
    return toBase64url(await sha256(new Uint8Array(await new Blob(hashes).arrayBuffer())));
  }
}

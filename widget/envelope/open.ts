/**
 * Opens an envelope: for the inbox and the command line, never in a visitor's bundle (promise 3).
 * Whatever is wrong, there is one answer, `OpenFailed`, so that a failure tells an attacker nothing.
 */
import { fromBase64url } from './base64url.ts';
import { contextHash } from './context.ts';
import { cipherSuite } from './hpke-suites.ts';
import type { ListContent, MessageContent } from './message-content.ts';
import {
  commitment,
  type MessageSecret,
  messageSecret,
  type Part,
  partCipher,
  partKey,
  recipientInfo,
} from './message-keys.ts';
import { OpenFailed } from './open-failed.ts';
import { unpad } from './padding.ts';
import { parseHeader } from './parse-envelope.ts';
import { readBodyContent, readListContent } from './read-content.ts';
import type { ReadingKey } from './reading-key.ts';
import type { Header } from './wire.ts';

/** Whether one of these keys is among those that the message was sealed to. */
export function isFor(header: Header, keys: ReadingKey[]): boolean {
  return recipientOf(header, keys) !== undefined;
}

/**
 * Opens the message's secret with one of the reader's keys, and compares the header's commitment with it
 * before anything is decrypted. Throws `OpenFailed`, also where none of the keys is a recipient's.
 */
export async function openSecret(header: Header, keys: ReadingKey[]): Promise<MessageSecret> {
  const { secret, bytes } = await openedSecret(header, keys);
  bytes.fill(0);
  return secret;
}

/** The same with the secret's own bytes, for rewrap.ts; the caller overwrites them. Throws `OpenFailed`. */
export function openedSecret(
  header: Header,
  keys: ReadingKey[],
): Promise<{ secret: MessageSecret; bytes: Uint8Array<ArrayBuffer>; contextHash: Uint8Array<ArrayBuffer> }> {
  return orFailed(async () => {
    const { suite, context, commit } = parseHeader(header);
    const found = recipientOf(header, keys);
    if (!found) throw new Error('sealed to other keys');
    const hash = await contextHash(context, suite);
    const opened = await cipherSuite(suite).Open(
      found.key.pair,
      fromBase64url(found.recipient.enc),
      fromBase64url(found.recipient.sealed),
      { info: recipientInfo(suite, found.key.id, hash) },
    );
    if (opened.length !== 32) throw new Error('not a secret');
    const bytes = new Uint8Array(opened);
    const secret = await messageSecret(bytes, hash);
    // Not in constant time: the commitment is public, it stands in the header.
    if ((await commitment(secret)) !== commit) throw new Error('another commitment');
    return { secret, bytes, contextHash: hash };
  });
}

/** Opens the `list` part. Throws `OpenFailed`. */
export function openList(secret: MessageSecret, list: string): Promise<ListContent> {
  return orFailed(async () => readListContent(await openPart(secret, 'list', list)));
}

/** Opens the `body` part. Throws `OpenFailed`. */
export function openBody(secret: MessageSecret, body: string): Promise<MessageContent> {
  return orFailed(async () => readBodyContent(await openPart(secret, 'body', body)));
}

function recipientOf({ suite, recipients }: Header, keys: ReadingKey[]) {
  for (const recipient of recipients) {
    const key = keys.find((each) => each.id === recipient.key && each.suite === suite);
    if (key) return { key, recipient };
  }
  return undefined;
}

async function openPart(secret: MessageSecret, part: Part, sealed: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await partKey(secret, part, 'decrypt');
  const cipher = partCipher(secret, part);
  return unpad(new Uint8Array(await crypto.subtle.decrypt(cipher, key, fromBase64url(sealed))));
}

async function orFailed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new OpenFailed(cause);
  }
}

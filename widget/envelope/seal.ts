/**
 * Seals a message in the visitor's browser. Nothing in this file, or in what it imports, can open one.
 * The readers come from a statement that `verifyStatement` accepted; see FORMAT.md for the steps.
 */
import { fromBase64url, toBase64url } from './base64url.ts';
import { contextHash } from './context.ts';
import { cipherSuite } from './hpke-suites.ts';
import {
  type AttachedFile,
  bodyContent,
  type ListContent,
  listContent,
  type MessageContent,
} from './message-content.ts';
import {
  commitment,
  type MessageSecret,
  messageSecret,
  type Part,
  partCipher,
  partKey,
  recipientInfo,
} from './message-keys.ts';
import { bodySize, pad } from './padding.ts';
import type { PublicKey, Reader } from './site-statement.ts';
import { type Context, type Envelope, format, listBytes, type Recipient, type Suite } from './wire.ts';

export interface Message {
  content: MessageContent;
  list: ListContent;
  context: Context;
  suite: Suite;
  readers: Reader[];
  /**
   * Seals the files that go along and brings them to the server, before the body that names them is sealed.
   * The secret is drawn anew for each message, so no file's key ever seals a second one.
   */
  attach?: ((secret: MessageSecret) => Promise<AttachedFile[]>) | undefined;
}

/**
 * `too-large`: more text than an envelope carries. `no-key`: a reader has no key for the suite.
 * The others come from `attach`: see widget/delivery/upload-files.ts.
 */
export type SealFault =
  | 'too-large'
  | 'no-key'
  | 'storage-full'
  | 'file-gone'
  | 'files-lost'
  | 'cancelled'
  | 'other';

/** Thrown by `seal` and by its `attach`; no message was sealed, and the text holds no content. */
export class SealRefused extends Error {
  readonly code: SealFault;
  constructor(code: SealFault) {
    super(`message not sealed (${code})`);
    this.name = 'SealRefused';
    this.code = code;
  }
}

/**
 * Seals a message to every reader, and to nobody else.
 * Throws `SealRefused` where the content is too long or a reader can't have it in this suite.
 */
export async function seal({ content, list, context, suite, readers, attach }: Message): Promise<Envelope> {
  const keys = readers.map((reader) => reader.keys[suite]);
  if (keys.length === 0 || !keys.every((key) => key !== undefined)) throw new SealRefused('no-key');
  const hash = await contextHash(context, suite);
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const secret = await messageSecret(bytes, hash);
  // Looked at before files are sent, and again with what the body says about them.
  padded(content);
  const files = await attach?.(secret);
  const [recipients, commit, sealedList, sealedBody] = await Promise.all([
    Promise.all(keys.map((key) => sealSecret(bytes, suite, key, hash))),
    commitment(secret),
    sealPart(secret, 'list', pad(listContent(list), listBytes)),
    sealPart(secret, 'body', padded(files ? { ...content, files } : content)),
  ]);
  const sizes = files && { files: files.map((file) => file.padded) };
  const envelope = {
    format,
    suite,
    context,
    recipients,
    commit,
    ...sizes,
    list: sealedList,
    body: sealedBody,
  };
  // The one cast to Envelope beside the parser's own: what it says has just been made true.
  return envelope as unknown as Envelope;
}

function padded(content: MessageContent): Uint8Array<ArrayBuffer> {
  const body = bodyContent(content);
  const size = bodySize(body.length);
  if (size === null) throw new SealRefused('too-large');
  return pad(body, size);
}

/** The message's secret for one key. */
export async function sealSecret(
  secret: Uint8Array,
  suite: Suite,
  { id, public: publicKey }: PublicKey,
  hash: Uint8Array<ArrayBuffer>,
): Promise<Recipient> {
  const hpke = cipherSuite(suite);
  const { encapsulatedSecret, ciphertext } = await hpke.Seal(
    await hpke.DeserializePublicKey(fromBase64url(publicKey)),
    secret,
    { info: recipientInfo(suite, id, hash) },
  );
  return { key: id, enc: toBase64url(encapsulatedSecret), sealed: toBase64url(ciphertext) };
}

async function sealPart(secret: MessageSecret, part: Part, padded: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await partKey(secret, part, 'encrypt');
  return toBase64url(new Uint8Array(await crypto.subtle.encrypt(partCipher(secret, part), key, padded)));
}

/** Seals an answer of the secretariat to the visitor who has the receipt code. Runs in the inbox only. */
import { type AnswerPlace, answerKey, type SealedAnswer } from './answer-key.ts';
import { toBase64url } from './base64url.ts';
import { pad } from './padding.ts';
import { answerCeilingBytes, paddedLength } from './wire.ts';

/** What the visitor reads: a text, and the language that it is in. */
export interface AnswerContent {
  language: string;
  text: string;
}

/** Whether an answer with this text can be sealed: how long it may be depends on its letters. */
export function answerFits(content: AnswerContent): boolean {
  return sizeOf(bytesOf(content)) <= answerCeilingBytes;
}

/** Seals; `reply` is what the message's body has. Throws a `RangeError` for a text that doesn't fit. */
export async function sealAnswer(
  reply: string,
  place: AnswerPlace,
  content: AnswerContent,
): Promise<SealedAnswer> {
  if (!answerFits(content)) throw new RangeError('answer too long');
  const bytes = bytesOf(content);
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const { key, cipher } = await answerKey(reply, place, salt, 'encrypt');
  const sealed = await crypto.subtle.encrypt(cipher, key, pad(bytes, sizeOf(bytes)));
  return { salt: toBase64url(salt), sealed: toBase64url(new Uint8Array(sealed)) };
}

function bytesOf({ language, text }: AnswerContent): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ language, text }));
}

/** With its length before it; as long as a message is at least, so a size says little. */
function sizeOf(bytes: Uint8Array): number {
  return paddedLength(bytes.length + 4);
}

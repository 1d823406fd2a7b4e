/**
 * Opens a sealed answer: on the receipt page of our own origin, and in the inbox that wrote it. Never in the script
 * of a provider's page (promise 3); it opens nothing else, since its keys come from the receipt code alone.
 */
import { type AnswerPlace, answerKey, type SealedAnswer } from './answer-key.ts';
import { fromBase64url } from './base64url.ts';
import { OpenFailed } from './open-failed.ts';
import { unpad } from './padding.ts';
import type { AnswerContent } from './seal-answer.ts';

/** Opens; `reply` as `replyBits` gives it. Throws `OpenFailed`, whatever is wrong. */
export async function openAnswer(
  reply: string,
  place: AnswerPlace,
  { salt, sealed }: SealedAnswer,
): Promise<AnswerContent> {
  try {
    const { key, cipher } = await answerKey(reply, place, fromBase64url(salt), 'decrypt');
    const padded = await crypto.subtle.decrypt(cipher, key, fromBase64url(sealed));
    return readAnswer(unpad(new Uint8Array(padded)));
  } catch (cause) {
    throw new OpenFailed(cause);
  }
}

function readAnswer(bytes: Uint8Array): AnswerContent {
  const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const { language, text, ...more } = content as Partial<AnswerContent>;
  if (typeof language !== 'string' || typeof text !== 'string' || Object.keys(more).length > 0)
    throw new TypeError('not an answer');
  return { language, text };
}

/**
 * AES-GCM's parameters of one note. All notes of a message are sealed with its `notes` key, which every reader has: what
 * binds a note to its author and its place is that these are authenticated beside it, and that the server stores a
 * note only as of the person who is signed in.
 */
import { lengthPrefixed } from './length-prefixed.ts';
import type { MessageSecret } from './message-keys.ts';
import type { NotePlace } from './note-content.ts';

export const noteIvBytes = 12;

/**
 * The IV is drawn for each note (NIST SP 800-38D 8.2.2: at most 2^32 under one key, and a message has some hundreds);
 * a counter would not do, since one person may write in two tabs at once.
 */
export function noteCipher(
  { contextHash }: MessageSecret,
  { kind, author, number }: NotePlace,
  iv: Uint8Array<ArrayBuffer>,
): AesGcmParams {
  const place = lengthPrefixed('privacyloket note v1', kind, author, String(number));
  return { name: 'AES-GCM', iv, additionalData: new Uint8Array([...place, ...contextHash]) };
}

/** Seals a note of the secretariat for whoever reads its message. Runs in the inbox's worker only. */
import { toBase64url } from './base64url.ts';
import { type MessageSecret, partKey } from './message-keys.ts';
import { noteCipher, noteIvBytes } from './note-cipher.ts';
import {
  kindOf,
  type NoteContent,
  type NotePlace,
  noteBytes,
  noteFits,
  noteSize,
  type SealedNote,
} from './note-content.ts';
import { pad } from './padding.ts';

/** Throws a `RangeError` for content that doesn't fit, or is of another kind than its place. */
export async function sealNote(
  secret: MessageSecret,
  place: NotePlace,
  content: NoteContent,
): Promise<SealedNote> {
  if (kindOf(content) !== place.kind || !noteFits(content)) throw new RangeError('note does not fit');
  const bytes = noteBytes(content);
  const iv = crypto.getRandomValues(new Uint8Array(noteIvBytes));
  const key = await partKey(secret, 'notes', 'encrypt');
  const padded = pad(bytes, noteSize(place.kind, bytes.length));
  const sealed = await crypto.subtle.encrypt(noteCipher(secret, place, iv), key, padded);
  return { iv: toBase64url(iv), sealed: toBase64url(new Uint8Array(sealed)) };
}

/** Opens notes of the secretariat: in the inbox's worker and on the command line, never in a visitor's bundle (promise 3). */
import { fromBase64url } from './base64url.ts';
import { type MessageSecret, partKey } from './message-keys.ts';
import { noteCipher } from './note-cipher.ts';
import { labelCeiling, type NoteContent, type NotePlace, type SealedNote } from './note-content.ts';
import { unpad } from './padding.ts';

/** What became of each, in their order; null where one does not open, whatever is wrong with it. */
export async function openNotes(
  secret: MessageSecret,
  notes: readonly (NotePlace & SealedNote)[],
): Promise<(NoteContent | null)[]> {
  if (!notes.length) return [];
  const key = await partKey(secret, 'notes', 'decrypt');
  return Promise.all(notes.map((note) => openNote(secret, key, note).catch(() => null)));
}

async function openNote(
  secret: MessageSecret,
  key: CryptoKey,
  { iv, sealed, ...place }: NotePlace & SealedNote,
): Promise<NoteContent> {
  const cipher = noteCipher(secret, place, fromBase64url(iv));
  const padded = await crypto.subtle.decrypt(cipher, key, fromBase64url(sealed));
  const bytes = unpad(new Uint8Array(padded));
  return readNote(place.kind, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
}

/** A colleague's browser wrote it, and is believed no more than a stranger's: exactly one of the three shapes. */
function readNote(kind: NotePlace['kind'], input: unknown): NoteContent {
  const { text, label, on, assigned } = Object(input) as Record<string, unknown>;
  const shape = Object.keys(Object(input)).sort().join();
  if (kind === 'text' && shape === 'text' && typeof text === 'string') return { text };
  if (kind === 'mark' && shape === 'assigned' && typeof assigned === 'string') return { assigned };
  const isLabel = kind === 'mark' && shape === 'label,on' && typeof label === 'string';
  if (isLabel && [...label].length <= labelCeiling && typeof on === 'boolean') return { label, on };
  throw new TypeError('not a note');
}

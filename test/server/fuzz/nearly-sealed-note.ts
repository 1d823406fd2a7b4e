/** A note of the right shape that nobody sealed: the server can't know. For tests of who may write one. */
import { markBytes } from '../../../widget/envelope/note-content.ts';

export function nearlySealedNote(number = 1) {
  const bytes = (length: number) => Buffer.alloc(length, 7).toString('base64url');
  return { kind: 'mark', number, iv: bytes(12), sealed: bytes(markBytes + 16) };
}

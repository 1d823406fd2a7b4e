/**
 * Notes that somebody is still writing. Locking takes everything readable away, so what is kept over it is sealed with
 * the message's own key, in the memory of this page alone, and only the same person's inbox opens it again.
 */
import type { SealedNote } from '../envelope/note-content.ts';
import type { Header } from '../envelope/wire.ts';
import type { ReadingRoom } from './reading-room.ts';

/** Message id -> its draft. Outlives the inbox, not the page. */
export type SealedDrafts = Map<string, SealedNote>;

const pauseMs = 300;

export class NoteDrafts {
  readonly #room: ReadingRoom;
  readonly #sealed: SealedDrafts;
  /** What was typed last, and not sealed yet. */
  readonly #typed = new Map<string, { header: Header; text: string }>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(room: ReadingRoom, sealed: SealedDrafts) {
    this.#room = room;
    this.#sealed = sealed;
  }

  /** Keeps what was typed so far; '' forgets it. Sealed as soon as nothing is typed for a moment. */
  keep(header: Header, text: string): void {
    this.#typed.set(header.context.id, { header, text });
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#seal(), pauseMs);
  }

  /** What was being written beside this message, '' where nothing was, or nothing that opens. */
  async find({ ...header }: Header): Promise<string> {
    const { id } = header.context;
    const typed = this.#typed.get(id);
    if (typed) return typed.text;
    const sealed = this.#sealed.get(id);
    if (!sealed) return '';
    const note = { ...this.#place(), ...sealed, at: '' };
    const [opened] = await this.#room.openNotes(header, [note]).catch(() => []);
    return opened?.content && 'text' in opened.content ? opened.content.text : '';
  }

  async #seal(): Promise<void> {
    for (const [id, { header, text }] of [...this.#typed]) {
      // Too long for a note is too long for its draft: the last that fitted stays.
      const sealed = text && (await this.#room.sealNote(header, this.#place(), { text }).catch(() => null));
      if (sealed) this.#sealed.set(id, sealed);
      else if (text === '') this.#sealed.delete(id);
      // Unless more was typed meanwhile, for which another moment is waited.
      if (this.#typed.get(id)?.text === text) this.#typed.delete(id);
    }
  }

  /** Real notes count from 1. */
  #place() {
    return { kind: 'text' as const, author: this.#room.unlocked.person, number: 0 };
  }
}

/**
 * The opened inbox, in memory only: what the server holds, what the workers made readable of it,
 * and what a person does with it. Dropping this object and its workers is locking.
 */
import type {
  InboxBody,
  InboxItem,
  InboxList,
  ListedItem,
  ListPart,
  ListRequest,
  ListUnchanged,
  MessageState,
  NotesAnswer,
  NoteWrite,
  OpenReason,
  OutcomeChoice,
  OutcomeRequest,
} from '../../server/secretariat/inbox-api.ts';
import type { FormDefinition } from '../../server/sites/public-part.ts';
import type { ListContent, MessageContent } from '../envelope/message-content.ts';
import { kindOf, type NoteContent, noteKinds } from '../envelope/note-content.ts';
import { type AskServer, faultOf } from './ask-server.ts';
import { joinedNotes } from './joined-notes.ts';
import { prepare } from './list-filter.ts';
import { type Marks, marksOf, nextNumber, noMarks } from './message-marks.ts';
import { type OpenFault, OpenRefused, type ReadingRoom } from './reading-room.ts';
import { SignedForms } from './signed-forms.ts';
import type { OpenedNote, SealedList } from './worker-tasks.ts';

export interface ListedMessage {
  id: string;
  item: ListedItem;
  /** Null while it is being opened, where it can't be, and while the message is restricted. */
  content: ListContent | null;
  fault: OpenFault | null;
  marks: Marks;
  /** The marks as they were written, oldest first; how many texts there are beside them. */
  marked: readonly OpenedNote[];
  texts: number;
}

export interface ReadMessage {
  item: InboxItem;
  /** Of a restricted message, which the list does not name; absent for others. */
  list?: ListContent | null;
  history: InboxBody['history'];
  /** Why it was opened, where it is restricted: asked again for its files. */
  reason?: OpenReason;
  answers: InboxBody['answers'];
  /** Oldest first; marks are among them. */
  notes: readonly OpenedNote[];
  content: MessageContent | null;
  /** The form that it was made with, as the administrator signed it; null where that can't be found. */
  definition: FormDefinition | null;
  fault: OpenFault | null;
}

/** The state on the screen. */
type Seen = Pick<InboxItem, 'decisions'>;

/** And an hour: what is settled a moment after the list came goes seven days after that moment. */
const weekMs = 7 * 86_400_000 + 3_600_000;

/** A person who writes in more tabs than this at once is told that it did not work. */
const mostTries = 5;

/** How often the screen hears of what is opened in bulk; drawing a long list takes from the time to open it. */
const tellEveryMs = 60;
const tellLongEveryMs = 400;
const longList = 500;

/** Fires 'inbox-changed' whenever `messages` is another list, or the time of it. */
export class OpenedInbox extends EventTarget {
  /** The server's time at the last answer, in milliseconds. */
  now: number;
  /** Messages of the list that are still on their way. */
  missing = 0;
  readonly forms: SignedForms;
  readonly #room: ReadingRoom;
  readonly #ask: AskServer;
  /** Number of this person's next note, by message and kind, where its notes were seen. */
  readonly #next = new Map<string, number>();
  readonly #messages = new Map<string, ListedMessage>();
  #sorted: ListedMessage[] | null = null;
  /** Of the list that this began with. */
  #mark: string | null = null;
  /** Where the list goes on, while it does. */
  #more: string | null = null;
  #resting = false;
  /** Notes that the server has not answered about: a second try is the very same note. */
  readonly #unanswered = new Map<string, NoteWrite>();
  /** What a whole list that is on its way has brought so far; null when it is complete. */
  #brought: Set<string> | null = null;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(room: ReadingRoom, ask: AskServer, now: number) {
    super();
    this.#room = room;
    this.#ask = ask;
    this.now = now;
    this.forms = new SignedForms(room.unlocked, ask);
  }

  /** Newest first; another array whenever something in it changed. */
  get messages(): ListedMessage[] {
    this.#sorted ??= newestFirst([...this.#messages.values()]);
    return this.#sorted;
  }

  /**
   * Fetches what changed in the list, or all of it at first, and opens it: the newest before this comes back, the
   * rest after. Returns how many of those newest were not there before.
   */
  async refresh(): Promise<number> {
    const request: ListRequest = this.#mark === null ? {} : { holds: this.#mark };
    const list = await this.#ask<InboxList | ListUnchanged>('POST', '/api/submissions/list', request);
    this.now = Date.parse(list.now);
    if ('unchanged' in list) {
      this.#changed();
      // The rest of a list may have been cut off by a lost connection.
      void this.#rest();
      return 0;
    }
    const before = new Set(this.#messages.keys());
    this.#mark = list.mark;
    if (list.whole) this.#begin(list);
    for (const id of list.gone) this.#messages.delete(id);
    const opening = this.#take(list.items);
    this.#changed();
    await opening;
    void this.#rest();
    return list.items.filter((item) => !before.has(idOf(item))).length;
  }

  /** Fetches one message (the server writes down who read it first) and opens it. Throws `ServerRefused`. */
  async read(id: string, reason?: OpenReason): Promise<ReadMessage> {
    const why = reason === undefined ? {} : { reason };
    const {
      body,
      item,
      history,
      answers,
      notes: sealed,
    } = await this.#ask<InboxBody>('POST', `/api/submissions/${id}/read`, why);
    const { context } = item.header;
    // What was asked for and nothing else: the server wrote down that this one was read.
    if (context.id !== id || context.site !== this.#room.unlocked.site)
      return { item, history, answers, notes: [], content: null, definition: null, fault: 'broken', ...why };
    this.#put(item);
    const [{ content, fault }, { content: notes }, definition, shut] = await Promise.all([
      openedOr(this.#room.openBody(item.header, body)),
      openedOr(this.#room.openNotes(item.header, sealed)),
      this.forms.definitionOf(context),
      item.frozen.length ? this.#openOne(item) : undefined,
    ]);
    this.#noted(id, notes ?? []);
    return { item, history, answers, notes: notes ?? [], content, definition, fault, ...why, ...shut };
  }

  /**
   * Writes a note or a mark beside a message; answers with all that it then has, a colleague's newest
   * included; with that one alone where only the answer had got lost.
   * `reason` where the message is restricted. Throws `ServerRefused` or `OpenRefused`.
   */
  async note(id: string, content: NoteContent, reason?: OpenReason): Promise<readonly OpenedNote[]> {
    const {
      item: { header },
      marked,
    } = this.#messages.get(id)!;
    const of = JSON.stringify([id, content]);
    const author = this.#room.unlocked.person;
    const kind = kindOf(content);
    let number = Math.max(this.#next.get(`${id} ${kind}`) ?? 1, nextNumber(marked, kind, author));
    for (let attempt = 0; ; attempt++) {
      const write = this.#unanswered.get(of) ?? {
        kind,
        number,
        ...(await this.#room.sealNote(header, { kind, author, number }, content)),
        ...(reason && { reason }),
      };
      this.#unanswered.set(of, write);
      try {
        const { notes } = await this.#ask<NotesAnswer>('POST', `/api/submissions/${id}/notes`, write);
        this.#unanswered.delete(of);
        const opened = await this.#room.openNotes(header, notes);
        this.#next.set(`${id} ${kind}`, write.number + 1);
        this.#noted(id, opened);
        return opened;
      } catch (error) {
        const fault = faultOf(error);
        if (fault !== 'offline') this.#unanswered.delete(of);
        // The same person was first in another tab.
        if (fault !== 'id-taken' || attempt >= mostTries) throw error;
        number = write.number + 1;
      }
    }
  }

  /**
   * Fetches one file of a message (the server writes down who did first) and opens it, whole or not at all.
   * Throws `ServerRefused` or `OpenRefused`.
   */
  async openFile({ item: { header }, content, reason }: ReadMessage, file: number): Promise<Blob> {
    const entry = content?.files?.[file];
    if (!entry) throw new OpenRefused('broken');
    const sealed = await this.#ask<Blob>('POST', `/api/submissions/${header.context.id}/files/${file}`, {
      ...(reason && { reason }),
    });
    return this.#room.openFile(header, { file, entry, sealed });
  }

  /**
   * Takes an outcome; the answer tells the new wipe date and until when it can be undone.
   * `seen` is the state that the person decided on: where a colleague was first, the server refuses.
   */
  decide(id: string, choice: OutcomeChoice, { decisions: seen }: Seen): Promise<InboxItem> {
    return this.#change(`/api/submissions/${id}/outcomes`, { ...choice, seen } satisfies OutcomeRequest);
  }

  /** Takes back the newest outcome of the state that the person saw. */
  undo(id: string, { decisions: seen }: Seen): Promise<InboxItem> {
    return this.#change(`/api/submissions/${id}/undo`, { seen });
  }

  /** How a message stands now and what can be decided about it, without reading it again. Throws `ServerRefused`. */
  async look(id: string): Promise<MessageState> {
    const state = await this.#ask<MessageState>('POST', `/api/submissions/${id}/state`, {});
    const known = this.#messages.get(id);
    if (known) this.#put({ ...known.item, ...state });
    return state;
  }

  /** Puts a message in the list as it now stands: one that came by mail may be newer than the list. */
  async add(item: ListedItem): Promise<void> {
    const opening = this.#take([item]);
    this.#changed();
    await opening;
  }

  /** Takes a message out of the list that the server says is gone. */
  remove(id: string): void {
    this.#messages.delete(id);
    this.#changed();
  }

  /** Of the coming seven days; counted here, so that it is right after a decision too. */
  get wipesThisWeek(): number {
    return this.messages.filter(({ item: { wipes } }) => wipes && Date.parse(wipes) <= this.now + weekMs)
      .length;
  }

  find(id: string): ListedMessage | undefined {
    return this.#messages.get(id);
  }

  /** Notes of a message that came; one that was sent a second time comes alone. */
  #noted(id: string, notes: readonly OpenedNote[]): void {
    const author = this.#room.unlocked.person;
    for (const kind of noteKinds) {
      const next = this.#next.get(`${id} ${kind}`) ?? 1;
      this.#next.set(`${id} ${kind}`, Math.max(next, nextNumber(notes, kind, author)));
    }
    const known = this.#messages.get(id);
    // A restricted message shows in the list that it is there, and nothing else.
    if (!known || !opens(known.item)) return;
    const marks = notes.filter(({ kind }) => kind === 'mark');
    const marked = joinedNotes(known.marked, marks);
    this.#messages.set(id, {
      ...known,
      marked,
      marks: marksOf(marked),
      texts: Math.max(known.texts, notes.length - marks.length),
    });
    this.#changed();
  }

  async #change(path: `/api/${string}`, content: unknown): Promise<InboxItem> {
    const item = await this.#ask<InboxItem>('POST', path, content);
    this.#put(item);
    return item;
  }

  /** The whole list comes anew: what is neither in its first part nor in the rest is gone. */
  #begin({ items, total, more }: InboxList): void {
    this.#more = more;
    this.#brought = new Set(items.map(idOf));
    this.missing = total - items.length;
    if (more === null) this.#complete();
  }

  #complete(): void {
    for (const id of this.#messages.keys()) if (this.#brought?.has(id) === false) this.#messages.delete(id);
    this.#brought = null;
    this.missing = 0;
  }

  /** Fetches and opens the older messages, part by part, while the newest are on the screen. Never throws. */
  async #rest(): Promise<void> {
    if (this.#resting) return;
    this.#resting = true;
    let opening: Promise<void> = Promise.resolve();
    while (this.#more !== null) {
      const more = this.#more;
      const part = await this.#ask<ListPart>('POST', '/api/submissions/list', { more }).catch(
        (error: unknown) => {
          // Then it is begun anew; without an answer it goes on at the next refresh.
          if (faultOf(error) === 'list-outdated') this.#mark = this.#more = null;
          return null;
        },
      );
      if (!part) break;
      // Unless a refresh began it anew meanwhile.
      if (this.#more !== more) continue;
      this.#more = part.more;
      this.missing = Math.max(0, this.missing - part.items.length);
      const taken = this.#take(part.items);
      if (part.more === null) this.#complete();
      this.#soon();
      await opening;
      opening = taken;
    }
    await opening;
    this.#resting = false;
  }

  /** Puts items in the list and opens what was not opened before. */
  #take(items: ListedItem[]): Promise<void> {
    const sealed: (SealedList & { item: ListedItem })[] = [];
    for (const item of items) {
      const id = idOf(item);
      const before = this.#messages.get(id);
      this.#brought?.add(id);
      // What was restricted is opened again once it no longer is.
      const kept = before && opens(before.item) === opens(item) ? before : unopened;
      const texts = item.notes?.texts ?? kept.texts;
      this.#messages.set(id, { ...kept, id, item, texts });
      const { header, list, notes } = item;
      // Nothing that is sealed ever changes, but a colleague may have added a mark.
      const isMarked = (notes?.marks.length ?? 0) > kept.marked.length;
      if (opens(item) && (kept !== before || isMarked))
        sealed.push({ item, header, list, ...(notes?.marks.length && { marks: notes.marks }) });
    }
    this.#sorted = null;
    return this.#room.openLists(sealed, (opened) => {
      for (const [{ item }, { content, fault, marks: marked = [] }] of opened) {
        const known = this.#messages.get(idOf(item));
        if (!known || !opens(known.item)) continue;
        // What was marked here meanwhile is newer than what came with the list.
        const isNews = marked.length > known.marked.length;
        const news = isNews ? { marked, marks: marksOf(marked) } : {};
        if (content && !known.content) prepare(known.id, content);
        this.#messages.set(known.id, { ...known, content: known.content ?? content, fault, ...news });
      }
      this.#soon();
    });
  }

  async #openOne(item: ListedItem): Promise<Pick<ReadMessage, 'list'>> {
    let list: ListContent | null = null;
    await this.#room.openLists([item], (results) => {
      list = results[0]![1].content;
    });
    return { list };
  }

  #put(item: ListedItem): void {
    void this.add(item);
  }

  /** What comes in bulk is told a few times a second. */
  #soon(): void {
    this.#sorted = null;
    const wait = this.#messages.size > longList ? tellLongEveryMs : tellEveryMs;
    this.#telling ??= setTimeout(() => this.#changed(), wait);
  }

  #changed(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#sorted = null;
    this.dispatchEvent(new Event('inbox-changed'));
  }
}

/** Of a restricted message neither the server nor the list tells whose it is; see inbox-item.ts. */
function opens({ frozen, list }: ListedItem): boolean {
  return frozen.length === 0 && list !== '';
}
const unopened = { content: null, fault: null, marks: noMarks, marked: [], texts: 0 };

function idOf({ header }: ListedItem): string {
  return header.context.id;
}

/** ISO instants sort as texts do, and this is asked of ten thousand. */
function newestFirst(messages: ListedMessage[]): ListedMessage[] {
  return messages.sort((a, b) =>
    a.item.received < b.item.received ? 1 : a.item.received > b.item.received ? -1 : 0,
  );
}

async function openedOr<Content>(
  opening: Promise<Content>,
): Promise<{ content: Content | null; fault: OpenFault | null }> {
  try {
    return { content: await opening, fault: null };
  } catch (error) {
    if (error instanceof OpenRefused) return { content: null, fault: error.code };
    throw error;
  }
}

/**
 * The opened inbox, in memory only: what the server holds, what the workers made readable of it,
 * and the four things a person does with it. Dropping this object and its workers is locking.
 */
import type {
  InboxBody,
  InboxItem,
  InboxList,
  ListRequest,
  ListUnchanged,
  OutcomeChoice,
  OutcomeRequest,
} from '../../server/secretariat/inbox-api.ts';
import type { FormDefinition } from '../../server/sites/public-part.ts';
import type { ListContent, MessageContent } from '../envelope/message-content.ts';
import type { AskServer } from './ask-server.ts';
import { type OpenFault, OpenRefused, type ReadingRoom } from './reading-room.ts';
import { SignedForms } from './signed-forms.ts';

export interface ListedMessage {
  id: string;
  item: InboxItem;
  /** Null while it is being opened, or where it can't be. */
  content: ListContent | null;
  fault: OpenFault | null;
}

export interface ReadMessage {
  item: InboxItem;
  history: InboxBody['history'];
  content: MessageContent | null;
  /** The form that it was made with, as the administrator signed it; null where that can't be found. */
  definition: FormDefinition | null;
  fault: OpenFault | null;
}

/** The state on the screen. */
type Seen = Pick<InboxItem, 'decisions'>;

/** And an hour: what is settled a moment after the list came goes seven days after that moment. */
const weekMs = 7 * 86_400_000 + 3_600_000;

/** Fires 'inbox-changed' whenever `messages` is another list, or the time of it. */
export class OpenedInbox extends EventTarget {
  messages: ListedMessage[] = [];
  /** The server's time at the last answer, in milliseconds. */
  now: number;
  readonly forms: SignedForms;
  readonly #room: ReadingRoom;
  readonly #ask: AskServer;
  /** Of the list that `messages` came from. */
  #mark: string | null = null;

  constructor(room: ReadingRoom, ask: AskServer, now: number) {
    super();
    this.#room = room;
    this.#ask = ask;
    this.now = now;
    this.forms = new SignedForms(room.unlocked, ask);
  }

  /**
   * Fetches the list if it changed, and opens what is new in it. Returns how many messages were not there before.
   * `whole`: also where nothing changed, for the dates that its outcomes would bring now.
   */
  async refresh({ whole = false } = {}): Promise<number> {
    const request: ListRequest = whole || this.#mark === null ? {} : { holds: this.#mark };
    const list = await this.#ask<InboxList | ListUnchanged>('POST', '/api/submissions/list', request);
    this.now = Date.parse(list.now);
    if ('unchanged' in list) {
      this.#changed();
      return 0;
    }
    this.#mark = list.mark;
    const known = new Map(this.messages.map((message) => [message.id, message]));
    this.messages = newestFirst(
      list.items.map((item) => {
        const id = item.header.context.id;
        const before = known.get(id);
        return before ? { ...before, item } : { id, item, content: null, fault: null };
      }),
    );
    this.#changed();
    const added = this.messages.filter(({ id }) => !known.has(id));
    await Promise.all(added.map(({ id, item }) => this.#openListed(id, item)));
    return added.length;
  }

  /** Fetches one message (the server writes down who read it first) and opens it. Throws `ServerRefused`. */
  async read(id: string): Promise<ReadMessage> {
    const { body, item, history } = await this.#ask<InboxBody>('POST', `/api/submissions/${id}/read`, {});
    this.#put(item);
    const [{ content, fault }, definition] = await Promise.all([
      openedOr(this.#room.openBody(item.header, body)),
      this.forms.definitionOf(item.header.context),
    ]);
    return { item, history, content, definition, fault };
  }

  /**
   * Fetches one file of a message (the server writes down who did first) and opens it, whole or not at all.
   * Throws `ServerRefused` or `OpenRefused`.
   */
  async openFile({ item: { header }, content }: ReadMessage, file: number): Promise<Blob> {
    const entry = content?.files?.[file];
    if (!entry) throw new OpenRefused('broken');
    const sealed = await this.#ask<Blob>('POST', `/api/submissions/${header.context.id}/files/${file}`, {});
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

  /** Takes a message out of the list that the server says is gone. */
  remove(id: string): void {
    this.messages = this.messages.filter((message) => message.id !== id);
    this.#changed();
  }

  /** Of the coming seven days; counted here, so that it is right after a decision too. */
  get wipesThisWeek(): number {
    return this.messages.filter(({ item: { wipes } }) => wipes && Date.parse(wipes) <= this.now + weekMs)
      .length;
  }

  find(id: string): ListedMessage | undefined {
    return this.messages.find((message) => message.id === id);
  }

  async #change(path: `/api/${string}`, content: unknown): Promise<InboxItem> {
    const item = await this.#ask<InboxItem>('POST', path, content);
    this.#put(item);
    return item;
  }

  async #openListed(id: string, item: InboxItem): Promise<void> {
    const { content, fault } = await openedOr(this.#room.openList(item.header, item.list));
    this.messages = this.messages.map((each) => (each.id === id ? { ...each, content, fault } : each));
    this.#changed();
  }

  /** A message that came by the mail's link may be newer than the list. */
  #put(item: InboxItem): void {
    const id = item.header.context.id;
    const known = this.find(id) !== undefined;
    this.messages = known
      ? this.messages.map((each) => (each.id === id ? { ...each, item } : each))
      : newestFirst([...this.messages, { id, item, content: null, fault: null }]);
    this.#changed();
    if (!known) void this.#openListed(id, item);
  }

  #changed(): void {
    this.dispatchEvent(new Event('inbox-changed'));
  }
}

function newestFirst(messages: ListedMessage[]): ListedMessage[] {
  return messages.sort((a, b) => b.item.received.localeCompare(a.item.received));
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

/**
 * The only place where messages become readable: a few workers that unlocked the keys for themselves.
 * The page asks and gets text; it holds no private key. Closing the room ends the workers and all they knew.
 */
import type { Challenge, ChallengeAnswer, WrittenNote } from '../../server/secretariat/inbox-api.ts';
import type { AttachedFile, MessageContent } from '../envelope/message-content.ts';
import type { NoteContent, NotePlace, SealedNote } from '../envelope/note-content.ts';
import type { OwnSealed } from '../envelope/own-seal.ts';
import type { PublicKeys } from '../envelope/reading-key.ts';
import type { StatementDraft } from '../envelope/sign-statement.ts';
import type { SignedStatement } from '../envelope/site-statement.ts';
import type { Header, Recipient } from '../envelope/wire.ts';
import type {
  OpenedList,
  OpenedNote,
  SealedList,
  Unlocked,
  WorkerAnswer,
  WorkerFault,
  WorkerTask,
} from './worker-tasks.ts';

export type OpenFault = WorkerFault;

/** Messages of one task: long enough to keep a worker busy, short enough to wait for. */
const batchSize = 20;

/** Thrown when a worker could not do what it was asked. */
export class OpenRefused extends Error {
  readonly code: OpenFault;
  constructor(code: OpenFault) {
    super(`the worker refused (${code})`);
    this.name = 'OpenRefused';
    this.code = code;
  }
}

/** What a worker needs to unlock: the key of the passphrase, which can only unwrap, and the wrapped keys. */
export interface Keys {
  kek: CryptoKey;
  wrapped: unknown;
}

interface Desk {
  worker: Worker;
  waiting: Map<number, { done: (answer: never) => void; failed: (error: OpenRefused) => void }>;
}

export class ReadingRoom {
  /** What the keys themselves say, bound into them; never what the server says. */
  readonly unlocked: Unlocked;
  readonly #desks: Desk[];
  #tasks = 0;

  private constructor(desks: Desk[], unlocked: Unlocked) {
    this.#desks = desks;
    this.unlocked = unlocked;
  }

  /** Starts the workers and unlocks in each. Throws `OpenRefused` with `unlock-failed` for keys that don't fit. */
  static async open(
    keys: Keys,
    startWorker: () => Worker,
    count: number = deskCount(),
  ): Promise<ReadingRoom> {
    const desks = Array.from({ length: count }, () => newDesk(startWorker()));
    const room = new ReadingRoom(desks, {
      site: '',
      person: '',
      root: '',
      ids: [],
      suites: [],
      signs: false,
    });
    try {
      const all = await Promise.all(
        desks.map((desk) => room.#give<Unlocked>({ task: 'unlock', ...keys }, desk)),
      );
      return new ReadingRoom(desks, all[0]!);
    } catch (error) {
      room.close();
      throw error;
    }
  }

  /** Was this sealed to one of the person's keys? Whether it opens is another question. */
  isFor({ recipients }: Header): boolean {
    return recipients.some(({ key }) => this.unlocked.ids.includes(key));
  }

  /**
   * Opens many list parts, in their order, a batch at a time for each worker: a message that somebody wants to read
   * meanwhile waits for two batches at most. `opened` hears of each batch; a part that can't be opened has a fault.
   */
  async openLists<Sealed extends SealedList>(
    parts: readonly Sealed[],
    opened: (results: [Sealed, OpenedList][]) => void,
  ): Promise<void> {
    let next = 0;
    const work = async (desk: Desk) => {
      while (next < parts.length) {
        const batch = parts.slice(next, next + batchSize);
        next += batchSize;
        const lists = batch.map(({ header, list, marks }) => ({ header, list, ...(marks && { marks }) }));
        const results = await this.#give<OpenedList[]>({ task: 'lists', lists }, desk);
        opened(batch.map((part, index) => [part, results[index]!]));
      }
    };
    // Two at once, so that no worker waits for the page.
    await Promise.all(this.#desks.flatMap((desk) => [work(desk), work(desk)]));
  }

  openBody(header: Header, body: string): Promise<MessageContent> {
    return this.#give({ task: 'body', header, body });
  }

  /** Opens one file of a message, whole or not at all; `entry` is what the message's body says of it. */
  openFile(
    header: Header,
    { file, entry, sealed }: { file: number; entry: AttachedFile; sealed: Blob },
  ): Promise<Blob> {
    return this.#give({ task: 'file', header, file, entry, sealed });
  }

  /** Opens notes of one message, in their order; one that doesn't open has no content. */
  openNotes(header: Header, notes: WrittenNote[]): Promise<OpenedNote[]> {
    return this.#give({ task: 'notes', header, notes });
  }

  /** Seals a note for whoever reads that message. */
  sealNote(header: Header, place: NotePlace, content: NoteContent): Promise<SealedNote> {
    return this.#give({ task: 'note', header, place, content });
  }

  /** Seals messages' secrets to one more reader, in their order; null for one that can't be. */
  rewrap(headers: Header[], to: PublicKeys): Promise<(Recipient | null)[]> {
    return this.#give({ task: 'rewrap', headers, to });
  }

  /** Seals a text for this person alone. */
  sealOwn(text: string): Promise<OwnSealed> {
    return this.#give({ task: 'seal-own', text });
  }

  /** Opens it again. Throws `OpenRefused`. */
  openOwn(own: OwnSealed): Promise<string> {
    return this.#give({ task: 'open-own', own });
  }

  /** Opens the server's challenges, one for each key: the proof that this person can read. */
  prove(challenge: Challenge): Promise<ChallengeAnswer> {
    return this.#give({ task: 'prove', challenge });
  }

  /** Signs the site statement; only the administrator's keys can. `now` in milliseconds. */
  sign(draft: StatementDraft, now: number): Promise<SignedStatement> {
    return this.#give({ task: 'sign', draft, now });
  }

  /** Ends the workers; whatever was still being opened is refused with `closed`. */
  close(): void {
    for (const { worker, waiting } of this.#desks) {
      worker.terminate();
      for (const { failed } of waiting.values()) failed(new OpenRefused('closed'));
      waiting.clear();
    }
  }

  #give<Answer>(task: WorkerTask, desk: Desk = this.#quietest()): Promise<Answer> {
    const number = ++this.#tasks;
    return new Promise((done, failed) => {
      desk.waiting.set(number, { done, failed });
      desk.worker.postMessage({ number, ...task });
    });
  }

  #quietest(): Desk {
    return this.#desks.reduce((least, desk) => (desk.waiting.size < least.waiting.size ? desk : least));
  }
}

/** One worker less than there are processors, so that the page stays smooth; a handful is plenty for a list. */
function deskCount(): number {
  return Math.min(Math.max((navigator.hardwareConcurrency || 2) - 1, 1), 4);
}

function newDesk(worker: Worker): Desk {
  const desk: Desk = { worker, waiting: new Map() };
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
    const waiting = desk.waiting.get(data.number);
    desk.waiting.delete(data.number);
    if (data.fault) waiting?.failed(new OpenRefused(data.fault));
    else waiting?.done(data.answer as never);
  });
  worker.addEventListener('error', () => {
    for (const { failed } of desk.waiting.values()) failed(new OpenRefused('closed'));
    desk.waiting.clear();
  });
  return desk;
}

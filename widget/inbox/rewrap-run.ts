/**
 * Gives a colleague the messages that were kept before they came, in the background and a hundred at a time. Broken off
 * it loses nothing: what was done is done, and the next run passes it over. Fires 'rewrap-changed'.
 */
import type { Rewrapped, Unshared } from '../../server/secretariat/inbox-api.ts';
import type { PublicKeys } from '../envelope/reading-key.ts';
import type { AskServer } from './ask-server.ts';
import type { ReadingRoom } from './reading-room.ts';

export interface RewrapState {
  person: string;
  /** Messages that were looked at, of how many there are. */
  looked: number;
  total: number;
  /** Messages that got the colleague as a reader, and that could not. */
  given: number;
  unable: number;
  running: boolean;
}

export class RewrapRun extends EventTarget {
  /** The newest run; null where none was begun. */
  state: RewrapState | null = null;
  readonly #room: ReadingRoom;
  readonly #ask: AskServer;

  constructor(room: ReadingRoom, ask: AskServer) {
    super();
    this.#room = room;
    this.#ask = ask;
  }

  /**
   * `keys`: from the statement that this browser verified, never from the server's list. One run at a time. Throws
   * `ServerRefused` and `OpenRefused`, after which `state` says how far it came.
   */
  async give(person: string, keys: PublicKeys): Promise<void> {
    if (this.state?.running) return;
    let state: RewrapState = { person, looked: 0, total: 0, given: 0, unable: 0, running: true };
    this.#tell(state);
    try {
      for (let after: string | null = ''; after !== null; ) {
        const page: Unshared = await this.#ask('POST', '/api/submissions/unshared', { person, after });
        const made = await this.#room.rewrap(page.headers, keys);
        const added: Rewrapped['added'] = made.flatMap((recipient, index) =>
          recipient ? [{ id: page.headers[index]!.context.id, recipient }] : [],
        );
        if (added.length)
          await this.#ask('POST', '/api/submissions/rewrapped', { person, added } satisfies Rewrapped);
        after = page.next;
        state = {
          ...state,
          looked: state.looked + page.looked,
          total: page.total,
          given: state.given + added.length,
          unable: state.unable + made.length - added.length,
        };
        this.#tell(state);
      }
    } finally {
      this.#tell({ ...state, running: false });
    }
  }

  #tell(state: RewrapState): void {
    this.state = state;
    this.dispatchEvent(new Event('rewrap-changed'));
  }
}

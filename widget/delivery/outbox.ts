/**
 * Sealed messages that wait in this browser for a connection: envelopes and receipt hashes, never a typed word.
 * The database is made when the first message has to wait, not when a page is opened.
 */
import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import { type Envelope, parseEnvelope } from '../envelope/wire.ts';

/** A message that was sealed and not yet acknowledged. */
export interface Waiting {
  envelope: Envelope;
  /** SHA-256 of the receipt key, base64url. */
  receipt: string;
  /** When it was sealed, milliseconds since 1970 by this device's clock. */
  since: number;
}

export interface Outbox {
  /** False where this browser stores nothing (private window, full disk): then only the open page has it. */
  put(waiting: Waiting): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** What waits from earlier visits; what is not an envelope is left out and removed. */
  all(): Promise<Waiting[]>;
}

/** The outbox of a site in this browser, on the origin of the page. Never throws. */
export function openOutbox(site: string): Outbox {
  const name = `privacyloket-${site}-outbox`;
  let store: UseStore | undefined;
  const opened = () => {
    store ??= createStore(name, 'waiting');
    return store;
  };
  return {
    async put(waiting) {
      try {
        await set(waiting.envelope.context.id, waiting, opened());
        return true;
      } catch {
        return false;
      }
    },
    async remove(id) {
      try {
        if (store || (await exists(name))) await del(id, opened());
      } catch {
        // Nothing is lost: an acknowledged message is answered the same way a second time.
      }
    },
    async all() {
      try {
        if (!(await exists(name))) return [];
        const found = await entries<string, unknown>(opened());
        const read = found.map(([id, value]) => waitingFrom(id, value));
        await Promise.all(found.map(([id], place) => read[place] ?? del(id, opened())));
        return read.filter((each) => each !== null);
      } catch {
        return [];
      }
    },
  };
}

/** Stored data is unknown data: the strict parser decides whether it is an envelope. */
function waitingFrom(id: string, value: unknown): Waiting | null {
  try {
    const { envelope, receipt, since } = value as Record<string, unknown>;
    const parsed = parseEnvelope(envelope);
    if (parsed.context.id !== id || typeof receipt !== 'string' || typeof since !== 'number') return null;
    return { envelope: parsed, receipt, since };
  } catch {
    return null;
  }
}

/** Looks without making: an upgrade from nothing is aborted, so a visitor who never waits has no database. */
function exists(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction!.abort();
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
    request.onerror = () => resolve(false);
  });
}

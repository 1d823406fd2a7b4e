/**
 * Sealed messages that wait in this browser for a connection: envelopes and receipt hashes, never a typed word.
 * The database is made when the first message has to wait, not when a page is opened.
 */
import { createStore, del, set, type UseStore } from 'idb-keyval';
import type { Envelope } from '../envelope/wire.ts';

/** A message that was sealed and not yet acknowledged. */
export interface Waiting {
  envelope: Envelope;
  /** SHA-256 of the receipt key, base64url. */
  receipt: string;
  /** When it was sealed, milliseconds since 1970 by this device's clock. */
  since: number;
  /** With files, which the server has already but not for long; such a message is never stored here. */
  ticket?: string | undefined;
}

export interface Outbox {
  /** False where this browser stores nothing (private window, full disk): then only the open page has it. */
  put(waiting: Waiting): Promise<boolean>;
  /** Never throws: a message that stays is posted again, and that is answered the same way. */
  remove(id: string): Promise<void>;
}

const databaseOf = (site: string) => `privacyloket-${site}-outbox`;

/** The outbox of a site in this browser, on the origin of the page. */
export function openOutbox(site: string): Outbox {
  let store: UseStore | undefined;
  const opened = () => {
    store ??= outboxStore(site);
    return store;
  };
  return {
    put: (waiting) => done(() => set(waiting.envelope.context.id, waiting, opened())),
    remove: async (id) => {
      await done(() => del(id, opened()));
    },
  };
}

/** The store under it. Opening it makes the database. */
export function outboxStore(site: string): UseStore {
  return createStore(databaseOf(site), 'waiting');
}

/** Looks without making: an upgrade from nothing is aborted, so a visitor who never waits has no database. */
export function hasOutbox(site: string): Promise<boolean> {
  return done(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(databaseOf(site));
        request.onupgradeneeded = () => request.transaction!.abort();
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = reject;
      }),
  );
}

/** Whether it worked; IndexedDB may throw, refuse or be missing. */
async function done(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}

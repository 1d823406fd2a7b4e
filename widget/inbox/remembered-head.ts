/**
 * The newest line of a practice's register that this browser saw: a number and a hash, nothing about a message.
 * Kept when the inbox is locked, so that a register that was cut short overnight shows at the next sign-in (promise 8).
 */
import type { ChainLink } from '../../server/secretariat/inbox-api.ts';

export type Head = Pick<ChainLink, 'seq' | 'hash'>;

/** What of the browser's storage is used; a private window or a full disk simply remembers nothing. */
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const placeOf = (site: string) => `privacyloket-register-${site}`;

/** The head of last time, or null. Anything unexpected in the store counts as none. */
export function rememberedHead(site: string, storage: Kept = localStorage): Head | null {
  try {
    const { seq, hash } = JSON.parse(storage.getItem(placeOf(site)) ?? 'null') as Head;
    return Number.isSafeInteger(seq) && typeof hash === 'string' ? { seq, hash } : null;
  } catch {
    return null;
  }
}

export function rememberHead(site: string, { seq, hash }: Head, storage: Kept = localStorage): void {
  try {
    storage.setItem(placeOf(site), JSON.stringify({ seq, hash }));
  } catch {
    // Then the watch begins anew at the next sign-in.
  }
}

/** For somebody who enrols: a practice that starts again has a register that starts again. */
export function forgetHead(site: string, storage: Kept = localStorage): void {
  try {
    storage.removeItem(placeOf(site));
  } catch {
    // Nothing was kept there.
  }
}

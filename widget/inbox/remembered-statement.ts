/**
 * The newest published statement of a practice that this browser verified: its version and hash. Kept when the inbox
 * is locked, so that a server which puts an older list of readers back is found out, and nothing of it signed anew.
 */

export interface SeenStatement {
  version: number;
  /** SHA-256 of the signed text, base64url. */
  hash: string;
}

/** What of the browser's storage is used; a private window or a full disk simply remembers nothing. */
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const placeOf = (site: string) => `privacyloket-statement-${site}`;

/** What was seen last time, or null. Anything unexpected in the store counts as nothing. */
export function rememberedStatement(site: string, storage: Kept = localStorage): SeenStatement | null {
  try {
    const { version, hash } = JSON.parse(storage.getItem(placeOf(site)) ?? 'null') as SeenStatement;
    return Number.isSafeInteger(version) && typeof hash === 'string' ? { version, hash } : null;
  } catch {
    return null;
  }
}

export function rememberStatement(
  site: string,
  { version, hash }: SeenStatement,
  storage: Kept = localStorage,
): void {
  try {
    storage.setItem(placeOf(site), JSON.stringify({ version, hash }));
  } catch {
    // Then nothing older is recognised at the next sign-in.
  }
}

/** For somebody who enrols: a practice that starts again has a first statement again. */
export function forgetStatement(site: string, storage: Kept = localStorage): void {
  try {
    storage.removeItem(placeOf(site));
  } catch {
    // Nothing was kept there.
  }
}

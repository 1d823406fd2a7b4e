/**
 * Who signs in on this browser: practice and name, so that the passphrase is all there is to fill in.
 * Besides the register's head the only thing that the inbox ever stores; a private window or a full disk simply remembers nobody.
 */

const place = 'privacyloket-inbox';

export interface RememberedPerson {
  site: string;
  name: string;
  /** Signed in with a passkey last time. */
  passkey?: boolean;
}

/** The person of last time, or empty texts. Anything unexpected in the store counts as nobody. */
export function rememberedPerson(storage: Storage = localStorage): RememberedPerson {
  try {
    const found: unknown = JSON.parse(storage.getItem(place) ?? 'null');
    const { site, name, passkey } = (found ?? {}) as Partial<RememberedPerson>;
    if (typeof site === 'string' && typeof name === 'string')
      return { site, name, ...(passkey === true && { passkey }) };
  } catch {
    // Unreadable or switched off: nobody.
  }
  return { site: '', name: '' };
}

export function rememberPerson(
  { site, name, passkey }: RememberedPerson,
  storage: Storage = localStorage,
): void {
  try {
    storage.setItem(place, JSON.stringify({ site, name, ...(passkey && { passkey }) }));
  } catch {
    // Then the two fields are empty next time.
  }
}

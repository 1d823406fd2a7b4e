/**
 * Who signs in on this browser: practice and name of each, so that the passphrase is all there is to fill in, and so
 * that colleagues at one desk pick their own name. A private window or a full disk simply remembers nobody.
 */

const place = 'privacyloket-inbox';
/** Colleagues at one desk; who was here longest ago is forgotten. */
const most = 8;

export interface RememberedPerson {
  site: string;
  name: string;
  /** Signed in with a passkey last time. */
  passkey?: boolean;
}

/** The person of last time, or empty texts. */
export function rememberedPerson(storage: Storage = localStorage): RememberedPerson {
  return rememberedPeople(storage)[0] ?? { site: '', name: '' };
}

/** Everybody who signed in here, the newest first. Anything unexpected in the store counts as nobody. */
export function rememberedPeople(storage: Storage = localStorage): RememberedPerson[] {
  try {
    const found: unknown = JSON.parse(storage.getItem(place) ?? 'null');
    const { others } = (found ?? {}) as { others?: unknown };
    return [found, ...(Array.isArray(others) ? others : [])].flatMap(personIn);
  } catch {
    // Unreadable or switched off: nobody.
    return [];
  }
}

export function rememberPerson(person: RememberedPerson, storage: Storage = localStorage): void {
  const [newest] = personIn(person);
  if (!newest) return;
  const others = rememberedPeople(storage)
    .filter((each) => !isSame(each, newest))
    .slice(0, most - 1);
  try {
    storage.setItem(place, JSON.stringify({ ...newest, ...(others.length > 0 && { others }) }));
  } catch {
    // Then the two fields are empty next time.
  }
}

/** Forgets everybody; what they are in the inbox stays as it is. */
export function forgetPeople(storage: Storage = localStorage): void {
  try {
    storage.removeItem(place);
  } catch {
    // Then nothing was kept either.
  }
}

/** A name is written in one way or another, and it is the same person. */
export function isSame(one: RememberedPerson, other: RememberedPerson): boolean {
  return one.site === other.site && one.name.toLowerCase() === other.name.toLowerCase();
}

function personIn(found: unknown): RememberedPerson[] {
  const { site, name, passkey } = (found ?? {}) as Partial<RememberedPerson>;
  if (typeof site !== 'string' || typeof name !== 'string') return [];
  return [{ site, name, ...(passkey === true && { passkey }) }];
}

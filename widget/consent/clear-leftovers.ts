/**
 * Clears what services without a yes left in this browser: cookies in every domain and path variant, localStorage,
 * sessionStorage, IndexedDB and caches. Then looks again, a second later and once more, for what writes itself back.
 */
import type { ConsentDetails } from '../settings/gate-settings.ts';
import { consentDetails } from './consent-details.ts';
import type { Gate } from './gate.ts';
import { fits, knownNames } from './known-names.ts';

/** How long what was cleared gets to come back, in ms. */
const secondLookMs = 1000;

/**
 * Clears by the services' known and declared names. What is still there a second after it was cleared, twice, is put
 * in `gate.left`. Settles when that is known, and at once where there was nothing to clear: it then looks on alone.
 * False when the declared names could not be asked: the known ones are gone then, and it is worth another try.
 */
export async function clearLeftovers(gate: Gate): Promise<boolean> {
  const details = await consentDetails(gate);
  const pass = () => clearOnce(goneFor(gate, details), gate.cookies);
  const found = await pass();
  const looks = lookAgain(gate, pass);
  if (found.length) await looks;
  return details !== undefined;
}

/** One look on a later page, for whoever opens the preferences: clears what it finds and tells what stays. */
export async function findLeft(gate: Gate): Promise<void> {
  const details = await consentDetails(gate);
  const pass = () => clearOnce(goneFor(gate, details), gate.cookies);
  const found = await pass();
  // Found although it was cleared on an earlier page: it came back, and may do so again.
  gate.left = found.length ? [...new Set([...gate.left, ...found])] : [];
}

async function lookAgain(gate: Gate, pass: () => Promise<string[]>): Promise<void> {
  for (let look = 0; look < 2; look++) {
    await new Promise((done) => setTimeout(done, secondLookMs));
    gate.left = await pass();
    if (!gate.left.length) return;
  }
}

/** Says of a name whether it is to go: meant by a service without a yes, and by none that has one. */
function goneFor({ settings, choices }: Gate, details?: ConsentDetails) {
  return (name: string): boolean => {
    const now = choices();
    const isMeant = (yes: boolean) =>
      settings.services
        // Behind our own relay Google keeps nothing: what its tag left before is to go.
        .filter(({ id, run }) => (now[id] && !(run === 'google-analytics' && now.ip)) === yes)
        .flatMap(({ id, run }) => [
          ...((run && knownNames[run]) ?? []),
          ...(details?.services.find((each) => each.id === id)?.cookies.map(({ name }) => name) ?? []),
        ])
        .some((each) => fits(name, each));
    return !name.startsWith(`privacyloket-${settings.site}`) && isMeant(false) && !isMeant(true);
  };
}

/** Removes what it finds, and tells what it found. */
async function clearOnce(isGone: (name: string) => boolean, cookies: Gate['cookies']): Promise<string[]> {
  const found = new Set<string>();
  const note = (name: string) => isGone(name) && !!found.add(name);
  for (const pair of cookies().split('; ')) {
    const name = pair.split('=')[0]!;
    if (note(name))
      for (const where of cookieVariants(location, isSecureContext)) cookies(`${name}=;max-age=0${where}`);
  }
  for (const open of [() => localStorage, () => sessionStorage])
    try {
      const storage = open();
      for (const name of Object.keys(storage)) if (note(name)) storage.removeItem(name);
    } catch {
      // Storage is blocked: then nothing can be left in it.
    }
  try {
    for (const { name } of await indexedDB.databases())
      if (name && note(name)) await settled(indexedDB.deleteDatabase(name));
  } catch {
    // Blocked, or a browser that can't list its databases.
  }
  try {
    for (const name of await caches.keys()) if (note(name)) await caches.delete(name);
  } catch {
    // Blocked, or a page that is no secure context.
  }
  return [...found];
}

/** Every domain and path under which this page can have been given a cookie; partitioned ones have their own jar. */
export function cookieVariants(
  { hostname, pathname }: Pick<Location, 'hostname' | 'pathname'>,
  secure: boolean,
): string[] {
  const labels = hostname.split('.');
  const domains = ['', ...labels.map((_, index) => `;domain=${labels.slice(index).join('.')}`)];
  const folders = pathname.split('/').slice(1);
  const paths = [
    '/',
    ...folders.flatMap((_, index) => {
      const path = `/${folders.slice(0, index + 1).join('/')}`;
      return [path, `${path}/`];
    }),
  ];
  const jars = secure ? [';secure', ';secure;samesite=none;partitioned'] : [''];
  return domains.flatMap((domain) =>
    paths.flatMap((path) => jars.map((jar) => `${domain};path=${path}${jar}`)),
  );
}

function settled(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((done) => {
    request.onsuccess = request.onerror = request.onblocked = () => done();
  });
}

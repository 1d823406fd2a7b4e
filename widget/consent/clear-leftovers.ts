/**
 * Clears what services without a yes left in this browser: cookies in every domain and path variant,
 * localStorage, sessionStorage, IndexedDB and caches; then looks again and tells what is left.
 * Runs where none of them runs any more, so nothing writes it back.
 */
import type { ConsentDetails } from '../settings/gate-settings.ts';
import type { Gate } from './gate.ts';

/** What the vendors are known to write, whether the site lists it or not (standards: GA-17, section 2). */
const known: Record<string, string[]> = {
  'google-analytics': ['_ga', '_ga_*', '_gid', '_gat*', '_gac_*', '_gcl_*'],
  hotjar: ['_hj*'],
  matomo: ['_pk_*', 'mtm_*', 'matomo_*'],
};

/** Clears by the services' known and declared names, and puts what is left in `gate.left`. */
export async function clearLeftovers(gate: Gate): Promise<void> {
  const { settings, loket } = gate;
  const choices = gate.choices();
  const details: ConsentDetails | undefined = await fetch(`${loket}/s/${settings.site}/details`, {
    credentials: 'omit',
  })
    .then((answer) => (answer.ok ? answer.json() : undefined))
    .catch(() => undefined);
  const names = (yes: boolean) =>
    settings.services
      .filter(({ id, run }) => (choices[id] && !(run === 'google-analytics' && choices.ip)) === yes)
      .flatMap(({ id, run }) => [
        ...((run && known[run]) ?? []),
        ...(details?.services.find((each) => each.id === id)?.cookies.map(({ name }) => name) ?? []),
      ]);
  const [gone, kept] = [names(false), names(true)];
  const own = `privacyloket-${settings.site}`;
  const isGone = (name: string) =>
    name !== own && gone.some((each) => fits(name, each)) && !kept.some((each) => fits(name, each));
  const pass = () => clearOnce(isGone, gate.cookies);
  await pass();
  gate.left = await pass();
}

/** Whether a name is meant by a declared one; a trailing * stands for any ending. */
export function fits(name: string, declared: string): boolean {
  return declared.endsWith('*') ? name.startsWith(declared.slice(0, -1)) : name === declared;
}

/** Removes what it finds, and tells what it found. */
async function clearOnce(isGone: (name: string) => boolean, cookies: Gate['cookies']): Promise<string[]> {
  const found: string[] = [];
  const note = (name: string) => isGone(name) && found.push(name) > 0;
  for (const pair of cookies().split('; ')) {
    const name = pair.split('=')[0]!;
    if (note(name)) for (const where of cookieVariants(location)) cookies(`${name}=;max-age=0${where}`);
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
    for (const name of await caches.keys()) if (note(name)) await caches.delete(name);
  } catch {
    // Blocked, or a browser that can't list its databases.
  }
  return found;
}

/** Every domain and path under which this page can have been given a cookie. */
export function cookieVariants({
  hostname,
  pathname,
  protocol,
}: Pick<Location, 'hostname' | 'pathname' | 'protocol'>): string[] {
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
  const secure = protocol === 'https:' ? ';secure' : '';
  return domains.flatMap((domain) => paths.map((path) => `${domain};path=${path}${secure}`));
}

function settled(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((done) => {
    request.onsuccess = request.onerror = request.onblocked = () => done();
  });
}

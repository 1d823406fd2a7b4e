/** All that this page keeps in this browser, in five kinds of storage. What a server keeps to itself (HttpOnly) is not seen. */
import type { Entry } from './doctor-declared.ts';

/** Names only, never what is kept under them. Storage that is blocked or can't be listed holds nothing to report. */
export async function keptEntries(cookies: string): Promise<Entry[]> {
  const named = (kind: Entry['kind'], names: string[]) => names.map((name) => ({ kind, name }));
  const keysOf = (open: () => Storage) => {
    try {
      return Object.keys(open());
    } catch {
      return [];
    }
  };
  // Firefox before 126 can't list its databases; Cache Storage is absent where the page is no secure context.
  const databases = async () => (await indexedDB.databases()).map(({ name }) => name ?? '');
  const none = () => [] as string[];
  return [
    ...named(
      'cookie',
      cookies
        .split('; ')
        .map((pair) => pair.split('=')[0]!)
        .filter(Boolean),
    ),
    ...named(
      'local',
      keysOf(() => localStorage),
    ),
    ...named(
      'session',
      keysOf(() => sessionStorage),
    ),
    ...named('indexeddb', await databases().catch(none)),
    ...named(
      'cache',
      await Promise.resolve()
        .then(() => caches.keys())
        .catch(none),
    ),
  ];
}

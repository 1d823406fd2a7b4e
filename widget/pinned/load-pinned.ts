/**
 * How the pinned gate imports: every file of a step is fetched by a link that names its hash, all at once, and the
 * first is imported only when all of them are there. What the server sends otherwise never runs.
 */
import { pinnedFiles } from './pinned-files.ts';

/** What the loader takes over from the page; set by the door before anything is loaded. */
export const page = { nonce: '', language: '' };

const here = import.meta.url;
const arrived = new Map<number, Promise<unknown>>();

/**
 * Loads `entry` and gives its exports. `step` lists all that it imports, now or later, each after what it needs itself;
 * words of languages that this page does not speak are left out. Rejects, and imports nothing, where one file of the
 * step is not what this script was built with, or did not come; the next call tries again.
 */
export async function loadPinned(entry: number, step: readonly number[]): Promise<unknown> {
  const wanted = step.filter((each) => {
    const [, , language] = pinnedFiles[each]!;
    return each === entry || !language || language === page.language;
  });
  // Safari before 17 and Firefox before 115 know no such link; there a script does it, one after the other.
  if (document.createElement('link').relList.supports('modulepreload'))
    await Promise.all(wanted.map(fetched));
  else for (const each of wanted) await fetched(each);
  return import(/* @vite-ignore */ addressOf(entry));
}

/**
 * Fetches all words of another language, each by its hash: whoever imports them next gets what came here. Rejects
 * where one is not what this script was built with, or did not come.
 */
export async function bringWords(language: string): Promise<void> {
  await Promise.all(pinnedFiles.map((file, number) => file && file[2] === language && fetched(number)));
}

function addressOf(file: number): string {
  return new URL(`../a/${pinnedFiles[file]![0]}`, here).href;
}

/** Once per page; the module map then answers every import of this address with what came here. */
function fetched(file: number): Promise<unknown> {
  let coming = arrived.get(file);
  if (!coming) {
    coming = ask(file);
    arrived.set(file, coming);
    coming.catch(() => arrived.delete(file));
  }
  return coming;
}

function ask(file: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    const known = link.relList.supports('modulepreload');
    const element = known
      ? Object.assign(link, { rel: 'modulepreload', href: addressOf(file) })
      : Object.assign(document.createElement('script'), { type: 'module', src: addressOf(file) });
    Object.assign(element, {
      crossOrigin: '',
      integrity: `sha256-${pinnedFiles[file]![1]}`,
      nonce: page.nonce,
      onload: resolve,
      onerror: reject,
    });
    document.head.append(element);
  });
}

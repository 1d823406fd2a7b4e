/** The one place that touches `document.cookie`: the functional cookie that holds the visitor's decision. */
import type { ConsentRecord, Source } from './decision.ts';

/** Reads all cookies, after setting one where a text is given. Blocked storage reads as empty and keeps nothing. */
export function cookies(set?: string): string {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: whether a decision was kept has to be known in the turn of its click
    if (set) document.cookie = set;
    return document.cookie;
  } catch {
    return '';
  }
}

/**
 * The decision kept under `name`, the newest where a cookie of this host and one of the whole domain both stand;
 * undefined when there is none. What can't be read counts as never asked: a yes takes the hash of its question.
 */
export function readRecord(name: string): ConsentRecord | undefined {
  return newestOf(`; ${cookies()}`.split(`; ${name}=`).slice(1));
}

/**
 * The same, without holding up the page: `document.cookie` waits for another process, which is a third of what a
 * returning visit costs. Where the browser has no Cookie Store, or refuses it, it is read as above.
 */
export async function findRecord(name: string): Promise<ConsentRecord | undefined> {
  try {
    return newestOf((await cookieStore.getAll(name)).map((each) => each.value!));
  } catch {
    return readRecord(name);
  }
}

/** The newest of these values; another cookie may still stand behind one. */
function newestOf(values: string[]): ConsentRecord | undefined {
  let newest: ConsentRecord | undefined;
  for (const each of values) {
    const [version, proof, at36, source, flag, choices, since36] = each.split(';')[0]!.split('.');
    const at = Number.parseInt(at36!, 36);
    // One of a later day than today would outlive every no.
    if (choices === undefined || !(at <= Date.now()) || (newest && newest.at >= at)) continue;
    const answers = choices.split('~');
    newest = {
      version: version!,
      proof: proof!,
      at,
      since: Number.parseInt(since36 ?? at36!, 36),
      source: source as Source,
      unsettled: !!flag,
      choices: Object.fromEntries(answers.map((each) => [each.slice(5), each[0] === '1'])),
      asked: Object.fromEntries(answers.map((each) => [each.slice(5), each.slice(1, 5)])),
    };
  }
  return newest;
}

/** The one place that touches `document.cookie`: the functional cookie that holds the visitor's decision. */
import type { ConsentRecord, Source } from './decision.ts';

/** Reads all cookies, after setting one where a text is given. Blocked storage reads as empty and keeps nothing. */
export function cookies(set?: string): string {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store answers later, and releasing may not wait
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
  let newest: ConsentRecord | undefined;
  for (const each of cookies().split('; ')) {
    if (!each.startsWith(`${name}=`)) continue;
    const [version, proof, at36, source, flag, choices, since36] = each.slice(name.length + 1).split('.');
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

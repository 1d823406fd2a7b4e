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

const pattern =
  /^([\w-]{8})\.([\w-]{22})\.([a-z\d]{6,9})\.(banner|preferences|link|embed|gpc|dnt)\.(!?)\.([\w~-]*)$/;

/** The decision kept under `name`; undefined when there is none. What can't be read counts as never asked. */
export function readRecord(name: string): ConsentRecord | undefined {
  const kept = cookies()
    .split('; ')
    .find((each) => each.startsWith(`${name}=`));
  const [, version, proof, at, source, flag, choices] = kept?.slice(name.length + 1).match(pattern) ?? [];
  if (choices === undefined) return;
  const answers = choices.split('~');
  return {
    version: version!,
    proof: proof!,
    at: Number.parseInt(at!, 36),
    source: source as Source,
    unsettled: !!flag,
    choices: Object.fromEntries(answers.map((each) => [each.slice(5), each[0] === '1'])),
    asked: Object.fromEntries(answers.map((each) => [each.slice(5), each.slice(1, 5)])),
  };
}

/** Keeps the decision until `days` after it was taken, on this host only; writing it again adds no time. */
export function writeRecord(name: string, record: ConsentRecord, days: number): void {
  const { version, proof, at, source, unsettled, choices, asked } = record;
  // The IP switch is no service: it is asked with the one that it belongs to.
  const answers = Object.entries(choices).map(([id, yes]) => +yes + (asked[id] ?? '----') + id);
  const text = [version, proof, at.toString(36), source, unsettled ? '!' : '', answers.join('~')].join('.');
  const until = new Date(at + days * 864e5).toUTCString();
  const secure = location.protocol === 'https:' ? ';secure' : '';
  cookies(`${name}=${text};path=/;expires=${until};samesite=lax${secure}`);
}

/** How a decision becomes the text of the functional cookie; record.ts reads it back. */
import type { ConsentRecord } from './decision.ts';
import type { Gate } from './gate.ts';

/** What is asked with another question, or was not answered: no hash looks like this. */
export const notAsked = '----';

/**
 * Keeps the decision until the site's days after its oldest answer; writing it again adds no time. On this host only,
 * or for the whole domain that the site names and that this page is part of.
 */
export function writeRecord(
  { name, cookies, settings }: Pick<Gate, 'name' | 'cookies' | 'settings'>,
  record: ConsentRecord,
): void {
  const { version, proof, at, since, source, unsettled, choices, asked } = record;
  const answers = Object.entries(choices).map(([id, yes]) => +yes + (asked[id] ?? notAsked) + id);
  const parts = [version, proof, at.toString(36), source, unsettled ? '!' : '', answers.join('~')];
  if (since !== at) parts.push(since.toString(36));
  const until = new Date(since + settings.days * 864e5).toUTCString();
  const { hostname, protocol } = location;
  const { shareWith } = settings;
  const shared = shareWith && `.${hostname}`.endsWith(`.${shareWith}`) ? `;domain=${shareWith}` : '';
  const secure = protocol === 'https:' ? ';secure' : '';
  cookies(`${name}=${parts.join('.')};path=/;expires=${until};samesite=lax${shared}${secure}`);
}

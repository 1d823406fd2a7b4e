/** How far behind a page with a pinned tag is: what our server made since, asked of that server. */
import type { DoctorWords } from '../words/doctor-nl.ts';
import { dayOf } from './doctor-facts.ts';
import { tagOnPage } from './doctor-page.ts';
import type { Gate } from './gate.ts';

/** In words; empty for a living tag, and where the server does not say. */
export async function pinnedAge(
  { loket, settings }: Pick<Gate, 'loket' | 'settings'>,
  words: DoctorWords,
): Promise<string> {
  const { pinned, address } = tagOnPage();
  if (!pinned) return '';
  try {
    const answer = await fetch(`${loket}/s/${settings.site}/pinned.json`, { credentials: 'omit' });
    if (!answer.ok) return '';
    const { newest } = (await answer.json()) as { newest: { hash: string; made: string | number } };
    if (address.includes(newest.hash)) return words.newest;
    return words.older(dayOf(new Date(newest.made).getTime()));
  } catch {
    return '';
  }
}

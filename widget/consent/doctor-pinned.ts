/** How far behind a page with a pinned tag is: what our server made since, asked of that server. */
import type { DoctorWords } from '../words/doctor-nl.ts';
import { dayOf } from './doctor-facts.ts';
import { tagOnPage } from './doctor-page.ts';
import type { Gate } from './gate.ts';

interface PinnedGate {
  integrity: string;
  /** ISO instant. */
  made: string;
}

/** In words; empty for a living tag, and where the server does not say. */
export async function pinnedAge(
  { loket, settings }: Pick<Gate, 'loket' | 'settings'>,
  words: DoctorWords,
): Promise<string> {
  const { pinned, hash } = tagOnPage();
  if (!pinned) return '';
  try {
    const answer = await fetch(`${loket}/s/${settings.site}/pinned.json`, { credentials: 'omit' });
    if (!answer.ok) return '';
    const { newest, known }: { newest: PinnedGate; known: PinnedGate[] } = await answer.json();
    // A tag may name more than one hash; the one that is its own is enough.
    const own = known.find(({ integrity }) => hash.includes(integrity));
    const day = ({ made }: PinnedGate) => dayOf(Date.parse(made));
    if (!own) return words.strange(day(newest));
    const later = known.filter(({ made }) => made > own.made).length;
    return later ? words.older(later, day(own), day(newest)) : words.newest;
  } catch {
    return '';
  }
}

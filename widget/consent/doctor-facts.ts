/** What the doctor tells about this page besides what is wrong: tag, versions, language, choice, and how old it is. */
import type { DoctorWords } from '../words/doctor-nl.ts';
import { tagOnPage } from './doctor-page.ts';
import type { Gate } from './gate.ts';

export type Fact = [label: string, value: string];

/** `behind` is what pinnedAge found; empty on a page with a living tag. */
export function factsOf(gate: Gate, words: DoctorWords, behind: string): Fact[] {
  const { settings, language, signal } = gate;
  const { address, pinned, hash } = tagOnPage();
  const record = gate.record();
  const choices = gate.choices();
  const titles = (yes: boolean) =>
    settings.services
      .filter(({ id }) => choices[id] === yes)
      .map(({ id }) => id)
      .join(', ') || words.nothing;
  const facts: (Fact | false)[] = [
    [words.tag, pinned ? words.pinned : words.living],
    [words.script, address],
    pinned && [words.hash, hash],
    behind !== '' && [words.behind, behind],
    [words.settings, settings.version],
    [words.language, language],
    [words.choice, record ? words.day(record.source, dayOf(record.at)) : words.none],
    [words.on, titles(true)],
    [words.off, titles(false)],
    signal !== undefined && [words.signal, words.signals[signal]],
  ];
  return facts.filter((each) => each !== false);
}

/** A day as a webmaster reads it. */
export function dayOf(at: number): string {
  return new Date(at).toLocaleString('nl', { dateStyle: 'medium', timeStyle: 'short' });
}

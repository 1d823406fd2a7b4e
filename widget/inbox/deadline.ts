/** How much of a term is left: by which day a request or complaint is to be decided, in words and as a mark. Pure. */
import type { InboxItem } from '../../server/secretariat/inbox-api.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import { dayWords, type Language } from './date-words.ts';

export interface Deadline {
  words: string;
  /** For the colour; the words say it too (AC-03). */
  mark: 'late' | 'soon' | 'calm';
}

/** A working week: time to call, and to tell that it will be later. */
const soonDays = 7;

/** Null where nothing has to be decided by a day. `now` in milliseconds, the server's time. */
export function deadlineOf(
  { decideBy }: Pick<InboxItem, 'decideBy'>,
  { words, language, now }: { words: InboxWords['list']; language: Language; now: number },
): Deadline | null {
  if (!decideBy) return null;
  const left = daysUntil(decideBy.day, now);
  const mark = left < 0 ? 'late' : left <= soonDays ? 'soon' : 'calm';
  return { words: words.decideBy(dayWords(`${decideBy.day}T12:00Z`, language, now), left), mark };
}

/** Whole days from today, as the calendar in the Netherlands counts them. */
export function daysUntil(day: string, now: number): number {
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format(now);
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

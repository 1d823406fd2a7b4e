/** How much of a term is left: by which day a request or complaint is to be decided, or done, in words and as a mark. Pure. */
import type { InboxItem } from '../../server/secretariat/inbox-api.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import { dayIn, dayWords, type Language } from './date-words.ts';

export interface Deadline {
  words: string;
  /** For the colour; the words say it too (AC-03). */
  mark: 'late' | 'soon' | 'calm';
}

/** A working week: time to call, and to tell that it will be later. */
const soonDays = 7;

/** Null where nothing has to be decided or done by a day. `now` in milliseconds, the server's time. */
export function deadlineOf(
  { decideBy, request }: Pick<InboxItem, 'decideBy' | 'request'>,
  { words, language, now }: { words: InboxWords; language: Language; now: number },
): Deadline | null {
  const day = decideBy?.day ?? request?.carryOutBy;
  if (!day) return null;
  const left = daysUntil(day, now);
  const mark = left < 0 ? 'late' : left <= soonDays ? 'soon' : 'calm';
  const by = decideBy ? words.list.decideBy : words.requests.carryOutBy;
  return { words: by(dayWords(`${day}T12:00Z`, language, now), left), mark };
}

/** Whole days from today, as the calendar in the Netherlands counts them. */
export function daysUntil(day: string, now: number): number {
  return Math.round((Date.parse(day) - Date.parse(dayIn(now))) / 86_400_000);
}

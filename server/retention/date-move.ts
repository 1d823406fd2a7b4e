/** What an outcome did to the wipe date, as the register says it: codes and days, nothing else. Pure. */
import { dayOf } from './dutch-calendar.ts';
import type { OutcomeEvent } from './standing.ts';

/**
 * "hold:complaint 2026-06-29>none": outcome, reason, and the day before and after; only the first two where the day
 * stays. `was` and `now` in ms, null without a date.
 */
export function detailOf(
  { outcome, reason }: Pick<OutcomeEvent, 'outcome' | 'reason'>,
  was: number | null,
  now: number | null,
): string {
  const what = reason === '' ? outcome : `${outcome}:${reason}`;
  const [before, after] = [was, now].map((at) => (at === null ? 'none' : dayOf(at)));
  return before === after ? what : `${what} ${before}>${after}`;
}

/** On which day something came in that the secretariat writes down later: the term counts from it. Pure. */
import { dayOf, zone } from '../retention/dutch-calendar.ts';

/** Longer ago is a slip of the year, or a case of which every term is over: that belongs with who advises on it. */
const oldest = 'P1Y';

/**
 * The instant that stands for this day (ISO date): `now` (ms) where it is today, else the middle of that day, so that
 * no term begins on another one. Null for a day in the future or more than a year ago.
 */
export function receivedAt(day: string, now: number): number | null {
  const today = dayOf(now);
  if (day > today || Temporal.PlainDate.from(day).add(oldest).toString() < today) return null;
  if (day === today) return now;
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
    .epochMilliseconds;
}

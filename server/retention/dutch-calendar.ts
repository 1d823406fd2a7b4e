/**
 * Calendar arithmetic as people in the Netherlands count: same wall-clock time, also across a change of the clocks.
 * Pure; instants are whole milliseconds since 1970, terms ISO 8601 durations.
 */

export const zone = 'Europe/Amsterdam';

/**
 * The same wall-clock time one term later: P4W is 28 days later, to the hour, in summer and winter time.
 * A time that the clocks skip becomes the hour after it, one that comes twice stays in the first of both.
 */
export function addTerm(at: number, term: string): number {
  return zoned(at).add(term).epochMilliseconds;
}

/** The calendar day on which an instant falls, as an ISO date. */
export function dayOf(at: number): string {
  return zoned(at).toPlainDate().toString();
}

/** The first instant of a calendar day, an ISO date; throws a RangeError where that day doesn't exist. */
export function startOfDay(day: string): number {
  return startOf(Temporal.PlainDate.from(day));
}

/**
 * When something that was dealt with at `at` goes: the day that lies `plus` after the last day of its boekjaar
 * ("MM-DD"), at its very start, so that "within three months" holds to the minute; never before the boekjaar is over.
 */
export function afterBoekjaar(at: number, ends: string, plus: string): number {
  const day = zoned(at).toPlainDate();
  const monthDay = Temporal.PlainMonthDay.from(ends);
  // 02-29 becomes the 28th in a common year: the month's last day either way.
  let last = monthDay.toPlainDate({ year: day.year });
  if (Temporal.PlainDate.compare(last, day) < 0) last = monthDay.toPlainDate({ year: day.year + 1 });
  return Math.max(startOf(last.add(plus)), startOf(last.add({ days: 1 })));
}

function zoned(at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

function startOf(day: Temporal.PlainDate): number {
  return day.toZonedDateTime(zone).epochMilliseconds;
}

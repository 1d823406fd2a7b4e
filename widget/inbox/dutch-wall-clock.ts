/** What `datetime-local` asks and shows, in Dutch time wherever the laptop thinks it is. Pure. */

const wall = new Intl.DateTimeFormat('sv', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** "2026-11-23T09:05" for an ISO instant or ms; the minute that it lies in. */
export function wallTime(instant: string | number): string {
  return wall.format(new Date(instant)).replace(' ', 'T');
}

/** The ISO instant of a Dutch wall time; null for what is none. An hour that comes twice is the first of both. */
export function instantOf(wallTimeText: string): string | null {
  const asUtc = Date.parse(`${wallTimeText}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wallTimeText) || Number.isNaN(asUtc)) return null;
  const instant = [2, 1]
    .map((hours) => asUtc - hours * 3_600_000)
    .find((each) => wallTime(each) === wallTimeText);
  // An hour that the clocks skip is the one after it.
  return new Date(instant ?? asUtc - 3_600_000).toISOString();
}

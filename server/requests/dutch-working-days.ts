/**
 * Working days as the law counts them (Algemene termijnenwet, article 3): no Saturday, no Sunday and no generally
 * acknowledged holiday. Good Friday and 5 May are among those every year, also where people work. Pure.
 */

/** The days of a year on which nobody has to work and that are no Sunday by themselves, as ISO dates, in order. */
export function holidaysOf(year: number): string[] {
  const easter = easterSunday(year);
  const kingsDay = Temporal.PlainDate.from({ year, month: 4, day: 27 });
  return [
    Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    easter.subtract({ days: 2 }),
    easter.add({ days: 1 }),
    // On a Sunday it is celebrated the day before.
    kingsDay.dayOfWeek === 7 ? kingsDay.subtract({ days: 1 }) : kingsDay,
    Temporal.PlainDate.from({ year, month: 5, day: 5 }),
    easter.add({ days: 39 }),
    easter.add({ days: 50 }),
    Temporal.PlainDate.from({ year, month: 12, day: 25 }),
    Temporal.PlainDate.from({ year, month: 12, day: 26 }),
  ]
    .map(String)
    .sort();
}

/** Easter Sunday in the Gregorian calendar: the anonymous algorithm of Meeus, Jones and Butcher. */
export function easterSunday(year: number): Temporal.PlainDate {
  const moon = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const shift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * moon + century - Math.floor(century / 4) - shift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((moon + 11 * epact + 22 * weekday) / 451);
  const count = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(count / 31), day: (count % 31) + 1 });
}

/** Whether people work on this day; `day` as an ISO date. */
export function isWorkingDay(day: string): boolean {
  const date = Temporal.PlainDate.from(day);
  return date.dayOfWeek < 6 && !holidaysOf(date.year).includes(day);
}

/** The working day that lies this many working days after `day` (an ISO date, which isn't counted itself). */
export function addWorkingDays(day: string, count: number): string {
  let date = Temporal.PlainDate.from(day);
  for (let left = count; left > 0; ) {
    date = date.add({ days: 1 });
    if (isWorkingDay(date.toString())) left -= 1;
  }
  return date.toString();
}

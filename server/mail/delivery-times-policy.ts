/** When a mail about a message goes to one recipient: how often they asked for it, and not in their quiet hours. Pure. */
import { zone } from '../retention/dutch-calendar.ts';
import type { Frequency, MailSettings, Quiet } from '../sites/mail-schema.ts';

export interface Wish {
  frequency: Frequency;
  /** With 'daily': "08:00". */
  at: string;
  quiet: Quiet | undefined;
}

/** What counts for one address: its own, and where it says nothing, the site's. */
export function wishOf(mail: MailSettings, recipient: string): Wish {
  const own = Object.hasOwn(mail.perAddress, recipient) ? mail.perAddress[recipient] : undefined;
  return {
    frequency: own?.frequency ?? mail.frequency,
    at: own?.at ?? mail.at,
    quiet: own?.quiet ?? mail.quiet,
  };
}

/**
 * When a mail leaves for what came in at `now`, in ms: at once, on the next full hour, or at the next such time of day.
 * By the clock and not by the mail before it, so that nothing has to be remembered of whom was told when.
 */
export function leavesAt({ frequency, at }: Wish, now: number): number {
  if (frequency === 'hourly')
    return zoned(now).round({ smallestUnit: 'hour', roundingMode: 'ceil' }).epochMilliseconds;
  if (frequency === 'daily') return next(zoned(now), at).epochMilliseconds;
  return now;
}

/** The first instant from `now` on that is not quiet, in ms; `now` itself where it isn't. */
export function quietUntil(quiet: Quiet | undefined, now: number): number {
  if (quiet === undefined) return now;
  let moment = zoned(now);
  // A night before a weekend and the night after it are the most that follow one another.
  for (let stretch = 0; stretch < 8; stretch++) {
    if (quiet.weekends && moment.dayOfWeek > 5) moment = moment.add({ days: 1 }).startOfDay();
    else if (isNight(quiet, moment)) moment = next(moment, quiet.until);
    else break;
  }
  return moment.epochMilliseconds;
}

function isNight({ from, until }: Quiet, moment: Temporal.ZonedDateTime): boolean {
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  return from < until ? time >= from && time < until : time >= from || time < until;
}

/** The next time that the clock says so, never this very moment. */
function next(moment: Temporal.ZonedDateTime, time: string): Temporal.ZonedDateTime {
  const today = moment.withPlainTime(time);
  return Temporal.ZonedDateTime.compare(today, moment) > 0
    ? today
    : moment.add({ days: 1 }).withPlainTime(time);
}

function zoned(at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

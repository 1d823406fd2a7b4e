/**
 * The seal of a register: how many lines it has, and the hash of the newest, on a day. It goes to the privacy officer by
 * mail every week; a register that was shortened or rewritten later no longer fits it. Pure.
 */

import { zone } from '../retention/dutch-calendar.ts';

export interface Seal {
  /** ISO date. */
  day: string;
  number: number;
  hash: string;
}

/** "2026-11-23/1204/<hash>": what stands in the mail, and what `register verify --seal` takes. */
export function sealText({ day, number, hash }: Seal): string {
  return `${day}/${number}/${hash}`;
}

/** The seal of such a text, or null where it is none. */
export function readSeal(text: string): Seal | null {
  const [, day, number, hash] = /^(\d{4}-\d\d-\d\d)\/([1-9]\d{0,14})\/([\w-]{43})$/.exec(text.trim()) ?? [];
  if (day === undefined) return null;
  try {
    return { day: Temporal.PlainDate.from(day).toString(), number: Number(number), hash: hash! };
  } catch {
    return null;
  }
}

const sealMorning = '07:00';

/**
 * Whether a seal is due at `now`: on the first Monday morning after the one before, or after the register began.
 * `since` and `now` in ms. A server that was away on Monday sends it when it is back.
 */
export function isSealDue(since: number, now: number): boolean {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const monday = today.toPlainDate().subtract({ days: today.dayOfWeek - 1 });
  const morning = monday.toZonedDateTime({ timeZone: zone, plainTime: sealMorning }).epochMilliseconds;
  return now >= morning && since < morning;
}

/**
 * The day on which the service really ended, where that is written down later: a term that counts from the day of
 * writing would keep the message too long (AVG 5(1)(e)). Pure.
 */
import { dayOf, startOfDay } from './dutch-calendar.ts';

/** Whether `reason` may go with service-ended: '' for today, or a real day from the agreement up to today. */
export function serviceEndFits(reason: string, agreedAt: number | null, now: number): boolean {
  if (reason === '') return true;
  // ISO days stand in the order of their letters.
  return isDay(reason) && agreedAt !== null && dayOf(agreedAt) <= reason && reason <= dayOf(now);
}

/** When it ended, in ms: the start of the day that was named, or `at`, when it was written down without one. */
export function serviceEnd(reason: string, at: number): number {
  return isDay(reason) ? startOfDay(reason) : at;
}

/** YYYY-MM-DD, and a day that exists. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

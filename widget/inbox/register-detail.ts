/** What stands behind a line of the register, in words. */
import type { InboxWords } from '../words/inbox-nl.ts';

type DayWords = (iso: string) => string;

/** Words that details are made of. */
export type DetailWords = Pick<InboxWords, 'outcomes' | 'reasons' | 'register'>;

/**
 * "hold:complaint" and "wiped:2 left:5" as a person says it, days written out by `day`.
 * A count, a code without words and the address of what was refused stay as they are.
 */
export function detailWords(
  detail: string,
  { outcomes, reasons, register }: DetailWords,
  day: DayWords,
): string {
  const [, route, count] = /^([A-Z]+ \/\S*)(?: (\d+))?$/.exec(detail) ?? [];
  if (route !== undefined) return count === undefined ? route : `${route} (${count}×)`;
  const known: Record<string, string> = { ...outcomes, ...reasons, ...register.details };
  const say = (part: string) => known[part] ?? (/^\d{4}-\d\d-\d\d$/.test(part) ? day(part) : part);
  return detail
    .split(' ')
    .map((pair) => (pair.includes('>') ? movedDays(pair, say) : pair.split(':').map(say).join(': ')))
    .join(', ');
}

/** "2026-06-29>none", as server/retention/date-move.ts writes it. */
function movedDays(move: string, say: DayWords): string {
  return move.split('>').map(say).join(' → ');
}

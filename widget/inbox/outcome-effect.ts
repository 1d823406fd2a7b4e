/** What an outcome does to the wipe date, in words, before it is taken. Pure. */
import type { InboxItem, OutcomeOffer } from '../../server/secretariat/inbox-api.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import { dayWords, type Language, momentWords } from './date-words.ts';

/** One or two short sentences; dates come from the server's offer and are never worked out here. */
export function effectWords(
  { outcome, wipes, decideBy }: OutcomeOffer,
  item: Pick<InboxItem, 'wipes'>,
  { words, language, now }: { words: InboxWords['decide']; language: Language; now: number },
): string {
  const { effects } = words;
  if (outcome === 'hold') return effects.held;
  if (outcome === 'freeze') return effects.frozen;
  if (outcome === 'lift' && wipes === null) return `${effects.lifted} ${effects.undated}`;
  if (decideBy) return effects.later(dayWords(`${decideBy}T12:00Z`, language, now));
  if (wipes === null)
    return outcome === 'move-klacht' || outcome === 'move-privacyverzoek' ? effects.open : effects.undated;
  const day = dayWords(wipes, language, now);
  switch (outcome) {
    case 'unwanted':
    case 'no-agreement':
    case 'in-file':
    case 'erased-on-request':
    case 'transferred':
      return effects.gone(momentWords(wipes, language, now));
    case 'agreement':
      return `${effects.kept(day)} ${effects.asked}`;
    case 'not-in-file':
      return `${effects.kept(day)} ${effects.askedAgain}`;
    case 'lift':
      return `${effects.lifted} ${effects.becomes(day)}`;
    case 'extend':
    case 'service-ended':
      return effects.kept(day);
    default:
      return wipes === item.wipes ? effects.stays(day) : effects.becomes(day);
  }
}

/** What a decision did to the wipe date, after it was taken; '' where the day stayed. Dates as ISO instants or null. */
export function movedWords(
  [was, now]: readonly [string | null, string | null],
  { words, language, at }: { words: InboxWords['decide']; language: Language; at: number },
): string {
  const { effects } = words;
  const [before, after] = [was, now].map((each) =>
    each === null ? effects.noDate : dayWords(each, language, at),
  );
  return before === after ? '' : effects.moved(before!, after!);
}

/** What a decision about many messages does to each, before it is taken: how many have which effect, in words. Pure. */
import type { MessageState, OutcomeCode } from '../../server/secretariat/inbox-api.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import type { Language } from './date-words.ts';
import { effectWords } from './outcome-effect.ts';

export interface Effects {
  /** Ids of what it can be done with. */
  possible: string[];
  /** Most frequent first. */
  texts: { text: string; count: number }[];
  /** How many it can't be done with now. */
  impossible: number;
}

/** `states` by message id, as the server just said them. */
export function effectsOf(
  outcome: OutcomeCode,
  states: ReadonlyMap<string, MessageState>,
  surroundings: { words: InboxWords['decide']; language: Language; now: number },
): Effects {
  const counts = new Map<string, number>();
  const possible: string[] = [];
  for (const [id, state] of states) {
    const offer = state.offers.find((each) => each.outcome === outcome && !each.reason);
    if (!offer) continue;
    possible.push(id);
    const text = effectWords(offer, state, surroundings);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const texts = [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((one, other) => other.count - one.count);
  return { possible, texts, impossible: states.size - possible.length };
}

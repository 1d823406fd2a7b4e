/** Who did what with a message and when, under the reader; folded, because it is rarely needed. */
import { html, type TemplateResult } from 'lit';
import type { InboxBody, OutcomeCode } from '../../server/secretariat/inbox-api.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import { type Language, momentWords } from './date-words.ts';

export interface HistorySurroundings {
  words: InboxWords;
  language: Language;
  /** Person id -> name. */
  names: Map<string, string>;
  /** Milliseconds. */
  now: number;
}

/** Draws the lines as the server gave them, oldest first. */
export function messageHistory(
  history: InboxBody['history'],
  { words, language, names, now }: HistorySurroundings,
): TemplateResult {
  return html`<details class="history">
    <summary>${words.reader.history}</summary>
    ${
      history.length
        ? html`<ol>
            ${history.map(
              ({ at, actor, outcome, reason }) => html`<li>
                <time datetime=${at}>${momentWords(at, language, now)}</time>
                <span><bdi>${names.get(actor) ?? actor}</bdi>: ${what(outcome, reason, words)}</span>
              </li>`,
            )}
          </ol>`
        : html`<p class="soft">${words.reader.noHistory}</p>`
    }
  </details>`;
}

function what(event: string, reason: string, words: InboxWords): string {
  const outcome = words.outcomes[event as OutcomeCode] ?? words.reader.events[event] ?? event;
  const why = words.reasons[reason as keyof InboxWords['reasons']] ?? reason;
  return why ? `${outcome} (${why})` : outcome;
}

/** One row of the list: a link to a message, with what there is to know of it at a glance. Pure. */
import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../envelope/visible-text.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import { addressOf } from './address.ts';
import { dayWords, type Language, momentWords, shortWords } from './date-words.ts';
import { deadlineOf } from './deadline.ts';
import { listedName } from './listed-name.ts';
import type { ListedMessage } from './opened-inbox.ts';

export interface RowSurroundings {
  words: InboxWords;
  language: Language;
  /** The server's time, in milliseconds: it alone decides dates. */
  now: number;
  /** Person id -> name. */
  names: ReadonlyMap<string, string>;
  /** Id of who is signed in. */
  me: string;
  /** Id of the message that is open, or ''. */
  chosen: string;
}

export function messageRow(message: ListedMessage, surroundings: RowSurroundings): TemplateResult {
  const { id, item, content, marks, texts } = message;
  const { words: all, language, now, chosen } = surroundings;
  const words = all.list;
  const unread = item.state === 'new';
  const suite = item.header.suite;
  const deadline = deadlineOf(item, { words: all, language, now });
  return html`<a href=${addressOf({ at: 'message', id })} data-id=${id} class=${unread ? 'unread' : ''}
      aria-current=${id === chosen ? 'true' : nothing}>
      <span class="who">
        ${unread ? html`<span class="dot"><span class="unseen">${words.unread}</span></span>` : nothing}
        <bdi class="name">${listedName(message, words)}</bdi>
        <time datetime=${item.received} title=${momentWords(item.received, language, now)}>
          ${shortWords(item.received, language, now)}
        </time>
      </span>
      <bdi class="first">${content ? visibleText(content.first) : '\u00a0'}</bdi>
      <span class="facts">
        <span class="kind ${item.kind}">${all.kinds[item.kind]}</span>
        ${waits({ item }) ? nothing : html`<span class="state">${all.reader.states[item.state]}</span>`}
        ${marks.labels.map((label) => html`<bdi class="label">${visibleText(label)}</bdi>`)}
        ${marks.assigned ? html`<bdi class="assigned">${takenBy(marks.assigned, surroundings)}</bdi>` : nothing}
        ${texts ? html`<span class="noted">${all.notes.count(texts)}</span>` : nothing}
        ${item.frozen.length ? html`<span class="held">${words.frozen}</span>` : nothing}
        ${item.held ? html`<span class="held">${words.held}</span>` : nothing}
        ${item.answered ? html`<span class="state">${all.answer.short}</span>` : nothing}
        ${deadline ? html`<span class="deadline ${deadline.mark}">${deadline.words}</span>` : nothing}
        <span class="wipes">
          ${item.wipes ? words.wipes(dayWords(item.wipes, language, now)) : words.keeps}
        </span>
        <span class="suite ${suite}" title=${all.suites[suite]}>
          <span class="unseen">${all.suites[suite]}</span>
        </span>
      </span>
    </a>`;
}

function takenBy(person: string, { words, names, me }: RowSurroundings): string {
  const { at, atMe } = words.notes;
  return person === me ? atMe : at(names.get(person) ?? person);
}

/** Does this message still wait for a decision? */
export function waits({ item }: Pick<ListedMessage, 'item'>): boolean {
  return item.state === 'new' || item.state === 'read';
}

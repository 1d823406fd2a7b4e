/**
 * `<inbox-list>`: the messages, newest first; what still waits above, what was decided below.
 * Rows are links, so they open with a click, Enter, or in the address bar; arrows, j and k move along them.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { visibleText } from '../envelope/visible-text.ts';
import { addressOf } from './address.ts';
import { dayWords, momentWords, shortWords } from './date-words.ts';
import { deadlineOf } from './deadline.ts';
import { InboxElement } from './inbox-element.ts';
import type { ListedMessage } from './opened-inbox.ts';

export class InboxList extends InboxElement {
  static override properties: PropertyDeclarations = {
    messages: { attribute: false },
    wipesThisWeek: { type: Number },
    now: { type: Number },
    chosen: { attribute: false },
  };
  declare messages: ListedMessage[];
  declare wipesThisWeek: number;
  /** The server's time, in milliseconds: it alone decides dates. */
  declare now: number;
  /** Id of the message that is open, or ''. */
  declare chosen: string;

  constructor() {
    super();
    this.addEventListener('keydown', this.#key);
  }

  /** Puts the focus on a row, after its message was closed on a narrow screen. */
  focusOn(id: string): void {
    this.querySelector<HTMLElement>(`a[href="${addressOf({ at: 'message', id })}"]`)?.focus();
  }

  override render(): TemplateResult {
    const words = this.words.list;
    const todo = this.messages.filter(waits);
    const decided = this.messages.filter((each) => !waits(each));
    return html`
      <section aria-labelledby="todo-heading">
        <h2 id="todo-heading">${words.todo} <span class="count">${todo.length}</span></h2>
        ${todo.length ? this.#rows(todo) : this.#done()}
      </section>
      ${
        decided.length
          ? html`<section aria-labelledby="decided-heading">
              <h2 id="decided-heading">${words.decided} <span class="count">${decided.length}</span></h2>
              ${this.#rows(decided)}
            </section>`
          : nothing
      }
      ${this.messages.length > 1 ? html`<p class="soft small keys">${words.keys}</p>` : nothing}
    `;
  }

  #done(): TemplateResult {
    return html`<div class="done">
      <svg viewBox="0 0 48 48" aria-hidden="true"><path d="M13 25.5l7.5 7.5L36 16.5"/></svg>
      <p><strong>${this.words.list.done}</strong> ${this.words.list.wiping(this.wipesThisWeek)}</p>
    </div>`;
  }

  #rows(messages: ListedMessage[]): TemplateResult {
    return html`<ul>${messages.map((message) => html`<li>${this.#row(message)}</li>`)}</ul>`;
  }

  #row({ id, item, content, fault }: ListedMessage): TemplateResult {
    const words = this.words.list;
    const unread = item.state === 'new';
    const suite = item.header.suite;
    const deadline = deadlineOf(item, { words: this.words, language: this.language, now: this.now });
    return html`<a href=${addressOf({ at: 'message', id })} class=${unread ? 'unread' : ''}
      aria-current=${id === this.chosen ? 'true' : nothing}>
      <span class="who">
        ${unread ? html`<span class="dot"><span class="unseen">${words.unread}</span></span>` : nothing}
        <bdi class="name">${content ? visibleText(content.name) || words.noName : fault ? words.sealed : '…'}</bdi>
        <time datetime=${item.received} title=${momentWords(item.received, this.language, this.now)}>
          ${shortWords(item.received, this.language, this.now)}
        </time>
      </span>
      <bdi class="first">${content ? visibleText(content.first) : '\u00a0'}</bdi>
      <span class="facts">
        <span class="kind ${item.kind}">${this.words.kinds[item.kind]}</span>
        ${
          waits({ item }) ? nothing : html`<span class="state">${this.words.reader.states[item.state]}</span>`
        }
        ${item.held ? html`<span class="held">${words.held}</span>` : nothing}
        ${deadline ? html`<span class="deadline ${deadline.mark}">${deadline.words}</span>` : nothing}
        <span class="wipes">
          ${item.wipes ? words.wipes(dayWords(item.wipes, this.language, this.now)) : words.keeps}
        </span>
        <span class="suite ${suite}" title=${this.words.suites[suite]}>
          <span class="unseen">${this.words.suites[suite]}</span>
        </span>
      </span>
    </a>`;
  }

  #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (!step) return;
    const rows = [...this.querySelectorAll('a')];
    const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
    event.preventDefault();
    rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus();
  };
}

/** Does this message still wait for a decision? */
export function waits({ item }: Pick<ListedMessage, 'item'>): boolean {
  return item.state === 'new' || item.state === 'read';
}

/**
 * `<inbox-list>`: the messages, newest first; what still waits above, what was decided below, and above both what
 * narrows them. Rows are links, so they open with a click, Enter, or in the address bar; arrows, j and k move along them.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { visibleText } from '../envelope/visible-text.ts';
import { addressOf } from './address.ts';
import { dayWords, momentWords, shortWords } from './date-words.ts';
import { deadlineOf } from './deadline.ts';
import { InboxElement } from './inbox-element.ts';
import { everything, isNarrow, type ListFilter, wanted } from './list-filter.ts';
import { listedName } from './listed-name.ts';
import type { ListedMessage } from './opened-inbox.ts';
import { blockRows, RowBlocks } from './row-blocks.ts';

type List = 'todo' | 'decided';

export class InboxList extends InboxElement {
  static override properties: PropertyDeclarations = {
    messages: { attribute: false },
    missing: { type: Number },
    wipesThisWeek: { type: Number },
    now: { type: Number },
    chosen: { attribute: false },
    filter: { state: true },
  };
  declare messages: ListedMessage[];
  /** How many are still on their way. */
  declare missing: number;
  declare wipesThisWeek: number;
  /** The server's time, in milliseconds: it alone decides dates. */
  declare now: number;
  /** Id of the message that is open, or ''. */
  declare chosen: string;
  declare filter: ListFilter;
  readonly #blocks = new RowBlocks(this);
  /** What is shown, for the keys. */
  #shown: Record<List, readonly ListedMessage[]> = { todo: [], decided: [] };

  constructor() {
    super();
    this.missing = 0;
    this.filter = everything;
    this.addEventListener('keydown', this.#key);
  }

  /** Puts the focus on a row, wherever in the list it is. */
  async focusOn(id: string): Promise<void> {
    for (const list of ['todo', 'decided'] as const) {
      const place = this.#shown[list].findIndex((each) => each.id === id);
      if (place >= 0) this.#blocks.reveal(list, place);
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>(`a[href="${addressOf({ at: 'message', id })}"]`)?.focus();
  }

  override render(): TemplateResult {
    const words = this.words.list;
    const narrow = isNarrow(this.filter);
    const shown = wanted(this.messages, this.filter);
    const todo = shown.filter(waits);
    const decided = shown.filter((each) => !waits(each));
    this.#shown = { todo, decided };
    return html`
      ${this.messages.length > 1 || narrow ? this.#filters(shown.length, narrow) : nothing}
      ${narrow && !shown.length ? html`<p class="soft choose">${words.noneFound}</p>` : nothing}
      ${
        narrow && !todo.length
          ? nothing
          : html`<section aria-labelledby="todo-heading">
              <h2 id="todo-heading">${words.todo} <span class="count">${this.#count(todo.length)}</span></h2>
              ${todo.length ? this.#rows('todo', todo) : this.#done()}
            </section>`
      }
      ${
        decided.length
          ? html`<section aria-labelledby="decided-heading">
              <h2 id="decided-heading">${words.decided} <span class="count">${this.#count(decided.length)}</span></h2>
              ${this.#rows('decided', decided)}
            </section>`
          : nothing
      }
      ${this.messages.length > 1 ? html`<p class="soft small keys">${words.keys}</p>` : nothing}
    `;
  }

  #filters(found: number, narrow: boolean): TemplateResult {
    const words = this.words.list;
    const choice = (name: 'kind' | 'stand', label: string, options: Record<string, string>) =>
      html`<label><span>${label}</span><select .value=${this.filter[name]}
        @change=${({ target }: Event) => this.#narrow({ [name]: (target as HTMLSelectElement).value })}>
        <option value="">${words.all}</option>
        ${Object.entries(options).map(([value, text]) => html`<option value=${value}>${text}</option>`)}
      </select></label>`;
    return html`<search class="filters">
      <label class="find"><span>${words.find}</span><input type="search" id="find" autocomplete="off" spellcheck="false"
        .value=${this.filter.text} @input=${({ target }: Event) => this.#narrow({ text: (target as HTMLInputElement).value })} /></label>
      ${choice('kind', words.kind, this.words.kinds)} ${choice('stand', words.stand, words.stands)}
      <p role="status" class="small soft">
        ${narrow ? words.found(this.#count(found)) : nothing} ${this.missing ? words.coming(this.#count(this.missing)) : nothing}
      </p>
    </search>`;
  }

  #narrow(change: Partial<ListFilter>): void {
    this.filter = { ...this.filter, ...change };
  }

  #count(number: number): string {
    return number.toLocaleString(this.language);
  }

  #done(): TemplateResult {
    return html`<div class="done">
      <svg viewBox="0 0 48 48" aria-hidden="true"><path d="M13 25.5l7.5 7.5L36 16.5"/></svg>
      <p><strong>${this.words.list.done}</strong> ${this.words.list.wiping(this.wipesThisWeek)}</p>
    </div>`;
  }

  #rows(list: List, messages: readonly ListedMessage[]): TemplateResult {
    const long = messages.length > blockRows;
    const item = (message: ListedMessage, place: number) =>
      html`<div class="item" role="listitem" aria-setsize=${long ? messages.length : nothing}
        aria-posinset=${long ? place + 1 : nothing}>${this.#row(message)}</div>`;
    return this.#blocks.draw({ list, rows: messages, key: ({ id }) => id, draw: item });
  }

  #row(message: ListedMessage): TemplateResult {
    const { id, item, content } = message;
    const words = this.words.list;
    const unread = item.state === 'new';
    const suite = item.header.suite;
    const deadline = deadlineOf(item, { words: this.words, language: this.language, now: this.now });
    return html`<a href=${addressOf({ at: 'message', id })} data-id=${id} class=${unread ? 'unread' : ''}
      aria-current=${id === this.chosen ? 'true' : nothing}>
      <span class="who">
        ${unread ? html`<span class="dot"><span class="unseen">${words.unread}</span></span>` : nothing}
        <bdi class="name">${listedName(message, words)}</bdi>
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
        ${item.frozen.length ? html`<span class="held">${words.frozen}</span>` : nothing}
        ${item.held ? html`<span class="held">${words.held}</span>` : nothing}
        ${item.answered ? html`<span class="state">${this.words.answer.short}</span>` : nothing}
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
    if ((event.target as Element).matches('input, select')) return;
    const ids = [...this.#shown.todo, ...this.#shown.decided].map(({ id }) => id);
    const row = (event.target as Element).closest<HTMLElement>('[data-id]');
    const at = ids.indexOf(row?.dataset.id ?? '');
    const next = ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
    event.preventDefault();
    if (next) void this.focusOn(next);
  };
}

/** Does this message still wait for a decision? */
export function waits({ item }: Pick<ListedMessage, 'item'>): boolean {
  return item.state === 'new' || item.state === 'read';
}

/**
 * `<inbox-list>`: the messages, newest first; what still waits above, what was decided below, and above both what
 * narrows them. Rows are links, so they open with a click, Enter, or in the address bar; arrows, j and k move along them.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { addressOf } from './address.ts';
import { filterBar } from './filter-bar.ts';
import { InboxElement } from './inbox-element.ts';
import { everything, isNarrow, type ListFilter, wanted } from './list-filter.ts';
import { listedName } from './listed-name.ts';
import { messageRow, waits } from './message-row.ts';
import type { ListedMessage } from './opened-inbox.ts';
import { blockRows, RowBlocks } from './row-blocks.ts';
import type { SavedViews } from './saved-views.ts';

type List = 'todo' | 'decided';

export class InboxList extends InboxElement {
  static override properties: PropertyDeclarations = {
    messages: { attribute: false },
    missing: { type: Number },
    wipesThisWeek: { type: Number },
    now: { type: Number },
    chosen: { attribute: false },
    names: { attribute: false },
    me: { attribute: false },
    picked: { attribute: false },
    pick: { attribute: false },
    saved: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
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
  /** Person id -> name. */
  declare names: Map<string, string>;
  /** Id of who is signed in. */
  declare me: string;
  /** Ids of the messages that are chosen; null where nobody is choosing. */
  declare picked: ReadonlySet<string> | null;
  declare pick: (picked: ReadonlySet<string> | null) => void;
  declare saved: SavedViews;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;
  declare filter: ListFilter;
  readonly #blocks = new RowBlocks(this);
  /** What is shown, for the keys. */
  #shown: Record<List, readonly ListedMessage[]> = { todo: [], decided: [] };

  constructor() {
    super();
    this.missing = 0;
    this.picked = null;
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
      ${
        this.messages.length > 1 || narrow
          ? filterBar({
              ...this.#surroundings,
              messages: this.messages,
              filter: this.filter,
              missing: this.missing,
              found: narrow ? shown.length : null,
              narrow: (change) => {
                this.filter = { ...this.filter, ...change };
              },
              picking: this.#picking(shown.length),
              views: this.#views(),
            })
          : nothing
      }
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

  #views(): TemplateResult {
    return html`<inbox-views .words=${this.words} .language=${this.language} .saved=${this.saved} .filter=${this.filter}
      .attempt=${this.attempt} .tell=${this.tell} .show=${(filter: ListFilter) => {
        this.filter = filter;
      }}></inbox-views>`;
  }

  #picking(found: number): TemplateResult {
    const words = this.words.many;
    if (!this.picked)
      return html`<button class="quiet" @click=${() => this.pick(new Set())}>${words.pick}</button>`;
    return html`<button class="quiet" @click=${this.#pickAll}>${words.all(this.#count(found))}</button>`;
  }

  #pickAll = (): void =>
    this.pick(new Set([...this.#shown.todo, ...this.#shown.decided].map(({ id }) => id)));

  /** Chooses or drops one; the first one begins it. */
  #pickOne(id: string): void {
    const picked = new Set(this.picked);
    if (!picked.delete(id)) picked.add(id);
    this.pick(picked);
  }

  get #surroundings() {
    const { words, language, names, me } = this;
    return { words, language, names, me };
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
    const surroundings = this.#surroundings;
    const item = (message: ListedMessage, place: number) =>
      html`<div class="item" role="listitem" aria-setsize=${long ? messages.length : nothing}
        aria-posinset=${long ? place + 1 : nothing}>${this.picked ? this.#box(message) : nothing}${messageRow(message, { ...surroundings, chosen: this.chosen, now: this.now })}</div>`;
    return this.#blocks.draw({ list, rows: messages, key: ({ id }) => id, draw: item });
  }

  #box(message: ListedMessage): TemplateResult {
    const { id } = message;
    const name = listedName(message, this.words.list);
    return html`<label class="box"><input type="checkbox" aria-label=${this.words.many.one(name)}
      .checked=${this.picked?.has(id) ?? false} @change=${() => this.#pickOne(id)} /></label>`;
  }

  #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = event.target as HTMLElement;
    const isTyping = at.matches('input:not([type="checkbox"]), select');
    if (event.key === '/' && !isTyping) {
      event.preventDefault();
      this.querySelector<HTMLElement>('#find')?.focus();
      return;
    }
    const focused = at.closest('.item')?.querySelector<HTMLElement>('[data-id]');
    if (isTyping) return;
    if (event.key === 'Escape' && this.picked) this.pick(null);
    if (event.key === 'x' && focused) this.#pickOne(focused.dataset.id!);
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (!step) return;
    const ids = [...this.#shown.todo, ...this.#shown.decided].map(({ id }) => id);
    const place = ids.indexOf(focused?.dataset.id ?? '');
    const next = ids[Math.min(Math.max(place + step, 0), ids.length - 1)];
    event.preventDefault();
    if (next) void this.focusOn(next);
  };
}

/** `<inbox-views>`: the views that a person saved, to go to with one touch, and what is shown now to be saved as one. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { visibleText } from '../envelope/visible-text.ts';
import { InboxElement } from './inbox-element.ts';
import { isNarrow, type ListFilter } from './list-filter.ts';
import { mostViews, type SavedViews, viewNameCeiling } from './saved-views.ts';

export class InboxViews extends InboxElement {
  static override properties: PropertyDeclarations = {
    saved: { attribute: false },
    filter: { attribute: false },
    show: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
    missing: { state: true },
    busy: { state: true },
  };
  declare saved: SavedViews;
  /** What narrows the list now. */
  declare filter: ListFilter;
  declare show: (filter: ListFilter) => void;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;
  declare missing: boolean;
  declare busy: boolean;

  constructor() {
    super();
    this.missing = false;
    this.busy = false;
  }

  override render(): TemplateResult {
    const words = this.words.views;
    const { views } = this.saved;
    return html`<details @toggle=${this.#opened}>
      <summary>${words.title}</summary>
      ${views?.length === 0 ? html`<p class="soft small">${words.none}</p>` : nothing}
      ${
        views?.length
          ? html`<ul>${views.map(
              ({ name, filter }) => html`<li>
                <button class="quiet" @click=${() => this.#show(name, filter)}><bdi>${visibleText(name)}</bdi></button>
                <button class="quiet" aria-label=${words.remove(visibleText(name))} @click=${() => this.#remove(name)}
                  ><span aria-hidden="true">×</span></button></li>`,
            )}</ul>`
          : nothing
      }
      ${this.#form((views?.length ?? 0) >= mostViews)}
    </details>`;
  }

  #form(full: boolean): TemplateResult {
    const words = this.words.views;
    if (!isNarrow(this.filter)) return html`<p class="soft small">${words.how}</p>`;
    if (full) return html`<p class="soft small">${words.full(mostViews)}</p>`;
    return html`<form novalidate @submit=${this.#save}>
      <label for="view-name">${words.name}</label>
      <div class="row"><input id="view-name" autocomplete="off" maxlength=${viewNameCeiling}
        aria-describedby=${this.missing ? 'view-fault' : nothing} aria-invalid=${this.missing ? 'true' : nothing} />
        <button>${words.save}</button></div>
      <p class="fault" id="view-fault" role="alert">${this.missing ? words.missing : nothing}</p>
    </form>`;
  }

  async #opened(event: ToggleEvent): Promise<void> {
    if (event.newState !== 'open' || this.saved.views) return;
    await this.attempt(() => this.saved.load());
    this.requestUpdate();
  }

  #show(name: string, filter: ListFilter): void {
    this.show(filter);
    this.tell(this.words.views.shown(visibleText(name)));
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const input = this.querySelector<HTMLInputElement>('#view-name')!;
    const name = input.value.trim().replace(/\s+/g, ' ');
    this.missing = name === '';
    if (this.missing) return input.focus();
    await this.#change(
      () => this.saved.save({ name, filter: this.filter }),
      this.words.views.saved(visibleText(name)),
    );
    input.value = '';
  }

  async #remove(name: string): Promise<void> {
    await this.#change(() => this.saved.remove(name), this.words.views.removed(visibleText(name)));
    await this.focusAfterRender('summary');
  }

  async #change(deed: () => Promise<void>, said: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.attempt(async () => {
      await deed();
      this.tell(said);
    });
    this.busy = false;
  }
}

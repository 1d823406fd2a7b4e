/**
 * `<inbox-notes>`: what the secretariat wrote beside a message, and room for more. Sealed here before it goes; what was
 * typed stays when the server refuses, and comes back after the inbox was locked.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { type NoteContent, noteFits } from '../envelope/note-content.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import { isComplete } from './message-marks.ts';
import type { NoteDrafts } from './note-drafts.ts';
import type { ReadMessage } from './opened-inbox.ts';
import type { OpenedNote } from './worker-tasks.ts';

export class InboxNotes extends InboxElement {
  static override properties: PropertyDeclarations = {
    message: { attribute: false },
    listed: { type: Number },
    names: { attribute: false },
    now: { type: Number },
    note: { attribute: false },
    again: { attribute: false },
    drafts: { attribute: false },
    text: { state: true },
    fault: { state: true },
    busy: { state: true },
  };
  declare message: ReadMessage;
  /** How many texts the list says that there are. */
  declare listed: number;
  /** Person id -> name. */
  declare names: Map<string, string>;
  declare now: number;
  /** Writes one; false where that was refused, which the desk shows. */
  declare note: (content: NoteContent) => Promise<boolean>;
  /** Reads the message again, for what colleagues wrote. */
  declare again: () => Promise<void>;
  declare drafts: NoteDrafts;
  declare text: string;
  declare fault: 'missing' | 'tooLong' | '';
  declare busy: boolean;

  constructor() {
    super();
    this.text = '';
    this.fault = '';
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('message')) return;
    const before = changed.get('message') as ReadMessage | undefined;
    if (before?.item.header.context.id !== this.message.item.header.context.id) void this.#begin();
  }

  override render(): TemplateResult {
    const words = this.words.notes;
    const { notes } = this.message;
    const texts = notes.filter(({ kind }) => kind === 'text');
    const news = this.listed - texts.length;
    return html`<section class="stack" aria-labelledby="notes-heading">
      <h2 id="notes-heading" tabindex="-1">${words.heading}</h2>
      ${isComplete(notes) ? nothing : html`<p class="notice bad">${words.incomplete}</p>`}
      ${texts.length ? html`<ol>${texts.map((each) => this.#one(each))}</ol>` : nothing}
      <div role="status">${
        news > 0
          ? html`<div class="notice row"><p>${words.news(news)}</p> <button @click=${this.#again}>${words.show}</button></div>`
          : nothing
      }</div>
      <form class="stack" novalidate @submit=${this.#save}>
        <div class="field">
          <label for="note-text">${words.write}</label>
          <textarea id="note-text" dir="auto" rows="3" .value=${this.text} ?readonly=${this.busy} @input=${this.#typed}
            aria-describedby=${this.fault ? 'note-help note-fault' : 'note-help'} aria-invalid=${this.fault ? 'true' : nothing}></textarea>
          <p class="help" id="note-help">${words.help}</p>
          <p class="fault" id="note-fault" role="alert">${this.fault ? words[this.fault] : nothing}</p>
        </div>
        <button aria-disabled=${this.busy ? 'true' : nothing}>${this.busy ? words.saving : words.save}</button>
      </form>
    </section>`;
  }

  #one({ content, author, at }: OpenedNote): TemplateResult {
    const words = this.words.notes;
    const moment = momentWords(at, this.language, this.now);
    return html`<li>
      <p class="small soft"><bdi>${words.by(this.names.get(author) ?? author, moment)}</bdi></p>
      ${
        content && 'text' in content
          ? html`<p class="text" dir="auto">${visibleText(content.text)}</p>`
          : html`<p class="fault">${words.broken}</p>`
      }
    </li>`;
  }

  async #begin(): Promise<void> {
    const { id } = this.message.item.header.context;
    this.text = '';
    this.fault = '';
    const draft = await this.drafts.find(this.message.item.header);
    // Unless somebody went on, or began to type.
    if (this.message.item.header.context.id === id && this.text === '') this.text = draft;
  }

  #typed(event: Event): void {
    this.text = (event.target as HTMLTextAreaElement).value;
    this.fault = '';
    this.drafts.keep(this.message.item.header, this.text);
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const { header } = this.message.item;
    const content = { text: this.text.trim() };
    this.fault = content.text === '' ? 'missing' : noteFits(content) ? '' : 'tooLong';
    if (this.fault) return this.querySelector('textarea')!.focus();
    this.busy = true;
    const kept = await this.note(content).finally(() => {
      this.busy = false;
    });
    if (!kept || this.message.item.header.context.id !== header.context.id) return;
    this.text = '';
    this.drafts.keep(header, '');
  }

  async #again(): Promise<void> {
    await this.again();
    await this.focusAfterRender('h2');
  }
}

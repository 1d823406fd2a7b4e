/** `<inbox-marks>`: a message's labels, and who takes it up. Each change is written beside the message at once. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { labelCeiling, type NoteContent } from '../envelope/note-content.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { InboxElement } from './inbox-element.ts';
import { isIdle, labelOf, type Marks } from './message-marks.ts';

export class InboxMarks extends InboxElement {
  static override properties: PropertyDeclarations = {
    marks: { attribute: false },
    known: { attribute: false },
    names: { attribute: false },
    me: { attribute: false },
    note: { attribute: false },
    tell: { attribute: false },
    fault: { state: true },
    busy: { state: true },
  };
  declare marks: Marks;
  /** Every label of the inbox, to choose from while typing. */
  declare known: readonly string[];
  /** Person id -> name. */
  declare names: Map<string, string>;
  /** Id of who is signed in. */
  declare me: string;
  /** Writes one; false where that was refused, which the desk shows. */
  declare note: (content: NoteContent) => Promise<boolean>;
  declare tell: (text: string) => void;
  declare fault: 'labelMissing' | 'labelTooLong' | '';
  declare busy: boolean;

  constructor() {
    super();
    this.fault = '';
    this.busy = false;
  }

  override render(): TemplateResult {
    const words = this.words.notes;
    const { labels, assigned } = this.marks;
    const others = this.known.filter((label) => !labels.includes(label));
    return html`<section class="marks" aria-label=${words.labels}>
      ${
        labels.length
          ? html`<ul class="labels">${labels.map(
              (label) => html`<li class="label"><bdi>${visibleText(label)}</bdi>
                <button type="button" class="quiet" aria-label=${words.remove(visibleText(label))} aria-disabled=${this.busy ? 'true' : nothing}
                  @click=${() => this.#remove(label)}><span aria-hidden="true">×</span></button></li>`,
            )}</ul>`
          : nothing
      }
      <form novalidate @submit=${this.#add}>
        <label for="label-text">${words.addLabel}</label>
        <div class="row">
          <input id="label-text" list="known-labels" autocomplete="off" spellcheck="false" maxlength="80"
            aria-describedby=${this.fault ? 'label-fault' : nothing} aria-invalid=${this.fault ? 'true' : nothing} />
          <button aria-disabled=${this.busy ? 'true' : nothing}>${words.add}</button>
        </div>
        <datalist id="known-labels">${others.map((label) => html`<option value=${label}></option>`)}</datalist>
        <p class="fault" id="label-fault" role="alert">${this.fault ? words[this.fault] : nothing}</p>
      </form>
      <div>
        <label for="assigned">${words.assigned}</label>
        <select id="assigned" .value=${assigned} @change=${this.#assign}>
          <option value="" ?selected=${assigned === ''}>${words.nobody}</option>
          ${this.#people().map(
            ([id, name]) =>
              html`<option value=${id} ?selected=${id === assigned}>${id === this.me ? words.me(name) : name}</option>`,
          )}
        </select>
      </div>
    </section>`;
  }

  /** Whoever has it although no longer a reader is shown too. */
  #people(): [string, string][] {
    const { assigned } = this.marks;
    const known = [...this.names];
    return !assigned || this.names.has(assigned) ? known : [...known, [assigned, assigned]];
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const input = this.querySelector<HTMLInputElement>('#label-text')!;
    const label = labelOf(input.value);
    this.fault = label === '' ? 'labelMissing' : [...label].length > labelCeiling ? 'labelTooLong' : '';
    if (this.fault) return input.focus();
    const said = this.words.notes.added(visibleText(label));
    if (await this.#write({ label, on: true }, said)) input.value = '';
    input.focus();
  }

  async #remove(label: string): Promise<void> {
    await this.#write({ label, on: false }, this.words.notes.removed(visibleText(label)));
    await this.focusAfterRender('#label-text');
  }

  async #assign(event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const assigned = select.value;
    const words = this.words.notes;
    const said = assigned ? words.takes(this.names.get(assigned) ?? assigned) : words.takesNone;
    // What was refused is not shown as if it stood.
    if (!(await this.#write({ assigned }, said))) select.value = this.marks.assigned;
  }

  async #write(content: NoteContent, said: string): Promise<boolean> {
    if (this.busy) return false;
    if (isIdle(this.marks, content)) return true;
    this.busy = true;
    const kept = await this.note(content).finally(() => {
      this.busy = false;
    });
    if (kept) this.tell(said);
    return kept;
  }
}

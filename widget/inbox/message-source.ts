/**
 * `<inbox-source>`: who filled in a message, and what that leaves to do: check a consent that the writer declared
 * (UAVG 5, AV-30), and inform a person who did not write themselves (AVG 14). Both stay until staff says it was done.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { InboxItem, OutcomeChoice, OutcomeCode } from '../../server/secretariat/inbox-api.ts';
import type { MessageSource } from '../envelope/message-content.ts';
import { dayWords } from './date-words.ts';
import { daysUntil } from './deadline.ts';
import { InboxElement } from './inbox-element.ts';

export class InboxSource extends InboxElement {
  static override properties: PropertyDeclarations = {
    item: { attribute: false },
    source: { attribute: false },
    now: { type: Number },
    decide: { attribute: false },
    busy: { state: true },
  };
  declare item: InboxItem;
  declare source: MessageSource;
  declare now: number;
  declare decide: (choice: OutcomeChoice) => Promise<void>;
  declare busy: boolean;

  constructor() {
    super();
    this.busy = false;
  }

  override render(): TemplateResult {
    const words = this.words.reader.source;
    const { who, consent } = this.source;
    return html`<section class="source notice" aria-labelledby="source-heading">
      <h2 id="source-heading" tabindex="-1">${words.heading}</h2>
      ${who ? html`<p>${words.who[who]}</p>` : nothing}
      ${consent ? this.#toDo('consent-checked', words.consent[consent], words.checked) : nothing}
      ${who && who !== 'self' ? this.#toDo('person-informed', this.#inform(), words.informed) : nothing}
    </section>`;
  }

  /** What is left to do, with the button that says it was done. */
  #toDo(outcome: InboxItem['unchecked'][number], open: string, done: string): TemplateResult {
    if (!this.item.unchecked.includes(outcome)) return html`<p>${done}</p>`;
    return html`<p><strong>${open}</strong></p>
      <button data-outcome=${outcome} aria-disabled=${this.busy ? 'true' : nothing} @click=${() => this.#run(outcome)}>
        ${this.words.outcomes[outcome]}
      </button>`;
  }

  #inform(): string {
    const { inform, informLate } = this.words.reader.source;
    const { informBy } = this.item;
    const day = dayWords(`${informBy}T12:00Z`, this.language, this.now);
    return daysUntil(informBy, this.now) < 0 ? informLate(day) : inform(day);
  }

  async #run(outcome: OutcomeCode): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.decide({ outcome }).finally(() => {
      this.busy = false;
    });
    await this.updateComplete;
    // The button is gone; the focus stays near it.
    if (document.activeElement === document.body) this.querySelector<HTMLElement>('h2')?.focus();
  }
}

/**
 * `<inbox-service-end>`: on which day the service ended, before that is written down. The time that a message is kept
 * counts from the real day, so that it doesn't stay longer because somebody wrote it down late.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { OutcomeChoice } from '../../server/secretariat/inbox-api.ts';
import { dayIn } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';

export class InboxServiceEnd extends InboxElement {
  static override properties: PropertyDeclarations = {
    now: { type: Number },
    decide: { attribute: false },
    since: { state: true },
    wrong: { state: true },
  };
  declare now: number;
  declare decide: (choice: OutcomeChoice) => Promise<void>;
  /** First day that may be named, ISO date; '' while nothing is asked. */
  declare since: string;
  declare wrong: boolean;

  constructor() {
    super();
    this.since = '';
    this.wrong = false;
  }

  /** Asks the day, from `since` up to today. */
  async ask(since: string): Promise<void> {
    this.since = since;
    this.wrong = false;
    await this.updateComplete;
    this.#dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="ended-label" @close=${this.#closed}>${this.since ? this.#form() : nothing}</dialog>`;
  }

  #form(): TemplateResult {
    const { decide, outcomes, cancel } = this.words;
    const today = dayIn(this.now);
    return html`<form class="stack" method="dialog" novalidate @submit=${this.#named}>
      <div class="field">
        <label id="ended-label" for="ended-on">${decide.endedOn}</label>
        <p class="help" id="ended-help">${decide.endedFrom}</p>
        ${this.wrong ? html`<p class="fault" id="ended-wrong" role="alert">${decide.endedWrong}</p>` : nothing}
        <input id="ended-on" name="day" type="date" min=${this.since} max=${today} .defaultValue=${today}
          aria-invalid=${this.wrong ? 'true' : 'false'} aria-describedby=${this.wrong ? 'ended-help ended-wrong' : 'ended-help'}>
      </div>
      <div class="row">
        <button class="main">${outcomes['service-ended']}</button>
        <button class="quiet" type="button" @click=${() => this.#dialog.close()}>${cancel}</button>
      </div>
    </form>`;
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog')!;
  }

  #closed(): void {
    this.since = '';
  }

  #named(event: SubmitEvent): void {
    const day = String(new FormData(event.target as HTMLFormElement).get('day') ?? '');
    // Days as ISO dates stand in the order of their letters; a field that isn't a day is empty.
    this.wrong = day < this.since || day > dayIn(this.now);
    if (!this.wrong) return void this.decide({ outcome: 'service-ended', reason: day });
    event.preventDefault();
    this.querySelector<HTMLElement>('#ended-on')?.focus();
  }
}

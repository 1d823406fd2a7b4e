/** `<inbox-mail-notice>`: tells the administrator whose mail is not taken; silent while all of it is. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { MailNote, MailState } from '../../server/secretariat/inbox-api.ts';
import type { AskServer } from './ask-server.ts';
import { dayWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';

/** Faults of one address; any other is of the mail server. */
const ofAddress = new Set(['recipient-refused', 'recipient-busy']);

export class InboxMailNotice extends InboxElement {
  static override properties: PropertyDeclarations = {
    ask: { attribute: false },
    attempt: { attribute: false },
    now: { type: Number },
    notes: { state: true },
  };
  declare ask: AskServer;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare now: number;
  declare notes: MailNote[];

  constructor() {
    super();
    this.notes = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(async () => {
      this.notes = (await this.ask<MailState>('GET', '/api/mail')).notes;
    });
  }

  override render(): TemplateResult | typeof nothing {
    const words = this.words.mail;
    const { notes } = this;
    if (notes.length === 0) return nothing;
    return html`<section class="notice bad" role="status" aria-labelledby="mail-notice-heading">
      <h2 id="mail-notice-heading">${words.heading}</h2>
      <p>${words.intro}</p>
      <ul>${notes.map((note) => html`<li><bdi>${this.#line(note)}</bdi></li>`)}</ul>
      <p>${notes.every(({ fault }) => ofAddress.has(fault)) ? words.advice : words.server}</p>
    </section>`;
  }

  #line({ recipient, fault, since }: MailNote): string {
    const words = this.words.mail;
    const why = words.faults[fault] ?? words.faults.unknown!;
    return words.since(recipient, why, dayWords(since, this.language, this.now));
  }
}

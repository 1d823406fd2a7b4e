/**
 * `<inbox-history>`: who read a message and who decided what, under the reader; folded, because it is rarely needed.
 * Decisions come with the message, readings from the register when it is unfolded.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { MessageLine, OutcomeCode } from '../../server/secretariat/inbox-api.ts';
import { type AskFault, type AskServer, faultOf } from './ask-server.ts';
import { momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import type { ReadMessage } from './opened-inbox.ts';

interface Event {
  at: string;
  actor: string;
  what: string;
}

export class InboxHistory extends InboxElement {
  static override properties: PropertyDeclarations = {
    message: { attribute: false },
    names: { attribute: false },
    now: { type: Number },
    ask: { attribute: false },
    readings: { state: true },
    fault: { state: true },
  };
  declare message: ReadMessage;
  /** Person id -> name. */
  declare names: Map<string, string>;
  declare now: number;
  declare ask: AskServer;
  declare readings: MessageLine[];
  declare fault: AskFault | '';

  constructor() {
    super();
    this.readings = [];
    this.fault = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('message')) return;
    this.readings = [];
    const details = this.querySelector('details');
    if (details) details.open = false;
  }

  override render(): TemplateResult {
    const events = this.#events();
    return html`<details class="history" @toggle=${this.#toggled}>
      <summary>${this.words.reader.history}</summary>
      ${this.fault ? html`<p class="fault" role="alert">${this.words.faults[this.fault]}</p>` : nothing}
      ${
        events.length
          ? html`<ol>${events.map((event) => this.#line(event))}</ol>`
          : html`<p class="soft">${this.words.reader.noHistory}</p>`
      }
    </details>`;
  }

  #line({ at, actor, what }: Event): TemplateResult {
    return html`<li>
      <time datetime=${at}>${momentWords(at, this.language, this.now)}</time>
      <span><bdi>${this.names.get(actor) ?? actor}</bdi>: ${what}</span>
    </li>`;
  }

  #events(): Event[] {
    const { outcomes, reasons, register } = this.words;
    const decided = this.message.history.map(({ at, actor, outcome, reason }) => {
      const what = outcomes[outcome as OutcomeCode] ?? register.events[outcome] ?? outcome;
      const why = reason
        .split(':')
        .filter(Boolean)
        .map((part) => reasons[part as keyof typeof reasons] ?? this.words.kinds[part as 'klacht'] ?? part)
        .join(', ');
      return { at, actor, what: why ? `${what} (${why})` : what };
    });
    const read = this.readings.map(({ at, actor, event }) => ({
      at,
      actor,
      what: register.events[event] ?? event,
    }));
    return [...decided, ...read].sort((one, other) => one.at.localeCompare(other.at));
  }

  async #toggled(event: ToggleEvent): Promise<void> {
    if (event.newState !== 'open') return;
    const { id } = this.message.item.header.context;
    this.fault = '';
    try {
      const lines = await this.ask<MessageLine[]>('POST', `/api/submissions/${id}/register`, {});
      if (this.message.item.header.context.id !== id) return;
      this.readings = lines.filter(({ event }) => event === 'read' || event === 'mailed-opened');
    } catch (error) {
      this.fault = faultOf(error);
    }
  }
}

/**
 * `<inbox-request-entry>`: writes down what came by letter, mail, phone or at the counter. Sealed here before it goes;
 * the server learns only the kind, the channel and the day from which the term counts.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Channel, Right } from '../../server/requests/request-codes.ts';
import type { InboxItem, RequestEntry } from '../../server/secretariat/inbox-api.ts';
import { drawMessageId } from '../envelope/context.ts';
import { SealRefused } from '../envelope/seal.ts';
import type { VerifiedStatement } from '../envelope/site-statement.ts';
import type { Envelope } from '../envelope/wire.ts';
import type { AskServer } from './ask-server.ts';
import { dayIn } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import { channels, rights } from './request-choices.ts';
import { sealRequest } from './seal-request.ts';

type Question = 'channel' | 'received' | 'kind' | 'right' | 'name' | 'text';

export class InboxRequestEntry extends InboxElement {
  static override properties: PropertyDeclarations = {
    now: { type: Number },
    ask: { attribute: false },
    verified: { attribute: false },
    attempt: { attribute: false },
    entered: { attribute: false },
    kind: { state: true },
    missing: { state: true },
    refusal: { state: true },
    busy: { state: true },
  };
  declare now: number;
  declare ask: AskServer;
  /** The published list of readers, checked; null where there is none that counts. */
  declare verified: () => Promise<VerifiedStatement | null>;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  /** Called once it is kept. */
  declare entered: (item: InboxItem) => void;
  declare kind: RequestEntry['kind'] | '';
  declare missing: Question[];
  declare refusal: 'tooLong' | 'closed' | '';
  declare busy: boolean;
  /** The last that was sealed, and what of: a second try after a lost answer is the very same message. */
  #sealed: { of: string; envelope: Envelope } | null = null;

  constructor() {
    super();
    this.kind = '';
    this.missing = [];
    this.refusal = '';
    this.busy = false;
  }

  override render(): TemplateResult {
    const { requests, kinds, reasons } = this.words;
    const words = requests.enter;
    const today = dayIn(this.now);
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      <div class="stack tight"><h2>${words.heading}</h2><p class="soft">${words.intro}</p></div>
      ${this.missing.length ? html`<p class="notice bad" role="alert">${words.faults(this.missing.length)}</p>` : nothing}
      ${this.refusal ? html`<p class="notice bad" role="alert">${words[this.refusal]}</p>` : nothing}
      ${this.#choice(
        'channel',
        words.channel,
        channels.map((each) => [each, requests.channels[each]]),
      )}
      <div class="field">
        <label for="entry-received">${words.received}</label>
        <p class="help" id="entry-received-help">${words.receivedHelp}</p>
        ${this.#fault('received')}
        <input id="entry-received" name="received" type="date" max=${today} min=${yearBefore(today)} .defaultValue=${today}
          aria-invalid=${this.#invalid('received')} aria-describedby="entry-received-help entry-received-fault">
      </div>
      ${this.#choice(
        'kind',
        words.kind,
        (['privacyverzoek', 'klacht'] as const).map((each) => [each, kinds[each]]),
        (value) => {
          this.kind = value as RequestEntry['kind'];
        },
      )}
      ${
        this.kind === 'privacyverzoek'
          ? this.#choice(
              'right',
              words.right,
              rights.map((each) => [each, reasons[each]]),
            )
          : nothing
      }
      ${this.#text('name', words.name)}
      <div class="field">
        <label for="entry-phone">${words.phone} <small>${words.optional}</small></label>
        <input id="entry-phone" name="phone" type="tel" autocomplete="off">
      </div>
      <div class="field">
        <label for="entry-text">${words.text}</label>
        <p class="help" id="entry-text-help">${words.textHelp}</p>
        ${this.#fault('text')}
        <textarea id="entry-text" name="text" rows="8" dir="auto" aria-invalid=${this.#invalid('text')}
          aria-describedby="entry-text-help entry-text-fault"></textarea>
      </div>
      <button class="main" aria-disabled=${this.busy ? 'true' : nothing}>${words.submit}</button>
    </form>`;
  }

  #choice(
    name: Question,
    legend: string,
    options: [value: string, label: string][],
    chosen: (value: string) => void = () => {},
  ): TemplateResult {
    return html`<fieldset class="options" role="radiogroup" aria-invalid=${this.#invalid(name)}
      aria-describedby="entry-${name}-fault">
      <legend>${legend}</legend>
      ${this.#fault(name)}
      ${options.map(
        ([value, label], place) => html`<label><input type="radio" name=${name} value=${value}
          id=${place ? nothing : `entry-${name}`} @change=${() => chosen(value)}> ${label}</label>`,
      )}
    </fieldset>`;
  }

  #text(name: 'name', label: string): TemplateResult {
    return html`<div class="field">
      <label for="entry-${name}">${label}</label>
      ${this.#fault(name)}
      <input id="entry-${name}" name=${name} dir="auto" autocomplete="off" aria-invalid=${this.#invalid(name)}
        aria-describedby="entry-${name}-fault">
    </div>`;
  }

  #fault(question: Question): TemplateResult {
    const shown = this.missing.includes(question);
    return html`<p class="fault" id="entry-${question}-fault" ?hidden=${!shown}>${shown ? this.words.requests.enter.missing[question] : nothing}</p>`;
  }

  #invalid(question: Question): string | typeof nothing {
    return this.missing.includes(question) ? 'true' : nothing;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement);
    const of = (name: string) => String(typed.get(name) ?? '').trim();
    const today = dayIn(this.now);
    const received = of('received');
    const wrong: Record<Question, boolean> = {
      channel: of('channel') === '',
      received: received === '' || received > today || received < yearBefore(today),
      kind: of('kind') === '',
      right: of('kind') === 'privacyverzoek' && of('right') === '',
      name: of('name') === '',
      text: of('text') === '',
    };
    this.missing = (Object.keys(wrong) as Question[]).filter((each) => wrong[each]);
    this.refusal = '';
    if (this.missing.length) void this.focusAfterRender(`#entry-${this.missing[0]}`);
    else if (!this.busy) void this.#enter(of);
  }

  async #enter(of: (name: string) => string): Promise<void> {
    this.busy = true;
    await this.attempt(async () => {
      const envelope = await this.#seal(of);
      if (!envelope) return;
      const entry: RequestEntry = {
        envelope,
        kind: of('kind') as RequestEntry['kind'],
        channel: of('channel') as Channel,
        received: of('received'),
      };
      this.entered(await this.ask<InboxItem>('POST', '/api/requests', entry));
    });
    this.busy = false;
  }

  async #seal(of: (name: string) => string): Promise<Envelope | null> {
    const verified = await this.verified();
    if (!verified) {
      this.refusal = 'closed';
      return null;
    }
    const right = of('kind') === 'privacyverzoek' ? (of('right') as Right) : null;
    const typed = {
      kind: of('kind') as RequestEntry['kind'],
      right,
      rightWords: right ? this.words.reasons[right] : '',
      name: of('name'),
      phone: of('phone'),
      text: of('text'),
    };
    const same = JSON.stringify([verified.hash, typed]);
    try {
      if (this.#sealed?.of !== same)
        this.#sealed = { of: same, envelope: await sealRequest(verified, typed, drawMessageId()) };
      return this.#sealed.envelope;
    } catch (error) {
      if (!(error instanceof SealRefused)) throw error;
      this.refusal = error.code === 'too-large' ? 'tooLong' : 'closed';
      return null;
    }
  }
}

/** The same day a year earlier; the server judges by itself. */
function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

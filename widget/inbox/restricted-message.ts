/**
 * `<inbox-restricted>`: a message that is restricted or objected to, before it is opened (AVG 18(2), 21). It asks why;
 * the reason goes to the register before anything of the message leaves the server. What can be decided stands below.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { InboxItem, OpenReason, OutcomeChoice } from '../../server/secretariat/inbox-api.ts';
import { referenceOf } from '../envelope/wire.ts';
import { addressOf } from './address.ts';
import { InboxElement } from './inbox-element.ts';

/** The server refuses any other. */
const reasons = ['request', 'consent', 'legal-procedure', 'protect-other', 'public-interest'] as const;

export class InboxRestricted extends InboxElement {
  static override properties: PropertyDeclarations = {
    item: { attribute: false },
    now: { type: Number },
    open: { attribute: false },
    decide: { attribute: false },
    undo: { attribute: false },
    unanswered: { state: true },
  };
  declare item: InboxItem;
  declare now: number;
  declare open: (reason: OpenReason) => Promise<void>;
  declare decide: (choice: OutcomeChoice) => Promise<void>;
  declare undo: () => Promise<void>;
  declare unanswered: boolean;

  constructor() {
    super();
    this.unanswered = false;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  override render(): TemplateResult {
    const { words, item } = this;
    return html`<article aria-labelledby="restricted-heading">
      <a class="button quiet back" href=${addressOf({ at: 'list' })}>${words.back}</a>
      <p class="chips">
        <span class="kind ${item.kind}">${words.kinds[item.kind]}</span>
        ${item.frozen.map((each) => html`<span class="held">${words.list.frozen}: ${words.reasons[each]}</span>`)}
      </p>
      <h1 id="restricted-heading" tabindex="-1">${words.decide.openWhy}</h1>
      <p class="soft reference">${referenceOf(item.header.context.id)}</p>
      <form class="stack" novalidate @submit=${this.#asked}>
        <fieldset class="options" aria-labelledby="restricted-heading"
          aria-describedby=${this.unanswered ? 'open-missing' : nothing}>
          ${reasons.map(
            (reason) => html`<label>
              <input type="radio" name="reason" value=${reason}> ${words.reasons[reason]}
            </label>`,
          )}
        </fieldset>
        ${this.unanswered ? html`<p class="fault" id="open-missing" role="alert">${words.decide.reasonMissing}</p>` : nothing}
        <div class="row"><button class="main">${words.decide.open}</button></div>
      </form>
      <inbox-outcomes .words=${words} .language=${this.language} .item=${item} .now=${this.now}
        .decide=${this.decide} .undo=${this.undo}></inbox-outcomes>
    </article>`;
  }

  #asked(event: SubmitEvent): void {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get('reason') as OpenReason | null;
    this.unanswered = reason === null;
    if (reason !== null) void this.open(reason);
  }
}

/**
 * `<privacy-receipt>`: what became of a message, by its receipt code, and withdrawing it.
 * The code may stand in the address behind #, which no server sees; nothing is asked before a button is pressed.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ReceiptAnswer } from '../../server/submissions/intake-api.ts';
import { contactDetails } from '../contact/contact-details.ts';
import { dayIn } from '../contact/day-words.ts';
import { inkOn } from '../contact/ink.ts';
import { call } from '../delivery/call.ts';
import { routeOf, type Where } from '../delivery/where.ts';
import { referenceOf } from '../envelope/wire.ts';
import type { ConsentDetails } from '../settings/gate-settings.ts';
import type { ReceiptWords } from '../words/receipt-nl.ts';
import { askState, type ReceiptReply, withdraw } from './ask-receipt.ts';
import { receiptStyles } from './privacy-receipt.styles.ts';
import { parseReceiptCode, receiptKey } from './receipt-code.ts';

type Shown = 'wrongCode' | 'looking' | 'unknown' | 'no-answer' | 'held' | undefined;

export class PrivacyReceipt extends LitElement {
  static override styles = receiptStyles;
  static override properties = {
    typed: { state: true },
    shown: { state: true },
    answer: { state: true },
    sure: { state: true },
    organisation: { state: true },
  };

  declare where: Where;
  declare words: ReceiptWords;
  declare typed: string;
  declare shown: Shown;
  declare answer: ReceiptAnswer | undefined;
  /** The visitor pressed withdraw and is asked once more. */
  declare sure: boolean;
  declare organisation: ConsentDetails['organisation'] | undefined;
  /** Only the latest question counts; a late answer to an older one is dropped. */
  #question = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.typed ??= location.hash.slice(1);
    const { accent } = this.where;
    if (accent) {
      this.style.setProperty('--accent', accent);
      this.style.setProperty('--on-accent', inkOn(accent));
    }
    call(routeOf(this.where, 'details')).then((details) => {
      if (details?.status === 200) this.organisation = (details.body as ConsentDetails).organisation;
    });
  }

  protected override render(): TemplateResult {
    const { words, where, shown, organisation } = this;
    const wrong = shown === 'wrongCode';
    return html`<div class="form" lang=${where.language}><section aria-labelledby="Title"><h2 id="Title">${words.title}</h2>
      <p>${words.intro}</p>
      <form novalidate @submit=${this.#look}><label for="code">${words.code}</label><p class="help" id="help">${words.codeHelp}</p>
        <input id="code" .value=${this.typed} autocomplete="off" autocapitalize="characters" spellcheck="false"
          aria-describedby=${wrong ? 'help fault' : 'help'} aria-invalid=${wrong ? 'true' : nothing}
          @input=${(event: Event) => {
            this.typed = (event.target as HTMLInputElement).value;
          }} />
        <p class="fault" id="fault" role="alert">${wrong ? words.wrongCode : nothing}</p>
        <button>${words.look}</button></form>
      <div role="status">${shown && !wrong ? html`<p class="notice">${words[shown]}</p>` : nothing}${this.#answerView()}</div>
      ${organisation ? html`<p>${words.contact}</p>${contactDetails(organisation)}` : html`<slot></slot>`}</section></div>`;
  }

  #answerView(): TemplateResult | typeof nothing {
    const { answer, words, where, sure } = this;
    if (!answer) return nothing;
    const row = (label: string, instant: string | null) =>
      instant ? html`<dt>${label}</dt><dd>${dayIn(where.language, instant)}</dd>` : nothing;
    const gone = ['wiped', 'wiped-unread', 'withdrawn'].includes(answer.state);
    return html`<div class="answer"><p class="state">${words.states[answer.state]}</p>
      <dl><dt>${words.reference}</dt><dd class="large">${referenceOf(answer.id)}</dd>
      ${row(words.received, answer.received)}${gone ? row(words.wiped, answer.wiped) : row(words.wipes, answer.wipes)}</dl>
      ${gone ? nothing : answer.withdrawable ? this.#withdrawView(sure) : html`<p>${words.notWithdrawable}</p>`}</div>`;
  }

  #withdrawView(sure: boolean): TemplateResult {
    const { words } = this;
    const ask = (sure: boolean) => () => {
      this.sure = sure;
    };
    if (!sure) return html`<button class="second screen" @click=${ask(true)}>${words.withdraw}</button>`;
    return html`<p>${words.sure}</p><p class="choice"><button class="danger" @click=${() => this.#ask(withdraw)}>${words.yes}</button>
      <button class="second" @click=${ask(false)}>${words.no}</button></p>`;
  }

  #look(event: Event): void {
    event.preventDefault();
    this.#ask(askState);
  }

  async #ask(ask: (where: Where, key: string) => Promise<ReceiptReply>): Promise<void> {
    const question = ++this.#question;
    this.sure = false;
    const code = parseReceiptCode(this.typed);
    if (!code) {
      this.answer = undefined;
      this.shown = 'wrongCode';
      this.renderRoot.querySelector('input')?.focus();
      return;
    }
    this.shown = 'looking';
    const reply = await ask(this.where, await receiptKey(code));
    if (question !== this.#question) return;
    this.shown = reply.is === 'answer' ? undefined : reply.is;
    if (reply.is === 'answer') this.answer = reply.answer;
    else if (reply.is === 'unknown') this.answer = undefined;
  }
}

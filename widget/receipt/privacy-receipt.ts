/**
 * `<privacy-receipt>`: what became of a message, by its receipt code, and withdrawing it.
 * The code may stand in the address behind #, which no server sees; nothing is asked before a button is pressed.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ReceiptAnswer } from '../../server/submissions/intake-api.ts';
import { contactDetails } from '../contact/contact-details.ts';
import { dayIn } from '../contact/day-words.ts';
import { DrawnElement } from '../contact/drawn-element.ts';
import { languageChoice } from '../contact/language-choice.ts';
import { call } from '../delivery/call.ts';
import { receiptAddress, routeOf, type Where } from '../delivery/where.ts';
import { referenceOf } from '../envelope/wire.ts';
import type { ConsentDetails } from '../settings/gate-settings.ts';
import type { Language } from '../words/languages.ts';
import type { ReceiptWords } from '../words/receipt-nl.ts';
import { askState, type ReceiptReply, withdraw } from './ask-receipt.ts';
import { receiptStyles } from './privacy-receipt.styles.ts';
import { parseReceiptCode } from './read-receipt-code.ts';
import { receiptKey } from './receipt-code.ts';
import { receiptWords } from './receipt-words.ts';

/** What `<privacy-answers>` of the receipt page does with a code that was found. */
export interface AnswerOpener {
  offer(found: { where: Where; code: Uint8Array<ArrayBuffer>; answer: ReceiptAnswer }): void;
  /** Says all that is not part of an answer in another language; what was opened stays. */
  speak(language: Language): void;
}

export abstract class PrivacyReceipt extends DrawnElement {
  abstract readonly where: Where;
  abstract words: ReceiptWords;
  declare private typed: string | undefined;
  declare private shown:
    | 'noCode'
    | 'wrongCode'
    | 'looking'
    | 'unknown'
    | 'no-answer'
    | 'held'
    | 'too-many'
    | undefined;
  declare private answer: ReceiptAnswer | undefined;
  /** The visitor pressed withdraw and is asked once more. */
  declare private sure: boolean;
  declare private organisation: ConsentDetails['organisation'] | undefined;
  /** Only the latest question counts; a late answer to an older one is dropped. */
  declare private question: number;

  connectedCallback(): void {
    if (this.typed !== undefined) return;
    const { where } = this;
    this.typed = location.hash.slice(1);
    // A code in the address would stay in the tab's history, for whoever uses this computer next.
    if (/^[\w-]{28,}$/.test(this.typed))
      history.replaceState(history.state, '', location.pathname + location.search);
    this.question = 0;
    this.wear(receiptStyles, where.accent);
    this.changed();
    call(routeOf(where, 'details')).then((details) => {
      if (details?.status !== 200) return;
      this.organisation = (details.body as ConsentDetails).organisation;
      this.changed();
    });
  }

  protected override draw(): TemplateResult {
    const { words, where, shown, organisation } = this;
    const wrong = shown === 'noCode' || shown === 'wrongCode';
    const look = (event: Event) => {
      event.preventDefault();
      this.ask(askState);
    };
    const type = ({ target }: Event) => {
      this.typed = (target as HTMLInputElement).value;
    };
    const { language, languages = [] } = where;
    const choice = { now: language, label: words.language, speak: (other: Language) => this.speak(other) };
    return html`<div class="form" lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'}>${languageChoice(languages, choice)}<section aria-labelledby="Title"><h2 id="Title">${words.title}</h2>
<p>${words.intro}</p><form novalidate @submit=${look}><label for="code">${words.code}</label><p class="help" id="help">${words.codeHelp}</p>
<p class="fault" id="fault" role="alert">${wrong ? words[shown] : nothing}</p>
<input id="code" dir="ltr" .value=${this.typed} autocomplete="off" autocapitalize="characters" spellcheck="false" required @input=${type}
aria-describedby=${wrong ? 'help fault' : 'help'} aria-invalid=${wrong ? 'true' : nothing} /><button class="main">${words.look}</button></form>
<div role="status">${shown && !wrong ? html`<p class="box">${words[shown]}</p>` : nothing}${this.answerView()}</div>
${organisation ? html`<p>${words.contact}</p>${contactDetails(organisation)}` : html`<slot></slot>`}</section></div>`;
  }

  /** A question that took the place of its button, or the other way round: the safe answer gets the focus. */
  protected override drawn(focused: Element | null): void {
    if (focused && !this.root.activeElement)
      this.root.querySelector<HTMLElement>('.row>:last-child,.box>button')?.focus();
  }

  private answerView(): unknown {
    const { answer, words, where } = this;
    if (!answer) return nothing;
    const { state, id, received, read, wipes, wiped, answered, withdrawable } = answer;
    const gone = ['wiped', 'wiped-unread', 'withdrawn', 'transferred'].includes(state);
    const day = (label: string, instant: string | null) =>
      instant ? html`<dt>${label}</dt><dd>${dayIn(where.language, instant)}</dd>` : nothing;
    return html`<section class="box"><p class="state">${words.states[state]}</p>${words.means[state] ? html`<p>${words.means[state]}</p>` : nothing}
${answered ? html`<p>${words.answered[answered.way](dayIn(where.language, answered.at))}</p>` : nothing}${this.answersView(answer)}<dl><dt>${words.reference}</dt><dd class="large" dir="ltr">${referenceOf(id)}</dd>
${day(words.received, received)}${day(words.read, read)}${gone ? day(words.wiped, wiped) : day(words.wipes, wipes)}</dl>${
      gone ? nothing : withdrawable ? this.withdrawView() : html`<p>${words.notWithdrawable}</p>`
    }</section>`;
  }

  /** Answers are opened on our own origin only, by a script that no provider's page loads (promise 3). */
  private answersView({ answers }: ReceiptAnswer): unknown {
    const { words, where } = this;
    if (!answers[0]) return nothing;
    if (location.origin === new URL(where.loket).origin) return html`<slot name="answers"></slot>`;
    return html`<p><strong>${words.thereIs}</strong> <a href="${receiptAddress(where)}#${this.typed}" target="_blank" rel="noreferrer">${words.readHere}</a></p>`;
  }

  private withdrawView(): TemplateResult {
    const { words, sure } = this;
    const ask = (sure: boolean) => () => {
      this.sure = sure;
      this.changed();
    };
    if (!sure) return html`<button @click=${ask(true)}>${words.withdraw}</button>`;
    return html`<p>${words.sure}</p><div class="row"><button class="danger" @click=${() => this.ask(withdraw)}>${words.yes}</button>
<button @click=${ask(false)}>${words.no}</button></div>`;
  }

  /** What was typed and found stays; where the words can't be had, so does the language. */
  private async speak(language: Language): Promise<void> {
    const { where } = this;
    try {
      await where.bringWords?.(language);
      this.words = await receiptWords(language);
      where.language = language;
    } catch {
      return;
    }
    this.querySelector<HTMLElement & Partial<AnswerOpener>>('privacy-answers')?.speak?.(language);
    this.changed();
  }

  private offerAnswers(code: Uint8Array<ArrayBuffer>, answer: ReceiptAnswer): void {
    const { where } = this;
    const opener = this.querySelector<HTMLElement & Partial<AnswerOpener>>('privacy-answers');
    if (!opener || location.origin !== new URL(where.loket).origin) return;
    customElements.whenDefined('privacy-answers').then(() => opener.offer!({ where, code, answer }));
  }

  private async ask(question: (where: Where, key: string) => Promise<ReceiptReply>): Promise<void> {
    const number = ++this.question;
    this.sure = false;
    const code = parseReceiptCode(this.typed!);
    this.shown = code ? 'looking' : this.typed!.trim() ? 'wrongCode' : 'noCode';
    this.changed();
    if (!code) {
      this.answer = undefined;
      this.root.querySelector('input')!.focus();
      return;
    }
    const reply = await question(this.where, await receiptKey(code));
    if (number !== this.question) return;
    this.shown = reply.is === 'answer' ? undefined : reply.is;
    if (reply.is === 'answer') {
      this.answer = reply.answer;
      this.offerAnswers(code, reply.answer);
    }
    if (reply.is === 'unknown') this.answer = undefined;
    this.changed();
  }
}

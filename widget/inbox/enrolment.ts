/**
 * `<inbox-enrolment>`: from a one-time link to an open form, one thing at a time. The passphrase and the recovery
 * words live in this element only, and go with it; each is typed over before anything depends on it.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { EnrolmentOffer } from '../../server/secretariat/inbox-api.ts';
import { drawRecoveryWords } from '../envelope/recovery.ts';
import { drawPassphrase } from '../envelope/unlock-key.ts';
import { type AskFault, faultOf } from './ask-server.ts';
import { brandMark } from './brand-mark.ts';
import { type EnrolStep, enrol, finishSetUp, sheetKeys } from './enrol.ts';
import { InboxElement } from './inbox-element.ts';
import { proofList } from './proof-list.ts';
import { recoverySheet } from './recovery-sheet.ts';
import type { InboxRetype } from './retype-words.ts';
import type { Session, Surroundings } from './session.ts';

const steps = ['name', 'passphrase', 'retype', 'sheet', 'retype-sheet', 'proof'] as const;
type Step = (typeof steps)[number];
/** Which of the five named steps each screen belongs to, counted from 1; the fifth is the website page. */
const named: Record<Step, number> = {
  name: 1,
  passphrase: 2,
  retype: 2,
  sheet: 3,
  'retype-sheet': 3,
  proof: 4,
};

export class InboxEnrolment extends InboxElement {
  static override properties: PropertyDeclarations = {
    token: { attribute: false },
    surroundings: { attribute: false },
    resume: { attribute: false },
    enrolled: { attribute: false },
    stopped: { attribute: false },
    offer: { state: true },
    step: { state: true },
    done: { state: true },
    fault: { state: true },
  };
  declare token: string;
  declare surroundings: Surroundings;
  /** Somebody whose set-up was interrupted after the keys were stored; null for a new link. */
  declare resume: Session | null;
  /** Called where going on needs the passphrase. */
  declare stopped: () => void;
  /** Called with the open session once everything stands. */
  declare enrolled: (session: Session, name: string) => void;
  declare offer: EnrolmentOffer | null;
  declare step: Step;
  declare done: EnrolStep[];
  declare fault: AskFault | 'name' | 'name-taken' | '';
  #name = '';
  #passphrase: string[] = [];
  #sheet: string[] = [];

  constructor() {
    super();
    this.offer = null;
    this.step = 'name';
    this.done = [];
    this.fault = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.resume) void this.#takeUp(this.resume);
    else void this.#inspect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#passphrase = [];
    this.#sheet = [];
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('step') || changed.has('offer'))
      this.querySelector<HTMLElement>('inbox-retype, #own-name, h1')?.focus();
    if (changed.has('fault') && this.fault)
      this.querySelector<HTMLElement>(this.#nameFault ? '#own-name' : '[role=alert]')?.focus();
  }

  override render(): TemplateResult {
    if (!this.offer)
      return html`<main class="narrow card stack">
        ${brandMark}
        ${this.fault ? this.#faultNotice() : html`<h1>${this.words.starting}</h1>`}
      </main>`;
    return html`<main class="narrow card stack enrolment">
      ${this.#progress()}
      ${this.fault && !this.#nameFault ? this.#faultNotice() : nothing}
      ${this.#screen(this.offer)}
    </main>`;
  }

  #progress(): TemplateResult {
    const words = this.words.enrol;
    const at = named[this.step];
    return html`<ol class="steps" aria-label=${words.stepOf(at, words.steps.length)}>
      ${words.steps.map(
        (step, index) =>
          html`<li class=${index + 1 < at ? 'past' : ''} aria-current=${index + 1 === at ? 'step' : nothing}>
            <span>${step}</span>
          </li>`,
      )}
    </ol>`;
  }

  #screen(offer: EnrolmentOffer): TemplateResult {
    const words = this.words.enrol;
    switch (this.step) {
      case 'name':
        return html`<form class="stack" novalidate @submit=${this.#giveName}>
          ${this.#heading(words.welcome(offer.organisation), words.welcomeText)}
          <div class="field">
            <label for="own-name">${words.name}</label>
            <input id="own-name" name="name" autocomplete="name" maxlength="80" spellcheck="false"
              aria-describedby="own-name-help" aria-invalid=${this.#nameFault ? 'true' : nothing} .value=${this.#name}>
            <span class="help" id="own-name-help">${words.nameHelp}</span>
            ${this.#nameFault ? html`<span class="fault" role="alert">${this.#nameFault}</span>` : nothing}
          </div>
          <button class="main">${words.next}</button>
        </form>`;
      case 'passphrase':
        return html`<div class="stack">
          ${this.#heading(words.passphrase, words.passphraseText)}
          <ol class="words">${this.#passphrase.map((word) => html`<li>${word}</li>`)}</ol>
          <p>${words.passphraseKeep}</p>
          <div class="row">
            <button class="main" @click=${() => this.#go('retype')}>${words.passphraseKept}</button>
            <inbox-copy .words=${this.words} .text=${this.#passphrase.join(' ')}></inbox-copy>
          </div>
        </div>`;
      case 'retype':
        return this.#retype(words.retypePassphrase, words.retypePassphraseText, {
          expected: this.#passphrase,
          next: offer.published ? 'proof' : 'sheet',
          back: 'passphrase',
        });
      case 'sheet':
        return html`<div class="stack">
          ${this.#heading(words.recovery, this.resume ? words.resumeText : words.recoveryText)}
          ${recoverySheet(this.#sheet, {
            words: this.words.sheet,
            organisation: offer.organisation,
            language: this.language,
            now: this.surroundings.clock(),
          })}
          <p>${words.recoveryOnce}</p>
          <div class="row">
            <button class="main" @click=${() => this.#go('retype-sheet')}>${words.recoveryKept}</button>
            <button @click=${() => print()}>${words.print}</button>
          </div>
        </div>`;
      case 'retype-sheet':
        return this.#retype(words.retypeRecovery, words.retypeRecoveryText, {
          expected: this.#sheet,
          next: 'proof',
          back: 'sheet',
        });
      case 'proof':
        return html`<div class="stack">
          ${this.#heading(words.proof, words.proofText)}
          ${proofList(this.done, words, { publishes: !offer.published, failed: this.fault !== '' })}
        </div>`;
    }
  }

  #heading(heading: string, text: string): TemplateResult {
    return html`<div class="stack tight">
      <h1 tabindex="-1">${heading}</h1>
      <p class="soft">${text}</p>
    </div>`;
  }

  #retype(
    heading: string,
    text: string,
    { expected, next, back }: { expected: string[]; next: Step; back: Step },
  ): TemplateResult {
    const words = this.words.enrol;
    const own = back === 'passphrase';
    return html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => this.#retyped(event, next)}>
      ${this.#heading(heading, text)}
      ${
        own
          ? html`<div class="field">
              <label for="username">${words.name}</label>
              <input id="username" name="username" autocomplete="username" readonly .value=${this.#name}>
            </div>`
          : nothing
      }
      <inbox-retype .words=${this.words} .expected=${expected} .label=${own ? this.words.signIn.passphrase : this.words.sheet.title}
        .name=${own ? 'passphrase' : 'sheet'} .autofill=${own ? 'new-password' : 'off'}></inbox-retype>
      <div class="row">
        <button class="main">${words.next}</button>
        <button class="quiet" type="button" @click=${() => this.#go(back)}>${words.showAgain}</button>
      </div>
    </form>`;
  }

  get #nameFault(): string {
    if (this.fault === 'name') return this.words.enrol.nameMissing;
    return this.fault === 'name-taken' ? this.words.enrol.nameTaken : '';
  }

  #faultNotice(): TemplateResult {
    return html`<div class="notice bad" role="alert" tabindex="-1">
      <p>${this.words.faults[this.fault as AskFault]}</p>
      ${
        this.step === 'proof' && (this.resume || !this.done.includes('keys'))
          ? html`<button @click=${() => this.#prove()}>${this.words.again}</button>`
          : nothing
      }
      ${
        !this.resume && this.done.includes('keys')
          ? html`<p>${this.words.enrol.kept}</p>
              <button @click=${() => this.stopped()}>${this.words.signIn.submit}</button>`
          : nothing
      }
      ${
        !this.offer && this.fault === 'offline'
          ? html`<button @click=${() => this.#inspect()}>${this.words.again}</button>`
          : nothing
      }
    </div>`;
  }

  #go(step: Step): void {
    this.fault = '';
    this.step = step;
  }

  async #inspect(): Promise<void> {
    this.fault = '';
    try {
      this.offer = await this.surroundings.ask('POST', '/api/enrolments/inspect', { token: this.token });
    } catch (error) {
      this.fault = faultOf(error);
    }
  }

  async #takeUp({ signedIn }: Session): Promise<void> {
    const { site, organisation, person } = signedIn;
    this.#name = person.name;
    this.#sheet = await drawRecoveryWords();
    this.offer = { site, organisation, role: 'administrator', forms: {}, published: null };
    this.step = 'sheet';
  }

  async #giveName(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.#name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '').trim();
    if (!this.#name) {
      this.fault = 'name';
      return;
    }
    if (!this.#passphrase.length) this.#passphrase = drawPassphrase();
    if (!this.#sheet.length) this.#sheet = await drawRecoveryWords();
    this.#go('passphrase');
  }

  #retyped(event: SubmitEvent, next: Step): void {
    event.preventDefault();
    const retype = this.querySelector<InboxRetype>('inbox-retype');
    if (!retype?.complete) {
      retype?.focus();
      return;
    }
    retype.handToPasswordManager();
    this.#go(next);
    if (next === 'proof') void this.#prove();
  }

  async #prove(): Promise<void> {
    const offer = this.offer!;
    this.fault = '';
    this.done = this.resume ? ['keys', 'stored'] : [];
    const heard = (step: EnrolStep) => {
      this.done = [...this.done, step];
    };
    try {
      const sheet = offer.published ? null : await sheetKeys(this.#sheet, offer.site);
      const enrolment = { token: this.token, offer, name: this.#name, passphrase: this.#passphrase, sheet };
      const session = this.resume ?? (await enrol(enrolment, this.surroundings, heard));
      if (this.resume) await finishSetUp(session, sheet, this.surroundings, heard);
      this.enrolled(session, this.#name);
    } catch (error) {
      const fault = faultOf(error);
      this.fault = fault === 'id-taken' ? 'name-taken' : fault;
      if (fault === 'id-taken') this.step = 'name';
    }
  }
}

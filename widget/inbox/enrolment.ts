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
import {
  enrolmentSteps,
  nameScreen,
  passphraseScreen,
  retypeScreen,
  screenHeading,
  secrecyScreen,
} from './enrolment-screens.ts';
import { InboxElement } from './inbox-element.ts';
import { proofList } from './proof-list.ts';
import { recoverySheet } from './recovery-sheet.ts';
import type { InboxRetype } from './retype-words.ts';
import type { Session, Surroundings } from './session.ts';

const steps = ['name', 'secrecy', 'passphrase', 'retype', 'sheet', 'retype-sheet', 'proof'] as const;
type Step = (typeof steps)[number];
/** Which of the five named steps each screen belongs to, counted from 1; the fifth is the website page. */
const named: Record<Step, number> = {
  name: 1,
  secrecy: 1,
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
      (this.querySelector<HTMLElement>('inbox-retype, #own-name') ?? this.querySelector('h1'))?.focus();
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
      ${enrolmentSteps(named[this.step], this.words.enrol)}
      ${this.fault && !this.#nameFault ? this.#faultNotice() : nothing}
      ${this.#screen(this.offer)}
    </main>`;
  }

  #screen(offer: EnrolmentOffer): TemplateResult {
    const { enrol: words, signIn, sheet } = this.words;
    const { organisation } = offer;
    switch (this.step) {
      case 'name':
        return nameScreen({
          words,
          organisation,
          name: this.#name,
          fault: this.#nameFault,
          submit: (event) => void this.#giveName(event),
        });
      case 'secrecy':
        return secrecyScreen(this.words, () => this.#go('passphrase'));
      case 'passphrase':
        return passphraseScreen(this.#passphrase, { words: this.words, kept: () => this.#go('retype') });
      case 'retype': {
        const next = offer.published ? 'proof' : 'sheet';
        const retyping = {
          heading: words.retypePassphrase,
          text: words.retypePassphraseText,
          label: signIn.passphrase,
          expected: this.#passphrase,
          username: this.#name,
          submit: (event: SubmitEvent) => this.#retyped(event, next),
          back: () => this.#go('passphrase'),
        };
        return retypeScreen(retyping, this.words);
      }
      case 'sheet':
        return html`<div class="stack">
          ${screenHeading(words.recovery, this.resume ? words.resumeText : words.recoveryText)}
          ${recoverySheet(this.#sheet, {
            words: sheet,
            organisation,
            site: offer.site,
            language: this.language,
            now: this.surroundings.clock(),
          })}
          <p>${words.recoveryOnce}</p>
          <div class="row">
            <button class="main" @click=${() => this.#go('retype-sheet')}>${words.recoveryKept}</button>
            <button @click=${() => print()}>${words.print}</button>
          </div>
        </div>`;
      case 'retype-sheet': {
        const retyping = {
          heading: words.retypeRecovery,
          text: words.retypeRecoveryText,
          label: sheet.title,
          expected: this.#sheet,
          username: '',
          submit: (event: SubmitEvent) => this.#retyped(event, 'proof'),
          back: () => this.#go('sheet'),
        };
        return retypeScreen(retyping, this.words);
      }
      case 'proof':
        return html`<div class="stack">
          ${screenHeading(words.proof, words.proofText)}
          ${proofList(this.done, words, { publishes: !offer.published, failed: this.fault !== '' })}
        </div>`;
    }
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
    this.#go('secrecy');
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
      const session = this.resume
        ? await finishSetUp(this.resume, sheet, this.surroundings, heard)
        : await enrol(enrolment, this.surroundings, heard);
      this.enrolled(session, this.#name);
    } catch (error) {
      const fault = faultOf(error);
      this.fault = fault === 'id-taken' ? 'name-taken' : fault;
      if (fault === 'id-taken') this.step = 'name';
    }
  }
}

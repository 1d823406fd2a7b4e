/**
 * `<inbox-passphrase>`: new words for somebody who lost theirs: shown, typed over, and then answered for by a passkey.
 * They live in this element only, and go with it.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { drawPassphrase } from '../envelope/unlock-key.ts';
import { InboxElement } from './inbox-element.ts';
import type { InboxRetype } from './retype-words.ts';

export class InboxPassphrase extends InboxElement {
  static override properties: PropertyDeclarations = {
    keep: { attribute: false },
    username: { attribute: false },
    step: { state: true },
  };
  /** Keeps the words; says whether that was done. */
  declare keep: (words: string[]) => Promise<boolean>;
  /** For the password manager. */
  declare username: string;
  declare step: 'closed' | 'shown' | 'retype';
  #drawn: string[] = [];

  constructor() {
    super();
    this.step = 'closed';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drawn = [];
    this.step = 'closed';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('step') || changed.get('step') === undefined) return;
    this.querySelector<HTMLElement>('inbox-retype, #new-words, button')?.focus();
  }

  override render(): TemplateResult {
    const { access, enrol, signIn } = this.words;
    if (this.step === 'closed')
      return html`<div class="row"><button @click=${this.#draw}>${access.renew}</button></div>`;
    if (this.step === 'shown')
      return html`<div class="stack">
        <h3 id="new-words" tabindex="-1">${enrol.passphrase}</h3>
        <ol class="words">${this.#drawn.map((word) => html`<li>${word}</li>`)}</ol>
        <p>${enrol.passphraseKeep}</p>
        <div class="row">
          <button class="main" @click=${() => {
            this.step = 'retype';
          }}>${enrol.passphraseKept}</button>
          <button class="quiet" @click=${this.#close}>${this.words.cancel}</button>
        </div>
      </div>`;
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      <h3>${enrol.retypePassphrase}</h3>
      <p class="soft">${access.renewProof}</p>
      ${this.username ? html`<input type="hidden" name="username" autocomplete="username" .value=${this.username}>` : nothing}
      <inbox-retype .words=${this.words} .expected=${this.#drawn} .label=${signIn.newPassphrase}
        .name=${'new-passphrase'} .autofill=${'new-password'}></inbox-retype>
      <div class="row">
        <button class="main">${access.renewSubmit}</button>
        <button class="quiet" type="button" @click=${() => {
          this.step = 'shown';
        }}>${enrol.showAgain}</button>
      </div>
    </form>`;
  }

  #draw = (): void => {
    this.#drawn = drawPassphrase();
    this.step = 'shown';
  };

  #close = (): void => {
    this.#drawn = [];
    this.step = 'closed';
  };

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const retype = this.querySelector<InboxRetype>('inbox-retype');
    if (!retype?.complete) {
      retype?.focus();
      return;
    }
    retype.handToPasswordManager();
    if (await this.keep(this.#drawn)) this.#close();
  };
}

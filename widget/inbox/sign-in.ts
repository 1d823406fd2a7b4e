/**
 * `<inbox-sign-in>`: a passkey, or practice, name and passphrase. A real form with the browser's own field names,
 * so that a password manager fills it in; what is typed leaves the field only into `enter`.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { WordsRefused } from '../envelope/spoken-words.ts';
import { type AskFault, faultOf } from './ask-server.ts';
import { brandMark } from './brand-mark.ts';
import { InboxElement } from './inbox-element.ts';
import { knowsPasskeys } from './knows-passkeys.ts';
import { type PasskeyFault, PasskeyRefused } from './passkey-refused.ts';
import { forgetPeople, isSame, type RememberedPerson } from './remembered-person.ts';
import { type Credentials, KeysDoubtful } from './session.ts';

export class InboxSignIn extends InboxElement {
  static override properties: PropertyDeclarations = {
    person: { attribute: false },
    people: { attribute: false },
    notice: { attribute: false },
    enter: { attribute: false },
    enterByPasskey: { attribute: false },
    fault: { state: true },
    busy: { state: true },
    shown: { state: true },
  };
  /** Who signed in here last time, or whom the link in the mail is for. */
  declare person: RememberedPerson;
  /** Everybody who signed in on this browser. */
  declare people: RememberedPerson[];
  /** Why the inbox is closed, in words; '' on a first visit. */
  declare notice: string;
  /** Signs in and shows the inbox; throws `ServerRefused`, `WordsRefused` or `KeysDoubtful`. */
  declare enter: (credentials: Credentials) => Promise<void>;
  /** The same with one touch of a passkey; throws `PasskeyRefused` besides. */
  declare enterByPasskey: () => Promise<void>;
  declare fault: AskFault | PasskeyFault | 'missing' | 'not-words' | 'tampered' | '';
  declare busy: boolean;
  declare shown: boolean;

  constructor() {
    super();
    this.fault = '';
    this.busy = false;
    this.shown = false;
    this.people = [];
  }

  protected override firstUpdated(): void {
    this.#focusFirst();
  }

  #focusFirst(): void {
    if (this.person.passkey) {
      this.querySelector<HTMLElement>('#by-passkey')?.focus();
      return;
    }
    const empty = this.person.site === '' ? 'site' : this.person.name === '' ? 'name' : 'passphrase';
    this.querySelector<HTMLInputElement>(`#${empty}`)?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('fault') && this.fault) this.querySelector<HTMLElement>('[role=alert]')?.focus();
  }

  override render(): TemplateResult {
    const words = this.words.signIn;
    return html`
      <main class="narrow card">
        <form class="stack" novalidate @submit=${this.#submit}>
          ${brandMark}
          <div class="stack tight">
            <h1>${words.heading}</h1>
            <p class="soft">${words.intro}</p>
          </div>
          ${this.notice ? html`<p class="notice" role="status">${this.notice}</p>` : nothing}
          ${
            this.fault
              ? html`<p class="notice bad" role="alert" tabindex="-1">${this.#faultWords()}</p>`
              : nothing
          }
          ${this.people.length > 1 ? this.#people() : nothing}
          ${this.person.passkey ? this.#passkeyButton('main') : nothing}
          <div class="field">
            <label for="site">${words.site}</label>
            <input id="site" name="site" autocomplete="organization" autocapitalize="off" spellcheck="false"
              .value=${this.person.site} aria-describedby="site-help" required>
            <span class="help" id="site-help">${words.siteHelp}</span>
          </div>
          <div class="field">
            <label for="name">${words.name}</label>
            <input id="name" name="name" autocomplete="username" spellcheck="false"
              .value=${this.person.name} required>
          </div>
          <div class="field">
            <label for="passphrase">${words.passphrase}</label>
            <input id="passphrase" name="passphrase" type=${this.shown ? 'text' : 'password'}
              autocomplete="current-password" autocapitalize="off" spellcheck="false"
              aria-describedby="passphrase-help" required>
            <span class="help" id="passphrase-help">${words.passphraseHelp}</span>
          </div>
          <div class="row">
            <button class=${this.person.passkey ? '' : 'main'} aria-disabled=${this.busy}>${this.busy ? words.busy : words.submit}</button>
            <button class="quiet" type="button" @click=${this.#toggle}>
              ${this.shown ? words.hide : words.show}
            </button>
          </div>
          ${this.person.passkey || !knowsPasskeys() ? nothing : this.#passkeyButton('quiet')}
        </form>
      </main>
    `;
  }

  /** A desk that several people use: whoever it is picks their own name. */
  #people(): TemplateResult {
    const words = this.words.signIn;
    return html`<div class="stack tight">
      <div class="row" role="group" aria-label=${words.who}>
        ${this.people.map(
          (each) => html`<button type="button" aria-pressed=${isSame(each, this.person)}
            @click=${() => this.#pick(each)}><bdi>${each.name}</bdi></button>`,
        )}
        <button type="button" aria-pressed=${this.person.name === ''}
          @click=${() => this.#pick({ site: this.person.site, name: '' })}>${words.else}</button>
      </div>
      <p><button type="button" class="quiet small" @click=${this.#forget}>${words.forget}</button></p>
    </div>`;
  }

  #pick(person: RememberedPerson): void {
    this.person = person;
    this.fault = '';
    // What somebody else typed is not the next person's business.
    const field = this.querySelector<HTMLInputElement>('#passphrase');
    if (field) field.value = '';
    void this.updateComplete.then(() => this.#focusFirst());
  }

  #forget = (): void => {
    forgetPeople();
    this.people = [];
    this.#pick({ site: this.person.site, name: '' });
  };

  #passkeyButton(kind: 'main' | 'quiet'): TemplateResult {
    return html`<button id="by-passkey" class=${kind} type="button" aria-disabled=${this.busy} @click=${this.#touch}>
      ${this.words.signIn.passkey}
    </button>`;
  }

  #touch = (): Promise<void> => this.#open(() => this.enterByPasskey());

  /** Which word can't be one, counted from 1; undefined where their number is wrong. */
  #wrongWord: number | undefined;

  #toggle(): void {
    this.shown = !this.shown;
  }

  #faultWords(): string {
    const { missing, notWords, tampered } = this.words.signIn;
    const { passkeys } = this.words.access;
    const own: Record<string, string> = {
      missing,
      'not-words': notWords(this.#wrongWord),
      tampered,
      ...passkeys,
    };
    return own[this.fault] ?? this.words.faults[this.fault as AskFault];
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const given = new FormData(event.target as HTMLFormElement);
    const [site = '', name = '', passphrase = ''] = ['site', 'name', 'passphrase'].map((field) =>
      String(given.get(field) ?? '').trim(),
    );
    this.fault = '';
    await this.updateComplete;
    if (!site || !name || !passphrase) {
      this.fault = 'missing';
      return;
    }
    this.person = { ...this.person, site: site.toLowerCase(), name };
    await this.#open(() => this.enter({ site: this.person.site, name, passphrase }));
  }

  async #open(enter: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.fault = '';
    try {
      await enter();
    } catch (error) {
      if (error instanceof WordsRefused) {
        this.#wrongWord = error.place;
        this.fault = 'not-words';
      } else if (error instanceof PasskeyRefused) this.fault = error.code;
      else this.fault = error instanceof KeysDoubtful ? 'tampered' : faultOf(error);
    } finally {
      this.busy = false;
    }
  }
}

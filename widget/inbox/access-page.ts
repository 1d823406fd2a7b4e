/**
 * `<inbox-access>`: a person's own ways in: adding a passkey, and taking away the one of a device that was lost. What
 * is typed as proof leaves the field only into `addPasskey`.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Ways } from '../../server/secretariat/inbox-api.ts';
import { WordsRefused } from '../envelope/spoken-words.ts';
import { type AskServer, faultOf } from './ask-server.ts';
import { dayWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import { knowsPasskeys } from './knows-passkeys.ts';
import { PasskeyRefused } from './passkey-refused.ts';
import type { Proof } from './proven-way.ts';
import { KeysDoubtful, type Session } from './session.ts';

type Passkey = Ways['passkeys'][number];

export class InboxAccess extends InboxElement {
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    ask: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
    now: { type: Number },
    ways: { state: true },
    busy: { state: true },
    fault: { state: true },
  };
  declare session: Session;
  declare ask: AskServer;
  /** Runs a deed and turns its refusal into words. */
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;
  declare now: number;
  declare ways: Ways | null;
  declare busy: boolean;
  /** Why nothing was added, in words; '' where nothing went wrong. */
  declare fault: string;

  constructor() {
    super();
    this.ways = null;
    this.busy = false;
    this.fault = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(async () => {
      this.ways = await this.ask<Ways>('GET', '/api/ways');
    });
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('fault') && this.fault) this.querySelector<HTMLElement>('[role=alert]')?.focus();
  }

  override render(): TemplateResult {
    const words = this.words.access;
    const { ways } = this;
    return html`<div class="page stack">
      <div class="stack tight">
        <h1 tabindex="-1">${words.heading}</h1>
        <p class="soft">${words.intro}</p>
      </div>
      ${
        ways
          ? html`<ul class="cases">
                <li><div>
                  <h2>${words.passphrase}</h2>
                  <p>${words.passphraseText}</p>
                  ${ways.now === '' ? html`<p class="small soft">${words.now}.</p>` : nothing}
                  ${
                    ways.passkeys.length && ways.chest
                      ? html`<p>${words.lostWords}</p>
                          <inbox-passphrase .words=${this.words} .keep=${this.#keepWords}
                            .username=${this.session.signedIn.person.name}></inbox-passphrase>`
                      : nothing
                  }
                </div></li>
                ${ways.passkeys.map((passkey) => this.#passkey(passkey, ways.now))}
              </ul>
              ${ways.passkeys.length ? html`<p>${words.lost}</p>` : nothing}
              ${this.#adding(ways)}`
          : html`<p role="status">${this.words.starting}</p>`
      }
    </div>`;
  }

  #passkey({ id, made, used, synced }: Passkey, now: string): TemplateResult {
    const words = this.words.access;
    const day = (iso: string) => dayWords(iso, this.language, this.now);
    return html`<li><div>
      <h2>${words.passkey}</h2>
      <p class="small soft">${words.made(day(made))}. ${used ? words.used(day(used)) : words.unused}.</p>
      <p class="small soft">${synced ? words.synced : words.bound}.${id === now ? ` ${words.now}.` : nothing}</p>
      <div class="row">
        <button aria-label=${words.removeOf(day(made))} @click=${() => this.#remove(id)}>${words.remove}</button>
      </div>
    </div></li>`;
  }

  #adding({ chest, passkeys }: Ways): TemplateResult {
    const words = this.words.access;
    if (!knowsPasskeys()) return html`<p class="soft">${words.unknown}</p>`;
    if (!chest) return html`<p class="soft">${words.older}</p>`;
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      <div class="stack tight">
        <h2>${words.add}</h2>
        <p class="soft">${words.addText}</p>
      </div>
      ${this.fault ? html`<p class="notice bad" role="alert" tabindex="-1">${this.fault}</p>` : nothing}
      <input type="hidden" name="username" autocomplete="username" .value=${this.session.signedIn.person.name}>
      <div class="field">
        <label for="proof">${words.passphrase}</label>
        <input id="proof" name="passphrase" type="password" autocomplete="current-password" autocapitalize="off"
          spellcheck="false">
      </div>
      <div class="row">
        <button class="main" aria-disabled=${this.busy ? 'true' : nothing}>${this.busy ? words.busy : words.addSubmit}</button>
        ${
          passkeys.length
            ? html`<button type="button" class="quiet" aria-disabled=${this.busy ? 'true' : nothing}
                @click=${() => this.#add({ passkey: true })}>${words.byPasskey}</button>`
            : nothing
        }
      </div>
    </form>`;
  }

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const passphrase = String(new FormData(form).get('passphrase') ?? '').trim();
    if (!passphrase) this.fault = this.words.access.missing;
    else void this.#add({ passphrase }).then(() => form.reset());
  };

  async #add(proof: Proof): Promise<void> {
    await this.#change(async () => {
      const { addPasskey } = await import('./add-passkey.ts');
      this.ways = await addPasskey(this.session.signedIn, proof, this.ask);
      this.tell(this.words.access.added);
    });
  }

  #keepWords = (words: string[]): Promise<boolean> =>
    this.#change(async () => {
      const { keepPassphrase } = await import('./new-passphrase.ts');
      this.ways = await keepPassphrase(this.session.signedIn, words, this.ask);
      this.tell(this.words.access.renewed);
    });

  /** Runs a deed that a way in has to answer for; says whether it was done. */
  async #change(deed: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.fault = '';
    try {
      await deed();
      return true;
    } catch (error) {
      this.fault = this.#faultWords(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #faultWords(error: unknown): string {
    const { access, signIn, faults } = this.words;
    if (error instanceof PasskeyRefused) return access.passkeys[error.code];
    if (error instanceof WordsRefused) return signIn.notWords(error.place);
    if (error instanceof KeysDoubtful) return signIn.tampered;
    return faults[faultOf(error)];
  }

  #remove(id: string): Promise<void> {
    return this.attempt(async () => {
      await this.ask<void>('DELETE', `/api/ways/${id}`);
      this.tell(this.words.access.removed);
      this.ways = await this.ask<Ways>('GET', '/api/ways');
    });
  }
}

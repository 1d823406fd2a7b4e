/**
 * `<inbox-people>`: who works in this inbox, in which role, and inviting a colleague. A new link is shown once and
 * lives in this element only; the server keeps its hash.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Invitation, People } from '../../server/secretariat/inbox-api.ts';
import { invitedRoles, type Role } from '../envelope/role.ts';
import type { SiteStatement } from '../envelope/site-statement.ts';
import type { AskServer } from './ask-server.ts';
import { dayWords, momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';

type Person = People['people'][number];

export class InboxPeople extends InboxElement {
  static override properties: PropertyDeclarations = {
    ask: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
    statement: { attribute: false },
    self: { attribute: false },
    now: { type: Number },
    found: { state: true },
    chosen: { state: true },
    link: { state: true },
  };
  declare ask: AskServer;
  /** Runs a deed and turns its refusal into words. */
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;
  /** Verified; null where nothing (trustworthy) is published. */
  declare statement: SiteStatement | null;
  /** Person id of who looks. */
  declare self: string;
  declare now: number;
  declare found: People | null;
  declare chosen: Role;
  /** The link that was just made; '' otherwise. */
  declare link: string;

  constructor() {
    super();
    this.found = null;
    this.chosen = invitedRoles[0];
    this.link = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(() => this.#load());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.link = '';
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('link') || changed.get('link') === undefined) return;
    this.querySelector<HTMLElement>(this.link ? '#made' : '#invite')?.focus();
  }

  override render(): TemplateResult {
    const words = this.words.people;
    return html`<div class="page stack">
      <div class="stack tight">
        <h1 tabindex="-1">${words.heading}</h1>
        <p class="soft">${words.intro}</p>
      </div>
      ${
        this.found
          ? html`<ul class="cases">${this.found.people.map((person) => this.#person(person))}</ul>
              ${this.link ? this.#made() : this.#invite()} ${this.#open(this.found.invitations)}`
          : html`<p role="status">${this.words.starting}</p>`
      }
    </div>`;
  }

  #person({ id, name, role, since, ready, signedIn, secrecy }: Person): TemplateResult {
    const words = this.words.people;
    const day = (iso: string) => dayWords(iso, this.language, this.now);
    const listed = this.statement?.readers.some(({ person }) => person === id) ?? true;
    return html`<li><div>
      <h2><bdi>${name}</bdi>${id === this.self ? ` (${words.you})` : nothing}</h2>
      <p><strong>${words.roles[role]}.</strong> ${words.mayDo[role]}</p>
      <p class="small soft">${words.since(day(since))}. ${signedIn ? words.signedIn(day(signedIn)) : words.neverBack}.</p>
      <p class="small soft">${secrecy ? words.secrecy(day(secrecy)) : words.noSecrecy}.</p>
      ${ready ? (listed ? nothing : html`<p class="small">${words.notReader}.</p>`) : html`<p class="small">${words.notReady}.</p>`}
    </div></li>`;
  }

  #invite(): TemplateResult {
    const words = this.words.people;
    return html`<form class="stack" @submit=${this.#make}>
      <div class="stack tight">
        <h2 id="invite" tabindex="-1">${words.invite}</h2>
        <p class="soft">${words.inviteText}</p>
      </div>
      <fieldset class="options">
        <legend>${words.role}</legend>
        ${invitedRoles.map(
          (role) => html`<label><input type="radio" name="role" value=${role} .checked=${role === this.chosen}
            @change=${() => {
              this.chosen = role;
            }}>
            <span><strong>${words.roles[role]}</strong><br>${words.mayDo[role]}</span></label>`,
        )}
      </fieldset>
      <button class="main">${words.make}</button>
    </form>`;
  }

  #made(): TemplateResult {
    const words = this.words.people;
    return html`<section class="notice">
      <h2 id="made" tabindex="-1">${words.made(words.roles[this.chosen])}</h2>
      <p>${words.madeText}</p>
      <pre class="tag" tabindex="0" role="region" aria-label=${words.linkLabel}><code>${this.link}</code></pre>
      <div class="row">
        <inbox-copy .words=${this.words} .text=${this.link} .label=${words.copy}></inbox-copy>
        <button class="quiet" @click=${this.#close}>${words.done}</button>
      </div>
    </section>`;
  }

  #open(invitations: People['invitations']): TemplateResult {
    const words = this.words.people;
    return html`<section class="stack tight">
      <h2>${words.open}</h2>
      ${
        invitations.length
          ? html`<ul class="cases">${invitations.map(
              ({ id, role, until }) => html`<li><div class="row">
                <span><strong>${words.roles[role]}.</strong> ${words.until(momentWords(until, this.language, this.now))}.</span>
                <button aria-label=${words.withdrawFor(words.roles[role])} @click=${() => this.#withdraw(id)}>${words.withdraw}</button>
              </div></li>`,
            )}</ul>`
          : html`<p class="soft">${words.noOpen}</p>`
      }
    </section>`;
  }

  async #load(): Promise<void> {
    this.found = await this.ask<People>('GET', '/api/people');
  }

  #make = (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    return this.attempt(async () => {
      const { token } = await this.ask<Invitation>('POST', '/api/invitations', { role: this.chosen });
      this.link = `${location.origin}/#aanmelden=${token}`;
      await this.#load();
    });
  };

  #close = (): void => {
    this.link = '';
  };

  #withdraw(id: string): Promise<void> {
    return this.attempt(async () => {
      await this.ask<void>('DELETE', `/api/invitations/${id}`);
      this.link = '';
      await this.#load();
      this.tell(this.words.people.withdrawn);
    });
  }
}

/**
 * `<inbox-people>`: who works in this inbox, in which role; inviting a colleague, giving them what was kept, and seeing
 * them off. A new link is shown once and lives in this element only; the server keeps its hash.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Invitation, People } from '../../server/secretariat/inbox-api.ts';
import { invitedRoles, type Role } from '../envelope/role.ts';
import type { SiteStatement } from '../envelope/site-statement.ts';
import { addressOf } from './address.ts';
import type { AskServer } from './ask-server.ts';
import { dayWords, momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import type { RewrapRun, RewrapState } from './rewrap-run.ts';

type Person = People['people'][number];

export class InboxPeople extends InboxElement {
  static override properties: PropertyDeclarations = {
    ask: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
    statement: { attribute: false },
    self: { attribute: false },
    run: { attribute: false },
    renew: { attribute: false },
    signs: { type: Boolean },
    now: { type: Number },
    found: { state: true },
    chosen: { state: true },
    link: { state: true },
    leaving: { state: true },
    left: { state: true },
  };
  declare ask: AskServer;
  /** Runs a deed and turns its refusal into words. */
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;
  /** Verified; null where nothing (trustworthy) is published. */
  declare statement: SiteStatement | null;
  /** Person id of who looks. */
  declare self: string;
  /** Giving kept messages to a colleague; goes on while another page is open. */
  declare run: RewrapRun;
  /** Signs and publishes the list without whoever left, where this person can. */
  declare renew: () => Promise<void>;
  /** Does this person hold the signing key? */
  declare signs: boolean;
  declare now: number;
  declare found: People | null;
  declare chosen: Role;
  /** The link that was just made; '' otherwise. */
  declare link: string;
  /** Person id of whom to ask about; '' for nobody. */
  declare leaving: string;
  /** Name of who was just taken out; '' for nobody. */
  declare left: string;

  constructor() {
    super();
    this.found = null;
    this.chosen = invitedRoles[0];
    this.link = '';
    this.leaving = '';
    this.left = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.run.addEventListener('rewrap-changed', this.#redraw);
    void this.attempt(() => this.#load());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.run.removeEventListener('rewrap-changed', this.#redraw);
    this.link = '';
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('leaving') && this.leaving) this.querySelector<HTMLElement>('#leaving')?.focus();
    if (changed.has('left') && this.left) this.querySelector<HTMLElement>('#left')?.focus();
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
          ? html`${this.left ? this.#gone() : nothing}
              <ul class="cases">${this.found.people.map((person) => this.#person(person))}</ul>
              ${this.link ? this.#made() : this.#invite()} ${this.#open(this.found.invitations)}`
          : html`<p role="status">${this.words.starting}</p>`
      }
    </div>`;
  }

  #redraw = (): void => this.requestUpdate();

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
      ${id === this.self ? nothing : this.leaving === id ? this.#asking(id, name) : this.#deeds(id, name)}
    </div></li>`;
  }

  /** What can be done about a colleague. */
  #deeds(id: string, name: string): TemplateResult {
    const words = this.words.people;
    const { state } = this.run;
    const reads = Object.values(this.statement?.forms ?? {}).some(({ readers }) => readers.includes(id));
    return html`
      ${state?.person === id ? this.#progress(state) : nothing}
      <div class="row">
        ${
          reads
            ? html`<button aria-disabled=${state?.running ? 'true' : nothing} @click=${() => this.#give(id)}>${words.give}</button>`
            : nothing
        }
        <button class="quiet" aria-label=${words.leaveWho(name)} @click=${() => {
          this.leaving = id;
        }}>${words.leave}</button>
      </div>`;
  }

  #progress({ looked, total, given, unable, running }: RewrapState): TemplateResult {
    const words = this.words.people;
    return html`<div class="stack tight">
      ${
        running
          ? html`<label>${words.giving}<br><progress max=${Math.max(total, 1)} value=${looked}></progress></label>`
          : nothing
      }
      <p role="status">${running ? words.givingAt(looked, total) : words.givenTo(given, unable)}</p>
    </div>`;
  }

  #asking(id: string, name: string): TemplateResult {
    const words = this.words.people;
    return html`<section class="notice warn">
      <h3 id="leaving" tabindex="-1">${words.leaveAsk(name)}</h3>
      <ul class="next">${words.leaveSteps.map((step) => html`<li>${step}</li>`)}</ul>
      <div class="row">
        <button class="main" @click=${() => this.#remove(id, name)}>${words.leaveSure}</button>
        <button class="quiet" @click=${() => {
          this.leaving = '';
        }}>${this.words.cancel}</button>
      </div>
    </section>`;
  }

  #gone(): TemplateResult {
    const words = this.words.people;
    return html`<section class="notice">
      <h2 id="left" tabindex="-1">${words.goneHeading(this.left)}</h2>
      <p>${this.signs ? words.goneText : words.goneLater}</p>
      ${this.signs ? html`<p><a class="button" href=${addressOf({ at: 'website' })}>${words.goneTag}</a></p>` : nothing}
    </section>`;
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
              ({ id, role, until }) => html`<li><div><div class="row">
                <span><strong>${words.roles[role]}.</strong> ${words.until(momentWords(until, this.language, this.now))}.</span>
                <button aria-label=${words.withdrawFor(words.roles[role])} @click=${() => this.#withdraw(id)}>${words.withdraw}</button>
              </div></div></li>`,
            )}</ul>`
          : html`<p class="soft">${words.noOpen}</p>`
      }
    </section>`;
  }

  #give(id: string): Promise<void> {
    const reader = this.statement?.readers.find(({ person }) => person === id);
    return reader ? this.attempt(() => this.run.give(id, reader.keys)) : Promise.resolve();
  }

  #remove(id: string, name: string): Promise<void> {
    return this.attempt(async () => {
      await this.ask<void>('DELETE', `/api/people/${id}`);
      this.leaving = '';
      await this.renew();
      this.left = name;
      await this.#load();
    });
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

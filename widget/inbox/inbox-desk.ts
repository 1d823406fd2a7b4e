/**
 * `<inbox-desk>`: the opened inbox: the bar, what the administrator must know, and one of the pages. Refreshes while
 * somebody looks, locks when nobody does, and turns every refusal into words.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Place } from './address.ts';
import { type AskFault, faultOf } from './ask-server.ts';
import { deskBar } from './desk-bar.ts';
import { watchIdle } from './idle-lock.ts';
import type { LockReason } from './inbox-app.ts';
import { InboxElement } from './inbox-element.ts';
import { followNews } from './live-news.ts';
import { NoteDrafts } from './note-drafts.ts';
import { OpenedInbox } from './opened-inbox.ts';
import { RegisterWatch } from './register-watch.ts';
import { isRequests } from './requests-page.ts';
import { RewrapRun } from './rewrap-run.ts';
import { pagesOf, placeFor, readsForms } from './role-pages.ts';
import type { Session, Surroundings } from './session.ts';
import { StatementWatch } from './statement-watch.ts';

const refreshEveryMs = 60_000;
const idleMs = 600_000;

export class InboxDesk extends InboxElement {
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    surroundings: { attribute: false },
    place: { attribute: false },
    fresh: { type: Boolean },
    lock: { attribute: false },
    finish: { attribute: false },
    fault: { state: true },
    said: { state: true },
    refreshing: { state: true },
  };
  declare session: Session;
  declare surroundings: Surroundings;
  declare place: Place;
  /** Straight after enrolment. */
  declare fresh: boolean;
  declare lock: (reason: LockReason) => void;
  /** Called where the set-up was interrupted before anything was published. */
  declare finish: () => void;
  declare fault: AskFault | '';
  /** What just happened, for eyes and for a screen reader; a new object says it again. */
  declare said: { text: string; unseen: boolean } | null;
  declare refreshing: boolean;
  #inbox!: OpenedInbox;
  #drafts!: NoteDrafts;
  #statements!: StatementWatch;
  #register!: RegisterWatch;
  /** There was news while the list was asked for. */
  #missed = false;
  #rewraps!: RewrapRun;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.fault = '';
    this.said = null;
    this.refreshing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#inbox = new OpenedInbox(this.session.room, this.surroundings.ask, this.session.signedIn.now);
    this.#inbox.addEventListener('inbox-changed', () => this.requestUpdate());
    this.#drafts = new NoteDrafts(this.session.room, this.surroundings.drafts);
    this.#rewraps = new RewrapRun(this.session.room, this.surroundings.ask);
    this.#statements = new StatementWatch(this.session, this.surroundings);
    this.#register = new RegisterWatch(this.session.signedIn.site, this.surroundings.ask);
    const looked = () => document.hidden || void this.#refresh(false);
    const timer = setInterval(looked, refreshEveryMs);
    document.addEventListener('visibilitychange', looked);
    // Or the browser would keep the opened page whole, to show it again at "back".
    const left = () => this.lock('left');
    addEventListener('pagehide', left);
    this.#stops = [
      watchIdle(() => this.lock('idle'), idleMs),
      () => clearInterval(timer),
      // Who reads no messages is refused what tells of them.
      ...(readsForms(this.#role) ? [followNews(() => void this.#refresh(false, true))] : []),
      () => document.removeEventListener('visibilitychange', looked),
      () => removeEventListener('pagehide', left),
    ];
    void this.#attempt(() => this.#lookAtStatement());
    void this.#refresh(false);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Whoever comes to the list sees what came in meanwhile; where nothing did, nothing is handed out.
    if (changed.get('place') && this.#at.at === 'list') void this.#refresh(false);
    // Who joined meanwhile is signed for where people are, and has a name in the register.
    if (changed.get('place') && ['people', 'register'].includes(this.#at.at))
      void this.#attempt(() => this.#lookAtStatement());
    const unread = this.#inbox.messages.filter(({ item }) => item.state === 'new').length;
    document.title = `${unread ? `(${unread}) ` : ''}${this.words.title} ${this.session.signedIn.organisation}`;
  }

  override render(): TemplateResult {
    const { words, language } = this;
    const place = this.#at;
    return html`
      ${deskBar({
        words,
        organisation: this.session.signedIn.organisation,
        place,
        pages: pagesOf(this.#role),
        refreshing: this.refreshing,
        refresh: () => void this.#refresh(true),
        lock: () => this.lock('button'),
      })}
      <main class=${place.at === 'message' ? 'list' : place.at}>
        <div class="notices">
          <inbox-statement .words=${words} .language=${language} .renewal=${this.#statements.renewal}
            .waits=${this.#statements.waits} .signs=${this.#statements.signs} .publish=${this.#publish}></inbox-statement>
          ${this.#role === 'administrator' ? this.#mailNotice() : nothing}
          ${this.#register.intact ? nothing : this.#brokenNotice()} ${this.fault ? this.#faultNotice() : nothing}
        </div>
        ${this.#page()}
      </main>
      <div class="said" role="status">${keyed(this.said, this.said ? html`<p class=${this.said.unseen ? 'unseen' : ''}>${this.said.text}</p>` : nothing)}</div>
    `;
  }

  #page(): TemplateResult {
    const { words, language } = this;
    const place = this.#at;
    if (place.at === 'access')
      return html`<inbox-access .words=${words} .language=${language} .session=${this.session}
        .ask=${this.surroundings.ask} .attempt=${this.#attempt} .tell=${this.#tell}
        .now=${this.#inbox.now}></inbox-access>`;
    if (place.at === 'people')
      return html`<inbox-people .words=${words} .language=${language} .ask=${this.surroundings.ask}
        .attempt=${this.#attempt} .tell=${this.#tell} .statement=${this.#statements.statement} .run=${this.#rewraps}
        .renew=${this.#lookAgain} .signs=${this.#statements.signs}
        .self=${this.session.signedIn.person.id} .now=${this.#inbox.now}></inbox-people>`;
    if (place.at === 'website') return this.#website();
    if (isRequests(place))
      return html`<inbox-requests .words=${words} .language=${language} .place=${place} .inbox=${this.#inbox}
        .messages=${this.#inbox.messages} .room=${this.session.room} .ask=${this.surroundings.ask}
        .verified=${this.#verified} .attempt=${this.#attempt} .tell=${this.#tell}></inbox-requests>`;
    if (place.at === 'incidents' || place.at === 'disclosures')
      return html`${keyed(
        place.at,
        html`<inbox-logbook .words=${words} .language=${language}
          .book=${place.at === 'incidents' ? 'incident' : 'disclosure'} .room=${this.session.room}
          .ask=${this.surroundings.ask} .names=${this.#statements.names} .verified=${this.#verified}
          .attempt=${this.#attempt} .tell=${this.#tell}></inbox-logbook>`,
      )}`;
    if (place.at === 'register')
      return html`<inbox-register .words=${words} .language=${language} .site=${this.session.signedIn.site}
        .ask=${this.surroundings.ask} .names=${this.#statements.names} .attempt=${this.#attempt} .tell=${this.#tell}
        .now=${this.#inbox.now}></inbox-register>`;
    return html`<inbox-panes .words=${words} .language=${language} .inbox=${this.#inbox}
      .messages=${this.#inbox.messages} .drafts=${this.#drafts} .session=${this.session} .ask=${this.surroundings.ask} .place=${place}
      .names=${this.#statements.names} .attempt=${this.#attempt} .tell=${this.#tell}></inbox-panes>`;
  }

  #website(): TemplateResult {
    const { directory, statement, signs } = this.#statements;
    if (!directory) return html`<p class="soft choose" role="status">${this.words.starting}</p>`;
    return html`<inbox-website .words=${this.words} .language=${this.language} .root=${this.session.room.unlocked.root}
      .statement=${statement} .joins=${this.fresh && !signs ? this.session.signedIn.organisation : ''}
      .snippet=${directory.snippet} .fresh=${this.fresh} .now=${this.#inbox.now}></inbox-website>`;
  }

  #mailNotice(): TemplateResult {
    return html`<inbox-mail-notice .words=${this.words} .language=${this.language} .ask=${this.surroundings.ask}
      .attempt=${this.#attempt} .now=${this.#inbox.now}></inbox-mail-notice>`;
  }

  #brokenNotice(): TemplateResult {
    return html`<section class="notice bad loud" role="alert">
      <h2>${this.words.register.broken}</h2>
      <p>${this.words.register.brokenText}</p>
      <button @click=${this.#acceptRegister}>${this.words.register.accept}</button>
    </section>`;
  }

  #faultNotice(): TemplateResult {
    return html`<div class="notice bad" role="alert">
      <p>${this.words.faults[this.fault as AskFault]}</p>
      <button @click=${() => this.#refresh(true)}>${this.words.again}</button>
    </div>`;
  }

  get #role() {
    return this.session.signedIn.person.role;
  }

  /** The place that was asked for, or where this person's role begins. */
  get #at(): Place {
    return placeFor(this.#role, this.place);
  }

  /** `asked`: by a person, who is told whatever it brings; `live`: the server had news, of which new messages are told. */
  async #refresh(asked: boolean, live = false): Promise<void> {
    if (this.refreshing) {
      this.#missed ||= live;
      return;
    }
    this.refreshing = true;
    await this.#attempt(async () => {
      if (readsForms(this.#role)) {
        const added = await this.#inbox.refresh();
        if (asked || (live && added)) this.#tell(this.words.list.refreshed(added));
      }
      await this.#register.look();
    });
    this.refreshing = false;
    if (this.#missed && this.isConnected) {
      this.#missed = false;
      await this.#refresh(false, true);
    }
  }

  async #lookAtStatement(): Promise<void> {
    const { renewed } = await this.#statements.look();
    if (renewed) this.#tell(this.words.statement.renewed);
    this.requestUpdate();
    if (this.#statements.renewal?.due === 'first' && this.#statements.signs) this.finish();
  }

  #acceptRegister = (): Promise<void> =>
    this.#attempt(() => this.#register.accept()).then(() => this.requestUpdate());

  #lookAgain = (): Promise<void> => this.#lookAtStatement();

  #verified = () => this.#statements.verified();

  #publish = async (): Promise<void> => {
    await this.#statements.publish();
    this.#tell(this.words.statement.published);
  };

  #tell = (text: string, unseen = false): void => {
    this.said = { text, unseen };
  };

  /** Runs a deed; a refusal is shown in words, and a session that ended closes the inbox. */
  #attempt = async (deed: () => Promise<void>): Promise<void> => {
    try {
      await deed();
      this.fault = '';
    } catch (error) {
      const fault = faultOf(error);
      // A worker that was ended while it opened something is locking, not a fault.
      if (!this.isConnected) return;
      if (fault === 'not-signed-in') this.lock('not-signed-in');
      else this.fault = fault;
    }
  };
}

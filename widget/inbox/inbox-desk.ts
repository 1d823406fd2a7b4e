/**
 * `<inbox-desk>`: the opened inbox: list and reader side by side, or one after the other on a phone, with the pages
 * for website and register. Refreshes while somebody looks, and locks when nobody does.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { OutcomeChoice, OutcomeCode } from '../../server/secretariat/inbox-api.ts';
import { addressOf, type Place } from './address.ts';
import { type AskFault, faultOf } from './ask-server.ts';
import { deskBar } from './desk-bar.ts';
import { watchIdle } from './idle-lock.ts';
import type { LockReason } from './inbox-app.ts';
import { InboxElement } from './inbox-element.ts';
import { type MailedOutcome, openMailed } from './mailed-file.ts';
import { type InboxList, waits } from './message-list.ts';
import { OpenedInbox, type ReadMessage } from './opened-inbox.ts';
import type { Session, Surroundings } from './session.ts';
import { StatementWatch } from './statement-watch.ts';

const refreshEveryMs = 60_000;
const idleMs = 600_000;
/** Outcomes after which the next message comes. */
const settling: OutcomeCode[] = ['unwanted', 'no-agreement', 'dealt-with', 'agreement', 'in-file'];

export class InboxDesk extends InboxElement {
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    surroundings: { attribute: false },
    place: { attribute: false },
    fresh: { type: Boolean },
    lock: { attribute: false },
    finish: { attribute: false },
    reading: { state: true },
    fault: { state: true },
    status: { state: true },
    decided: { state: true },
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
  declare reading: ReadMessage | null;
  declare fault: AskFault | '';
  /** What just happened, also for a screen reader. */
  declare status: string;
  /** The last decision, for the bar that takes it back. */
  declare decided: { id: string; who: string; outcome: OutcomeCode } | null;
  declare refreshing: boolean;
  #inbox!: OpenedInbox;
  #statements!: StatementWatch;
  #mailed: ReadMessage | null = null;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.reading = null;
    this.fault = '';
    this.status = '';
    this.decided = null;
    this.refreshing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#inbox = new OpenedInbox(this.session.room, this.surroundings.ask, this.session.signedIn.now);
    this.#inbox.addEventListener('inbox-changed', () => this.requestUpdate());
    this.#statements = new StatementWatch(this.session, this.surroundings);
    const timer = setInterval(() => document.hidden || void this.#refresh(false), refreshEveryMs);
    this.#stops = [watchIdle(() => this.lock('idle'), idleMs), () => clearInterval(timer)];
    void this.#guarded(() => this.#lookAtStatement());
    void this.#refresh(false);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place')) void this.#guarded(() => this.#arrive(changed.get('place')));
  }

  protected override updated(): void {
    const unread = this.#inbox.messages.filter(({ item }) => item.state === 'new').length;
    document.title = `${unread ? `(${unread}) ` : ''}${this.words.title} ${this.session.signedIn.organisation}`;
  }

  override render(): TemplateResult {
    const { words, language, place } = this;
    return html`
      ${deskBar({
        words,
        organisation: this.session.signedIn.organisation,
        place,
        refreshing: this.refreshing,
        refresh: () => void this.#refresh(true),
        lock: () => this.lock('button'),
      })}
      <main class=${place.at}>
        <div class="notices">
          <inbox-statement .words=${words} .language=${language} .renewal=${this.#statements.renewal}
            .signs=${this.#statements.signs} .publish=${this.#publish}></inbox-statement>
          ${this.fault ? this.#faultNotice() : nothing}
          <p class="status" role="status">${this.status}</p>
          ${this.decided ? this.#decidedBar(this.decided) : nothing}
        </div>
        ${place.at === 'website' ? this.#website() : nothing}
        ${
          place.at === 'register'
            ? html`<inbox-register .words=${words} .language=${language} .ask=${this.surroundings.ask}
                .names=${this.#statements.names} .now=${this.#inbox.now}></inbox-register>`
            : nothing
        }
        ${place.at === 'list' || place.at === 'message' ? this.#panes() : nothing}
      </main>
    `;
  }

  #panes(): TemplateResult {
    const { words, language, place } = this;
    const { messages, wipesThisWeek, now } = this.#inbox;
    return html`<div class="list-pane">
        <h1 class="unseen">${words.list.label}</h1>
        <inbox-list .words=${words} .language=${language} .messages=${messages} .wipesThisWeek=${wipesThisWeek}
          .now=${now} .chosen=${place.at === 'message' ? place.id : ''}></inbox-list>
        <inbox-mailed .words=${words} .language=${language} .open=${this.#openMailed} .now=${now}></inbox-mailed>
      </div>
      <div class="reader-pane">${place.at === 'message' ? this.#reader(place.id) : html`<p class="soft choose">${words.reader.choose}</p>`}</div>`;
  }

  #reader(id: string): TemplateResult {
    const { words, language, reading } = this;
    if (!reading) return html`<p class="soft choose">${words.reader.opening}</p>`;
    return html`<inbox-reader .words=${words} .language=${language} .message=${reading}
      .who=${this.#inbox.find(id)?.content?.name ?? ''} .names=${this.#statements.names} .now=${this.#inbox.now}
      .fromMail=${reading === this.#mailed} .decide=${(choice: OutcomeChoice) => this.#decide(id, choice)}
      .undo=${() => this.#undo(id)}></inbox-reader>`;
  }

  #website(): TemplateResult {
    const { directory, statement } = this.#statements;
    if (!directory) return html`<p class="soft choose" role="status">${this.words.starting}</p>`;
    return html`<inbox-website .words=${this.words} .language=${this.language} .root=${this.session.room.unlocked.root}
      .statement=${statement}   .joins=${this.fresh && !this.#statements.signs ? this.session.signedIn.organisation : ''} .tag=${directory.tag} .fresh=${this.fresh} .now=${this.#inbox.now}></inbox-website>`;
  }

  #faultNotice(): TemplateResult {
    return html`<div class="notice bad" role="alert">
      <p>${this.words.faults[this.fault as AskFault]}</p>
      <button @click=${() => this.#refresh(true)}>${this.words.again}</button>
    </div>`;
  }

  #decidedBar({ id, who, outcome }: { id: string; who: string; outcome: OutcomeCode }): TemplateResult {
    const words = this.words.decide;
    return html`<div class="notice undo">
      <p><bdi>${who}</bdi>: ${this.words.outcomes[outcome]}.</p>
      <button @click=${() => this.#undo(id)}>${words.undo}</button>
    </div>`;
  }

  async #arrive(from: Place | undefined): Promise<void> {
    const { place } = this;
    if (place.at !== 'message') {
      this.reading = null;
      if (from?.at !== 'message' || place.at !== 'list') return;
      await this.updateComplete;
      this.querySelector<InboxList>('inbox-list')?.focusOn(from.id);
      return;
    }
    const { id } = place;
    if (this.#mailed?.item.header.context.id === id) {
      this.reading = this.#mailed;
      return;
    }
    this.#mailed = null;
    this.reading = null;
    const read = await this.#inbox.read(id).catch((error: unknown) => {
      if (['not-found', 'wiped'].includes(faultOf(error))) {
        this.#inbox.remove(id);
        location.hash = addressOf({ at: 'list' });
      }
      throw error;
    });
    // Somebody who already went on to another message must not see this one appear under it.
    if (this.isConnected && this.place.at === 'message' && this.place.id === id) this.reading = read;
  }

  async #refresh(asked: boolean): Promise<void> {
    if (this.refreshing) return;
    this.refreshing = true;
    await this.#guarded(async () => {
      const added = await this.#inbox.refresh();
      if (asked) this.status = this.words.list.refreshed(added);
    });
    this.refreshing = false;
  }

  async #decide(id: string, choice: OutcomeChoice): Promise<void> {
    const { messages } = this.#inbox;
    const at = messages.findIndex((each) => each.id === id);
    const next = [...messages.slice(at + 1), ...messages.slice(0, Math.max(at, 0))].find(waits);
    await this.#guarded(async () => {
      const item = await this.#inbox.decide(id, choice);
      if (!settling.includes(choice.outcome)) return this.#put(id, item);
      const who = messages[at]?.content?.name || this.words.list.noName;
      this.decided = item.undo ? { id, who, outcome: choice.outcome } : null;
      this.status = this.words.decide.decided(who, this.words.outcomes[choice.outcome]);
      location.hash = addressOf(next ? { at: 'message', id: next.id } : { at: 'list' });
    });
  }

  async #undo(id: string): Promise<void> {
    await this.#guarded(async () => {
      const item = await this.#inbox.undo(id);
      this.decided = null;
      this.status = this.words.decide.undone;
      this.#put(id, item);
      location.hash = addressOf({ at: 'message', id });
    });
  }

  #put(id: string, item: ReadMessage['item']): void {
    if (this.reading?.item.header.context.id === id) this.reading = { ...this.reading, item };
  }

  #openMailed = async (file: File): Promise<MailedOutcome> => {
    const { room, signedIn } = this.session;
    const listed = (id: string) => this.#inbox.find(id)?.item;
    const outcome = await openMailed(file, { site: signedIn.site, room, ask: this.surroundings.ask, listed });
    if (outcome.state === 'refused' && outcome.fault === 'not-signed-in') this.lock('not-signed-in');
    const item = outcome.state === 'opened' && listed(outcome.id);
    if (!item) return outcome;
    this.#mailed = { item, history: [], content: outcome.content, fault: null };
    if (this.place.at === 'message' && this.place.id === outcome.id) this.reading = this.#mailed;
    else location.hash = addressOf({ at: 'message', id: outcome.id });
    return outcome;
  };

  async #lookAtStatement(): Promise<void> {
    const { renewed } = await this.#statements.look();
    if (renewed) this.status = this.words.statement.renewed;
    this.requestUpdate();
    if (this.#statements.renewal?.due === 'first' && this.#statements.signs) this.finish();
  }

  #publish = async (): Promise<void> => {
    await this.#statements.publish();
    this.status = this.words.statement.published;
    this.requestUpdate();
  };

  /** Runs a deed; a refusal is shown in words, and a session that ended closes the inbox. */
  async #guarded(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
      this.fault = '';
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'not-signed-in') this.lock('not-signed-in');
      else this.fault = fault;
    }
  }
}

/**
 * `<inbox-panes>`: list and reader side by side, or one after the other on a phone. What is open follows the address;
 * a decision brings the next message that waits.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type {
  InboxItem,
  OpenReason,
  OutcomeChoice,
  OutcomeCode,
} from '../../server/secretariat/inbox-api.ts';
import type { NoteContent } from '../envelope/note-content.ts';
import { addressOf, type Place } from './address.ts';
import { type AskServer, faultOf } from './ask-server.ts';
import { momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import { joinedNotes } from './joined-notes.ts';
import { labelsOf } from './list-filter.ts';
import { listedName } from './listed-name.ts';
import { type MailedOutcome, openMailed } from './mailed-file.ts';
import type { InboxList } from './message-list.ts';
import { marksOf, noMarks } from './message-marks.ts';
import { waits } from './message-row.ts';
import type { NoteDrafts } from './note-drafts.ts';
import type { ListedMessage, OpenedInbox, ReadMessage } from './opened-inbox.ts';
import { movedWords } from './outcome-effect.ts';
import { SavedViews } from './saved-views.ts';
import type { Session } from './session.ts';

/** Outcomes after which the next message comes. */
const settling: OutcomeCode[] = [
  'unwanted',
  'no-agreement',
  'dealt-with',
  'agreement',
  'in-file',
  'erased-on-request',
  'transferred',
];

/** A decision that can still be taken back, and until when (ISO). */
interface Decided {
  id: string;
  who: string;
  outcome: OutcomeCode;
  until: string;
  /** What it did to the wipe date, in words. */
  moved: string;
  /** Of the message as it then stood. */
  decisions: number;
}

export class InboxPanes extends InboxElement {
  static override properties: PropertyDeclarations = {
    inbox: { attribute: false },
    messages: { attribute: false },
    drafts: { attribute: false },
    session: { attribute: false },
    ask: { attribute: false },
    place: { attribute: false },
    names: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
    reading: { state: true },
    restricted: { state: true },
    decided: { state: true },
    picked: { state: true },
  };
  declare inbox: OpenedInbox;
  /** The inbox's own list; another list is what draws this again. */
  declare messages: ListedMessage[];
  declare drafts: NoteDrafts;
  declare session: Session;
  declare ask: AskServer;
  declare place: Place;
  /** Person id -> name. */
  declare names: Map<string, string>;
  /** Runs a deed and shows what was refused. */
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  /** Says what happened; `unseen` where the screen shows it already. */
  declare tell: (text: string, unseen?: boolean) => void;
  declare reading: ReadMessage | null;
  /** The last decision, for the bar that takes it back. */
  declare decided: Decided | null;
  /** The message in this place opens with a reason only, and none was given yet. */
  declare restricted: InboxItem | null;
  /** Messages that are chosen, for one deed with all of them; null where nobody is choosing. */
  declare picked: ReadonlySet<string> | null;
  #saved!: SavedViews;
  #mailed: ReadMessage | null = null;

  constructor() {
    super();
    this.reading = null;
    this.restricted = null;
    this.decided = null;
    this.picked = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#saved ??= new SavedViews(this.session.room, this.ask);
    if (changed.has('place')) void this.attempt(() => this.#arrive(changed.get('place')));
  }

  override render(): TemplateResult {
    const { words, language, place, messages } = this;
    const { wipesThisWeek, now } = this.inbox;
    const id = place.at === 'message' ? place.id : '';
    return html`<div class="panes ${place.at}">
      <div class="list-pane">
        <h1 class="unseen">${words.list.label}</h1>
        ${this.decided ? this.#decidedBar(this.decided) : nothing}
        <inbox-many .words=${words} .language=${language} .picked=${this.picked} .pick=${this.#pick} .inbox=${this.inbox}
          .room=${this.session.room} .ask=${this.ask} .known=${labelsOf(messages)} .names=${this.names}
          .me=${this.session.room.unlocked.person} .organisation=${this.session.signedIn.organisation}
          .attempt=${this.attempt} .tell=${this.tell}></inbox-many>
        <inbox-list .picked=${this.picked} .pick=${this.#pick} .saved=${this.#saved} .attempt=${this.attempt} .tell=${this.tell} .words=${words} .language=${language} .messages=${messages} .missing=${this.inbox.missing} .wipesThisWeek=${wipesThisWeek}
          .now=${now} .chosen=${id} .names=${this.names} .me=${this.session.room.unlocked.person}></inbox-list>
        <inbox-mailed .words=${words} .language=${language} .open=${this.#openMailed} .now=${now}></inbox-mailed>
      </div>
      <div class="reader-pane">${id ? this.#reader(id) : html`<p class="soft choose">${words.reader.choose}</p>`}</div>
    </div>`;
  }

  #reader(id: string): TemplateResult {
    const { words, language, reading, decided } = this;
    if (this.restricted) return this.#restricted(id, this.restricted);
    if (!reading) return html`<p class="soft choose">${words.reader.opening}</p>`;
    const listed = this.inbox.find(id);
    return html`${decided && decided.id !== id ? html`<div class="narrow-only">${this.#decidedBar(decided)}</div>` : nothing}
      <inbox-reader .words=${words} .language=${language} .message=${reading}
        .who=${(reading.list ?? listed?.content)?.name ?? ''} .texts=${listed?.texts ?? 0}
        .marks=${(reading.item.frozen.length ? marksOf(reading.notes) : listed?.marks) ?? noMarks}
        .known=${labelsOf(this.messages)} .me=${this.session.room.unlocked.person} .drafts=${this.drafts}
        .note=${(content: NoteContent) => this.#note(reading, content)} .again=${() => this.attempt(() => this.#readAgain(id))}
        .names=${this.names} .now=${this.inbox.now} .ask=${this.ask}
        .organisation=${this.session.signedIn.organisation} .attempt=${this.attempt} .tell=${this.tell}
        .fromMail=${reading === this.#mailed} .decide=${(choice: OutcomeChoice) => this.#decide(reading.item, choice)}
        .openFile=${(file: number) => this.inbox.openFile(reading, file)}
        .undo=${() => this.#undo(id, reading.item)}></inbox-reader>`;
  }

  /** Nothing of it is opened before a reason is named; to lift the restriction it needs not be opened. */
  #restricted(id: string, item: InboxItem): TemplateResult {
    return html`<inbox-restricted .words=${this.words} .language=${this.language} .item=${item} .now=${this.inbox.now}
      .open=${(reason: OpenReason) => this.attempt(() => this.#arrive(undefined, reason))}
      .decide=${(choice: OutcomeChoice) => this.#decide(item, choice)}
      .undo=${() => this.#undo(id, item)}></inbox-restricted>`;
  }

  #decidedBar(decided: Decided): TemplateResult {
    const { id, who, outcome, until, moved } = decided;
    const moment = momentWords(until, this.language, this.inbox.now);
    return html`<div class="notice undo">
      <p><bdi>${who}</bdi>: ${this.words.decide.undoUntil(this.words.outcomes[outcome], moment)} ${moved}</p>
      <button @click=${() => this.#undo(id, decided)}>${this.words.decide.undo}</button>
    </div>`;
  }

  async #arrive(from: Place | undefined, reason?: OpenReason): Promise<void> {
    const { place } = this;
    this.reading = null;
    this.restricted = null;
    if (place.at !== 'message') {
      if (from?.at !== 'message') return;
      await this.updateComplete;
      await this.querySelector<InboxList>('inbox-list')?.focusOn(from.id);
      return;
    }
    const { id } = place;
    if (this.#mailed?.item.header.context.id === id) {
      this.reading = this.#mailed;
      return;
    }
    this.#mailed = null;
    const read = await this.inbox.read(id, reason).catch(async (error: unknown) => {
      const fault = faultOf(error);
      if (fault === 'restricted') {
        const listed = this.inbox.find(id)?.item;
        if (!listed) throw error;
        const shut = { ...listed, ...(await this.inbox.look(id)) };
        if (this.place.at === 'message' && this.place.id === id) this.restricted = shut;
        return null;
      }
      if (fault !== 'not-found' && fault !== 'wiped') throw error;
      this.inbox.remove(id);
      this.tell(this.words.faults[fault]);
      location.hash = addressOf({ at: 'list' });
      return null;
    });
    // Somebody who went on to another message must not see this one appear under it.
    if (this.place.at === 'message' && this.place.id === id) this.reading = read;
  }

  async #decide(shown: InboxItem, choice: OutcomeChoice): Promise<void> {
    const { messages } = this;
    const { id } = shown.header.context;
    const at = messages.findIndex((each) => each.id === id);
    const next = [...messages.slice(at + 1), ...messages.slice(0, Math.max(at, 0))].find(waits);
    await this.attempt(async () => {
      const item = await this.#orRefreshed(this.inbox.decide(id, choice, shown));
      const moved = this.#moved(shown, item);
      if (!settling.includes(choice.outcome)) {
        this.tell(`${this.words.outcomes[choice.outcome]}. ${moved}`.trim());
        if (choice.outcome === 'answered') await this.#readAgain(id);
        // Its bar would offer to take back what is no longer the newest decision.
        if (this.decided?.id === id) this.decided = null;
        return this.#put(id, item);
      }
      const who = messages[at] ? listedName(messages[at], this.words.list) : this.words.list.noName;
      this.decided = item.undo ? { id, who, moved, decisions: item.decisions, ...item.undo } : null;
      const said = this.words.decide.decided(who, this.words.outcomes[choice.outcome]);
      this.tell(`${said} ${moved}`.trim(), true);
      location.hash = addressOf(next ? { at: 'message', id: next.id } : { at: 'list' });
    });
  }

  async #undo(id: string, seen: Pick<InboxItem, 'decisions'>): Promise<void> {
    const before = this.inbox.find(id)?.item;
    await this.attempt(async () => {
      const shown = this.reading?.item.header.context.id === id ? this.reading : null;
      const item = await this.#orRefreshed(this.inbox.undo(id, seen));
      this.decided = null;
      const moved = before ? this.#moved(before, item) : '';
      this.tell(`${this.words.decide.undone} ${moved}`.trim());
      this.#put(id, item);
      if (shown?.answers.length) await this.#readAgain(id);
      location.hash = addressOf({ at: 'message', id });
    });
  }

  /** Says whether it was kept; a refusal is shown. */
  async #note({ item, reason }: ReadMessage, content: NoteContent): Promise<boolean> {
    const { id } = item.header.context;
    let kept = false;
    await this.attempt(async () => {
      const notes = await this.inbox.note(id, content, reason);
      kept = true;
      const { reading } = this;
      if (reading?.item.header.context.id === id)
        this.reading = { ...reading, notes: joinedNotes(reading.notes, notes) };
      if ('text' in content) this.tell(this.words.notes.saved);
    });
    return kept;
  }

  #moved(was: Pick<InboxItem, 'wipes'>, now: Pick<InboxItem, 'wipes'>): string {
    const { decide: words } = this.words;
    return movedWords([was.wipes, now.wipes], { words, language: this.language, at: this.inbox.now });
  }

  /** What another colleague did meanwhile makes an outcome impossible: then the new state is shown with the refusal. */
  async #orRefreshed(change: Promise<InboxItem>): Promise<InboxItem> {
    try {
      return await change;
    } catch (error) {
      await this.inbox.refresh();
      const { reading } = this;
      if (reading) {
        const { id } = reading.item.header.context;
        this.#put(id, { ...reading.item, ...(await this.inbox.look(id)) });
      }
      const { decided } = this;
      if (decided && this.inbox.find(decided.id)?.item.decisions !== decided.decisions) this.decided = null;
      throw error;
    }
  }

  /** For the answers as the server has them now; a line in the register says so, as any reading does. */
  async #readAgain(id: string): Promise<void> {
    const read = await this.inbox.read(id, this.reading?.reason);
    if (this.reading?.item.header.context.id === id && this.reading !== this.#mailed) this.reading = read;
  }

  #put(id: string, item: InboxItem): void {
    // Lifted while it was shut: now it opens.
    if (this.restricted?.header.context.id === id) {
      if (item.frozen.length > 0) this.restricted = item;
      else void this.attempt(() => this.#arrive(undefined));
    }
    if (this.reading?.item.header.context.id === id) this.reading = { ...this.reading, item };
  }

  /** The mailed copy stays shut as well: its page asks why, and then opens what the server keeps. */
  async #shut(id: string): Promise<void> {
    this.#mailed = null;
    if (this.place.at === 'message' && this.place.id === id)
      await this.attempt(() => this.#arrive(undefined));
    else location.hash = addressOf({ at: 'message', id });
  }

  #pick = (picked: ReadonlySet<string> | null): void => {
    this.picked = picked;
  };

  #openMailed = async (file: File): Promise<MailedOutcome> => {
    const { room, signedIn } = this.session;
    const outcome = await openMailed(file, { site: signedIn.site, room, ask: this.ask });
    if (outcome.state !== 'opened' && outcome.state !== 'restricted') return outcome;
    const { context, item } = outcome;
    await this.inbox.add(item);
    if (outcome.state === 'restricted') {
      await this.#shut(context.id);
      return outcome;
    }
    const { content } = outcome;
    const { id } = context;
    const definition = await this.inbox.forms.definitionOf(context);
    this.#mailed = { item, history: [], answers: [], notes: [], content, definition, fault: null };
    if (this.place.at === 'message' && this.place.id === id) this.reading = this.#mailed;
    else location.hash = addressOf({ at: 'message', id });
    return outcome;
  };
}

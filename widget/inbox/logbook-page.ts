/**
 * `<inbox-logbook>`: one of the two registers that are kept by hand, incidents or disclosures: what waits, what was
 * written, a new one, and copies (AV-15, AV-24, AV-51).
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { drawMessageId } from '../envelope/context.ts';
import type { Book, DisclosureFacts, IncidentFacts } from '../envelope/logbook-facts.ts';
import type { VerifiedStatement } from '../envelope/site-statement.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { referenceOf } from '../envelope/wire.ts';
import type { AskServer } from './ask-server.ts';
import { dayWords } from './date-words.ts';
import { disclosureQuestions } from './disclosure-questions.ts';
import { wallTime } from './dutch-wall-clock.ts';
import { isNamed } from './find-person.ts';
import { InboxElement } from './inbox-element.ts';
import { incidentQuestions } from './incident-questions.ts';
import { incidentState } from './incident-state.ts';
import { folded } from './list-filter.ts';
import type { Questionnaire } from './logbook-questions.ts';
import { type OpenedEntry, openLogbook, readLogbookEntry } from './opened-logbook.ts';
import type { ReadingRoom } from './reading-room.ts';

export class InboxLogbook extends InboxElement {
  static override properties: PropertyDeclarations = {
    book: { attribute: false },
    room: { attribute: false },
    ask: { attribute: false },
    names: { attribute: false },
    verified: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
    entries: { state: true },
    chosen: { state: true },
    writing: { state: true },
    sought: { state: true },
  };
  declare book: Book;
  declare room: ReadingRoom;
  declare ask: AskServer;
  /** Person id -> name. */
  declare names: Map<string, string>;
  declare verified: () => Promise<VerifiedStatement | null>;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;
  declare entries: OpenedEntry[] | null;
  declare chosen: OpenedEntry | null;
  /** The version that is being written: of a new entry, or of the chosen one. */
  declare writing: { id: string; number: number } | null;
  /** Whose disclosures are shown. */
  declare sought: string;
  #now = 0;
  #askedAt = 0;

  constructor() {
    super();
    this.entries = null;
    this.chosen = null;
    this.writing = null;
    this.sought = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(() => this.#load());
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  override render(): TemplateResult {
    const words = this.#words();
    return html`<div class="page stack">
      <div class="stack tight"><h1 tabindex="-1">${words.heading}</h1><p class="soft">${words.intro}</p></div>
      ${this.writing ? this.#form(this.writing) : this.chosen ? this.#entry(this.chosen) : this.#list()}
    </div>`;
  }

  #list(): TemplateResult {
    const words = this.#words();
    if (!this.entries) return html`<p role="status">${this.words.starting}</p>`;
    const shown = this.entries.filter((entry) => this.#isSought(entry));
    return html`<div class="row"><button class="main" @click=${() => this.#write({ id: drawMessageId(), number: 1 })}>${words.new}</button></div>
      ${this.entries.length ? nothing : html`<p class="notice">${words.none}</p>`}
      ${this.book === 'disclosure' && this.entries.length ? this.#search(shown) : nothing}
      <ul class="cases">${shown.map((entry) => this.#row(entry))}</ul>
      ${this.#copies(shown, this.sought ? this.words.disclosures.overview(this.sought) : words.heading, null)}`;
  }

  #search(shown: OpenedEntry[]): TemplateResult {
    const words = this.words.disclosures;
    const names = new Set(shown.map(({ newest }) => folded(newest.texts?.person ?? '')));
    const typed = (event: Event) => {
      this.sought = (event.target as HTMLInputElement).value.trim();
    };
    return html`<div class="field">
      <label for="logbook-sought">${words.search}</label>
      <p class="help" id="logbook-sought-help">${words.searchHelp}</p>
      <input id="logbook-sought" type="search" dir="auto" autocomplete="off" aria-describedby="logbook-sought-help" @input=${typed}>
      <p role="status">${this.sought ? words.found(shown.length) : nothing} ${this.sought && names.size > 1 ? words.severalNames : nothing}</p>
    </div>`;
  }

  #isSought({ newest }: OpenedEntry): boolean {
    return this.sought === '' || isNamed(newest.texts?.person ?? '', this.sought);
  }

  #row(entry: OpenedEntry): TemplateResult {
    const { newest } = entry;
    const { name, first } = this.#title(entry);
    const state = this.#state(entry);
    return html`<li><button class="case" @click=${() => this.attempt(() => this.#open(entry.id))}>
      <span class="who"><bdi class="name">${newest.texts ? visibleText(name) : this.words.logbook.cannot}</bdi> <span class="reference">${referenceOf(entry.id)}</span></span>
      <span class="first"><bdi>${newest.texts ? visibleText(first) : nothing}</bdi></span>
      <span class="facts"><span class="deadline ${state.mark}">${state.words}</span></span>
    </button></li>`;
  }

  #title({ newest, cause }: OpenedEntry): { name: string; first: string } {
    const texts = newest.texts ?? {};
    if (this.book === 'disclosure') return { name: texts.person ?? '', first: texts.toWhom ?? '' };
    const { kinds, draft } = this.words.incidents;
    const what = (texts.what ?? '').split('\n')[0]!;
    return { name: kinds[(newest.facts as IncidentFacts).kind], first: what || (cause ? draft[cause] : '') };
  }

  #state({ newest }: OpenedEntry): { mark: string; words: string } {
    if (newest.fault === 'broken') return { mark: 'late', words: this.words.logbook.tampered };
    const now = this.#clock();
    if (this.book === 'disclosure')
      return { mark: '', words: dayWords((newest.facts as DisclosureFacts).given, this.language, now) };
    const { state: words } = this.words.incidents;
    return incidentState(newest.facts as IncidentFacts, { words, language: this.language, now });
  }

  #entry(entry: OpenedEntry): TemplateResult {
    const edit = () => this.#write({ id: entry.id, number: entry.count + 1 });
    return html`<inbox-logbook-entry .words=${this.words} .language=${this.language} .entry=${entry} .asked=${this.#asked()}
        .state=${this.#state(entry)} .names=${this.names} .now=${this.#clock()} .edit=${edit} .leave=${this.#back}></inbox-logbook-entry>
      ${this.#copies([entry], this.#words().heading, entry.id)}`;
  }

  #copies(entries: OpenedEntry[], title: string, about: string | null): TemplateResult {
    return html`<inbox-logbook-copies .words=${this.words} .book=${this.book} .entries=${entries} .asked=${this.#asked()}
      .title=${title} .about=${about} .clock=${this.#clock} .ask=${this.ask} .attempt=${this.attempt} .tell=${this.tell}></inbox-logbook-copies>`;
  }

  #form(entry: { id: string; number: number }): TemplateResult {
    const asked = this.#asked();
    const newest = this.chosen?.newest;
    const fresh = this.book === 'incident' ? { known: wallTime(this.#clock()) } : {};
    const start = newest?.texts ? asked.valuesOf(newest.facts, newest.texts) : fresh;
    return html`<inbox-logbook-form .words=${this.words} .language=${this.language} .book=${this.book} .asked=${asked}
      .start=${start} .entry=${entry} .clock=${this.#clock} .ask=${this.ask} .verified=${this.verified}
      .attempt=${this.attempt} .kept=${this.#kept} .leave=${this.#back}></inbox-logbook-form>`;
  }

  #words() {
    return this.book === 'incident' ? this.words.incidents : this.words.disclosures;
  }

  #asked(): Questionnaire {
    return this.book === 'incident' ? incidentQuestions(this.words) : disclosureQuestions(this.words);
  }

  /** The server's time, which goes on while the page is open. */
  #clock = (): number => this.#now + (performance.now() - this.#askedAt);

  #write(entry: { id: string; number: number }): void {
    this.writing = entry;
    void this.focusAfterRender('h1');
  }

  #back = (): void => {
    if (!this.writing) this.chosen = null;
    this.writing = null;
    void this.focusAfterRender('h1');
  };

  #kept = async (): Promise<void> => {
    this.writing = null;
    this.chosen = null;
    this.sought = '';
    this.tell(this.words.logbook.saved);
    await this.#load();
    await this.focusAfterRender('h1');
  };

  async #open(id: string): Promise<void> {
    this.chosen = await readLogbookEntry(id, { book: this.book, room: this.room, ask: this.ask });
    await this.focusAfterRender('h1');
  }

  async #load(): Promise<void> {
    const { entries, now } = await openLogbook({ book: this.book, room: this.room, ask: this.ask });
    this.#now = now;
    this.#askedAt = performance.now();
    this.entries = entries;
  }
}

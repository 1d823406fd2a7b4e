/**
 * `<inbox-person-search>`: finds what the inbox has of one person who lost the code, by opening everything once in
 * memory. What was found is dropped with the page; nothing of it, nor of what was looked for, is sent or kept.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { SearchedBodies } from '../../server/secretariat/inbox-api.ts';
import type { FormDefinition } from '../../server/sites/public-part.ts';
import type { Answer } from '../envelope/message-content.ts';
import type { VerifiedStatement } from '../envelope/site-statement.ts';
import { visibleText } from '../envelope/visible-text.ts';
import type { Header } from '../envelope/wire.ts';
import { noteWords } from '../words/inbox-notes-nl.ts';
import { addressOf } from './address.ts';
import type { AskServer } from './ask-server.ts';
import { dayWords } from './date-words.ts';
import { isSearchable, mentions } from './find-person.ts';
import { InboxElement } from './inbox-element.ts';
import type { LetterFacts } from './letter-text.ts';
import { marksOf } from './message-marks.ts';
import type { OpenedInbox } from './opened-inbox.ts';
import { OpenRefused, type ReadingRoom } from './reading-room.ts';
import type { Overview } from './request-letter.ts';
import { signedAnswers } from './signed-answers.ts';

interface Found extends Overview {
  id: string;
}
interface Looked {
  for: string;
  found: Found[];
  /** Those that this person can't open. */
  sealed: number;
}

export class InboxPersonSearch extends InboxElement {
  static override properties: PropertyDeclarations = {
    now: { type: Number },
    inbox: { attribute: false },
    room: { attribute: false },
    ask: { attribute: false },
    verified: { attribute: false },
    attempt: { attribute: false },
    looked: { state: true },
    progress: { state: true },
    tooShort: { state: true },
    organisation: { state: true },
  };
  declare now: number;
  declare inbox: OpenedInbox;
  declare room: ReadingRoom;
  declare ask: AskServer;
  declare verified: () => Promise<VerifiedStatement | null>;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare looked: Looked | null;
  /** How many were opened; null while nothing is looked for. */
  declare progress: number | null;
  declare tooShort: boolean;
  /** Set while a letter is written. */
  declare organisation: FormDefinition['organisation'] | null;

  constructor() {
    super();
    this.looked = null;
    this.progress = null;
    this.tooShort = false;
    this.organisation = null;
  }

  override render(): TemplateResult {
    const words = this.words.requests.find;
    return html`<form class="stack" role="search" novalidate @submit=${this.#submit}>
        <div class="stack tight"><h2 tabindex="-1">${words.heading}</h2><p class="soft">${words.intro}</p></div>
        <div class="field">
          <label for="looked">${words.looked}</label>
          <p class="help" id="looked-help">${words.lookedHelp}</p>
          ${this.tooShort ? html`<p class="fault" id="looked-fault" role="alert">${words.tooShort}</p>` : nothing}
          <input id="looked" name="looked" dir="auto" autocomplete="off" aria-invalid=${this.tooShort ? 'true' : nothing}
            aria-describedby="looked-help looked-fault">
        </div>
        <button class="main" aria-disabled=${this.progress === null ? nothing : 'true'}>${words.submit}</button>
      </form>
      <p role="status">${this.progress === null ? this.#told() : words.busy(this.progress)}</p>
      ${this.looked && this.progress === null ? this.#results(this.looked) : nothing}`;
  }

  #told(): string {
    const words = this.words.requests.find;
    if (!this.looked) return '';
    const { found, sealed } = this.looked;
    const count = found.length ? words.found(found.length) : words.nothing;
    return sealed ? `${count} ${words.sealed(sealed)}` : count;
  }

  #results({ found }: Looked): TemplateResult {
    const words = this.words.requests.find;
    return html`<div class="stack">
      ${found.length ? html`<p class="notice warn">${words.check}</p><ul class="cases">${found.map((each) => html`<li>${this.#result(each)}</li>`)}</ul><p class="soft">${words.wipe}</p>` : nothing}
      ${
        this.organisation
          ? html`<inbox-letter .words=${this.words} .language=${this.language} .now=${this.now}
              .organisation=${this.organisation} .facts=${this.#facts(found)} .overview=${found}
              .addressee=${this.looked!.for} .close=${() => {
                this.organisation = null;
                void this.focusAfterRender('h2');
              }}></inbox-letter>`
          : html`<button @click=${this.#write}>${found.length ? words.overview : words.nothingLetter}</button>`
      }
    </div>`;
  }

  #result({ id, title, answers }: Found): TemplateResult {
    return html`<div class="found">
      <h3><bdi>${title}</bdi></h3>
      <dl>${answers.map(({ label, value }) => html`<div><dt><bdi>${visibleText(label)}</bdi></dt><dd><bdi>${visibleText(value)}</bdi></dd></div>`)}</dl>
      <a class="button" href=${addressOf({ at: 'message', id })}>${this.words.requests.find.open}</a>
    </div>`;
  }

  #facts(found: Found[]): LetterFacts {
    const as = found.length ? 'granted' : 'nothing-found';
    const received = dayWords(new Date(this.now).toISOString(), 'nl', this.now);
    return { asked: 'access', as, ground: null, received, until: '', disputes: '' };
  }

  #write = (): void => {
    void this.attempt(async () => {
      const verified = await this.verified();
      const form = verified && Object.values(verified.statement.forms)[0];
      this.organisation = form ? form.definition.organisation : null;
    });
  };

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const looked = String(new FormData(event.target as HTMLFormElement).get('looked')).trim();
    this.tooShort = !isSearchable(looked);
    if (this.tooShort) void this.focusAfterRender('#looked');
    else if (this.progress === null) void this.#look(looked);
  }

  async #look(looked: string): Promise<void> {
    this.looked = null;
    this.organisation = null;
    this.progress = 0;
    await this.attempt(async () => {
      const result: Looked = { for: looked, found: [], sealed: 0 };
      for (let after: string | null = ''; after !== null; ) {
        const { bodies, next }: SearchedBodies = await this.ask('POST', '/api/submissions/search', { after });
        await Promise.all(bodies.map((each) => this.#open(each, result)));
        this.progress = (this.progress ?? 0) + bodies.length;
        after = next;
      }
      this.looked = result;
    });
    this.progress = null;
  }

  async #open({ header, body, notes }: SearchedBodies['bodies'][number], result: Looked): Promise<void> {
    const content = await this.room.openBody(header, body).catch((error: unknown) => {
      if (!(error instanceof OpenRefused) || error.code === 'closed') throw error;
      return null;
    });
    if (!content) {
      result.sealed += 1;
      return;
    }
    const written = await this.#written(header, notes);
    if (!mentions({ answers: [...content.answers, ...written] }, result.for)) return;
    const definition = await this.inbox.forms.definitionOf(header.context);
    const { asked, foreign } = signedAnswers(content.answers, definition);
    const { id } = header.context;
    const received = this.inbox.find(id)?.item.received;
    const day = received ? `, ${dayWords(received, this.language, this.now)}` : '';
    result.found.push({
      id,
      title: `${visibleText(content.form)}${day}`,
      answers: [...asked, ...foreign, ...written],
    });
  }

  /** What staff wrote beside it and how they marked it, as answers: whoever asks gets that too (AVG 15). */
  async #written(header: Header, notes: SearchedBodies['bodies'][number]['notes']): Promise<Answer[]> {
    const opened = await this.room.openNotes(header, notes);
    const { labels } = marksOf(opened);
    const answer = (label: string, value: string): Answer => ({ field: '', label, kind: 'longtext', value });
    const texts = opened.flatMap(({ content, at }) =>
      content && 'text' in content
        ? [answer(noteWords.dated(dayWords(at, 'nl', this.now)), content.text)]
        : [],
    );
    return labels.length ? [...texts, answer(noteWords.labels, labels.join(', '))] : texts;
  }
}

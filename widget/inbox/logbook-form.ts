/**
 * `<inbox-logbook-form>`: asks what a register asks, seals it here and has it kept as one version. Nothing is lost on a
 * refusal: what was typed stays on the screen until the server has it.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { LogbookEntry, LogbookWrite } from '../../server/secretariat/inbox-api.ts';
import type { Book } from '../envelope/logbook-facts.ts';
import { SealRefused } from '../envelope/seal.ts';
import type { VerifiedStatement } from '../envelope/site-statement.ts';
import type { AskServer } from './ask-server.ts';
import { InboxElement } from './inbox-element.ts';
import type { Question, Questionnaire, Values } from './logbook-questions.ts';
import { type NewVersion, sealLogbookVersion } from './opened-logbook.ts';

export class InboxLogbookForm extends InboxElement {
  static override properties: PropertyDeclarations = {
    book: { attribute: false },
    asked: { attribute: false },
    start: { attribute: false },
    entry: { attribute: false },
    clock: { attribute: false },
    ask: { attribute: false },
    verified: { attribute: false },
    attempt: { attribute: false },
    kept: { attribute: false },
    leave: { attribute: false },
    wrong: { state: true },
    refusal: { state: true },
    busy: { state: true },
  };
  declare book: Book;
  declare asked: Questionnaire;
  /** What stands in it to begin with. */
  declare start: Values;
  /** Which entry this is a version of, and the number of it. */
  declare entry: Pick<NewVersion, 'id' | 'number'>;
  /** The server's time in ms, now. */
  declare clock: () => number;
  declare ask: AskServer;
  declare verified: () => Promise<VerifiedStatement | null>;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  /** Called once it is kept. */
  declare kept: (entry: LogbookEntry) => Promise<void>;
  declare leave: () => void;
  declare wrong: string[];
  declare refusal: 'tooLong' | 'closed' | '';
  declare busy: boolean;
  /** The last that was sealed, and of what: a second try after a lost answer is the very same version. */
  #sealed: { of: string; write: LogbookWrite } | null = null;

  constructor() {
    super();
    this.wrong = [];
    this.refusal = '';
    this.busy = false;
  }

  override render(): TemplateResult {
    const words = this.words.logbook;
    return html`<form class="stack card" novalidate autocomplete="off" @submit=${this.#submit}>
      ${this.wrong.length ? html`<p class="notice bad" role="alert">${words.faults(this.wrong.length)}</p>` : nothing}
      ${this.refusal ? html`<p class="notice bad" role="alert">${words[this.refusal]}</p>` : nothing}
      ${this.asked.questions.map((question) => this.#question(question))}
      <div class="row">
        <button class="main" aria-disabled=${this.busy ? 'true' : nothing}>${words.save}</button>
        <button type="button" class="quiet" @click=${this.leave}>${this.words.cancel}</button>
      </div>
    </form>`;
  }

  #question({ id, kind, label, help, options = [] }: Question): TemplateResult {
    const at = `logbook-${id}`;
    const isWrong = this.wrong.includes(id);
    const begins = this.start[id] ?? '';
    const invalid = isWrong ? 'true' : nothing;
    const described = `${at}-help ${at}-fault`;
    const notes = html`${help ? html`<p class="help" id=${`${at}-help`}>${help}</p>` : nothing}
      <p class="fault" id=${`${at}-fault`} ?hidden=${!isWrong}>${isWrong ? this.words.logbook.wrong : nothing}</p>`;
    if (kind === 'check')
      return html`<div class="options"><label><input type="checkbox" id=${at} name=${id} value="yes"
        .defaultChecked=${begins === 'yes'} aria-describedby=${described}> ${label}</label>${notes}</div>`;
    return html`<div class="field">
      <label for=${at}>${label}</label>${notes}
      ${
        kind === 'long'
          ? html`<textarea id=${at} name=${id} rows="4" dir="auto" .defaultValue=${begins} aria-invalid=${invalid} aria-describedby=${described}></textarea>`
          : kind === 'choice'
            ? html`<select id=${at} name=${id} aria-invalid=${invalid} aria-describedby=${described}>
              ${options.some(([value]) => value === '') ? nothing : html`<option value=""></option>`}
              ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === begins}>${words}</option>`)}
            </select>`
            : html`<input id=${at} name=${id} type=${kind === 'line' ? 'text' : kind === 'day' ? 'date' : 'datetime-local'}
              dir="auto" .defaultValue=${begins} aria-invalid=${invalid} aria-describedby=${described}>`
      }
    </div>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const typed = new FormData(event.target as HTMLFormElement);
    const values = Object.fromEntries([...typed].map(([id, value]) => [id, String(value).trim()]));
    const read = this.asked.read(values, this.clock());
    this.wrong = 'wrong' in read ? read.wrong : [];
    this.refusal = '';
    if ('wrong' in read) void this.focusAfterRender(`#logbook-${read.wrong[0]}`);
    else void this.#keep(read);
  }

  async #keep(read: Pick<NewVersion, 'facts' | 'texts'>): Promise<void> {
    this.busy = true;
    await this.attempt(async () => {
      const write = await this.#seal(read);
      if (write) await this.kept(await this.ask<LogbookEntry>('POST', '/api/logbook', write));
    });
    this.busy = false;
  }

  async #seal(read: Pick<NewVersion, 'facts' | 'texts'>): Promise<LogbookWrite | null> {
    const verified = await this.verified();
    if (!verified) {
      this.refusal = 'closed';
      return null;
    }
    const labels = Object.fromEntries(this.asked.questions.map(({ id, label }) => [id, label]));
    const version = { ...this.entry, ...read, labels };
    const same = JSON.stringify([verified.hash, version]);
    try {
      if (this.#sealed?.of !== same)
        this.#sealed = { of: same, write: await sealLogbookVersion(verified, this.book, version) };
      return this.#sealed.write;
    } catch (error) {
      if (!(error instanceof SealRefused)) throw error;
      this.refusal = error.code === 'too-large' ? 'tooLong' : 'closed';
      return null;
    }
  }
}

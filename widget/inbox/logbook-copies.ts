/**
 * `<inbox-logbook-copies>`: what is shown of a register as a file or on paper, made here. The audit line is durable
 * before the copy is made; what can't be read, or was tampered with, does not go along and that is said.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ExportNotice } from '../../server/secretariat/inbox-api.ts';
import type { Book } from '../envelope/logbook-facts.ts';
import { visibleText } from '../envelope/visible-text.ts';
import type { AskServer } from './ask-server.ts';
import { InboxElement } from './inbox-element.ts';
import { type CopiedEntry, copiedEntry, csvOf, jsonOf } from './logbook-copy.ts';
import type { Questionnaire } from './logbook-questions.ts';
import type { OpenedEntry } from './opened-logbook.ts';
import { printAlone } from './print-alone.ts';
import { saveFile } from './save-file.ts';

export class InboxLogbookCopies extends InboxElement {
  static override properties: PropertyDeclarations = {
    book: { attribute: false },
    entries: { attribute: false },
    asked: { attribute: false },
    title: { attribute: false },
    about: { attribute: false },
    clock: { attribute: false },
    ask: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
  };
  declare book: Book;
  declare entries: OpenedEntry[];
  declare asked: Questionnaire;
  /** Above the copy on paper. */
  declare title: string;
  /** The entry, where it is one. */
  declare about: string | null;
  declare clock: () => number;
  declare ask: AskServer;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;

  override render(): TemplateResult | typeof nothing {
    if (!this.entries.length) return nothing;
    const words = this.words.logbook;
    const copies = this.#copied();
    const leftOut = this.entries.length - copies.length;
    return html`<section class="stack" aria-labelledby="logbook-copies">
      <h2 id="logbook-copies">${words.copies}</h2>
      ${leftOut ? html`<p class="notice bad">${words.leftOut(leftOut)}</p>` : nothing}
      ${copies.length ? this.#offer(copies) : nothing}
    </section>`;
  }

  #offer(copies: CopiedEntry[]): TemplateResult {
    const words = this.words.logbook;
    return html`<p>${words.copyWarning}</p>
      <div class="row">${(['print', 'csv', 'json'] as const).map(
        (format) =>
          html`<button @click=${() => this.attempt(() => this.#copy(format, copies))}>${words[format]}</button>`,
      )}</div>
      <details><summary>${words.paper}</summary><div class="letter-sheet">
        <p class="subject"><bdi>${visibleText(this.title)}</bdi></p>
        ${copies.map((copy) => html`<p class="subject">${words.reference} ${copy.reference}</p>${this.#sections(copy)}`)}
      </div></details>`;
  }

  #sections({ answers }: CopiedEntry): TemplateResult[] {
    const lines = (fields: string[] | null) =>
      html`<dl>${answers
        .filter(({ field }) => fields === null || fields.includes(field))
        .map(
          ({ label, value }) =>
            html`<dt>${label}</dt><dd><bdi>${value ? visibleText(value) : this.words.logbook.empty}</bdi></dd>`,
        )}</dl>`;
    if (this.book === 'disclosure') return [lines(null)];
    return this.words.incidents.paper.map(
      ([heading, fields]) => html`<p class="subject">${heading}</p>${lines(fields)}`,
    );
  }

  #copied(): CopiedEntry[] {
    return this.entries.flatMap(({ id, newest }) =>
      newest.texts === null
        ? []
        : [copiedEntry({ id, newest, texts: newest.texts }, this.asked, this.words.logbook.yes)],
    );
  }

  async #copy(format: 'print' | 'csv' | 'json', copies: CopiedEntry[]): Promise<void> {
    const notice: ExportNotice = { what: this.book, format, count: copies.length, about: this.about };
    await this.ask('POST', '/api/exports', notice);
    if (format === 'print') printAlone(this.querySelector('.letter-sheet')!);
    else if (format === 'csv') {
      const heads = [this.words.logbook.reference, ...this.asked.questions.map(({ label }) => label)];
      saveFile(`${this.book}.csv`, csvOf(copies, heads));
    } else saveFile(`${this.book}.json`, jsonOf(this.book, copies, new Date(this.clock()).toISOString()));
    this.tell(this.words.logbook.copied);
  }
}

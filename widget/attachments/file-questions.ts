/**
 * The questions for files of one form: what was chosen, in memory and on screen. Fetched by a form that has one;
 * what checks, cleans and sends files comes when the first is chosen.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ContactSubmission } from '../contact/contact-submission.ts';
import type { FieldContext } from '../contact/field-view.ts';
import type { FileField, FormFiles } from '../contact/form-files.ts';
import { screen } from '../contact/sending-view.ts';
import { wake } from '../delivery/pause.ts';
import type { Outgoing } from '../delivery/upload-files.ts';
import type { Where } from '../delivery/where.ts';
import type { FileType } from '../envelope/file-types.ts';
import type { MessageContent } from '../envelope/message-content.ts';
import type { Message } from '../envelope/seal.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { type ChoosingFault, type FilesWords, filesNl } from '../words/files-nl.ts';
import type { Language } from '../words/languages.ts';
import { fileStyles } from './file-questions.styles.ts';
import { fileWords } from './file-words.ts';
import { sizeText } from './size-text.ts';

/** What a person needs to know a file by; a name may be longer than any screen. */
const nameLength = 100;

interface Sending {
  all: number;
  sent: number;
  waits: boolean;
  stop: AbortController;
}

export class FileQuestions implements FormFiles {
  ticket: string | undefined;
  private readonly where: Where;
  private words: FilesWords;
  private spoken: Language;
  private readonly submission: ContactSubmission;
  private chosen: Outgoing[] = [];
  /** Why the newest file of a question was not taken, and what else there is to tell, by question. */
  private readonly faults = new Map<string, string>();
  private readonly news = new Map<string, string>();
  private sending: Sending | undefined;
  private root: ShadowRoot | undefined;

  constructor(where: Where, words: FilesWords, submission: ContactSubmission) {
    this.where = where;
    this.words = words;
    this.spoken = where.language;
    this.submission = submission;
  }

  help({ types, most, maxBytes }: FileField): string {
    return this.words.help(this.listed(types), most, this.size(maxBytes));
  }

  view(field: FileField, { faults }: FieldContext): TemplateResult {
    const { id, types, most } = field;
    const words = this.words;
    const mine = this.of(id);
    const fault = this.faults.get(id);
    return html`${mine.length ? html`<ul class="files">${mine.map((each) => this.chosenView(field, each))}</ul>` : nothing}
<p role="alert" class=${fault ? 'fault' : nothing} id="${id}:file-fault">${fault}</p><p role="status" class="help">${this.news.get(id)}</p>
${
  mine.length < most || !mine.length
    ? html`<input class="unseen" type="file" id=${id} name=${id}
?multiple=${most > 1} accept=${acceptOf(types)} aria-invalid=${fault || faults.some(({ input }) => input === id) ? 'true' : nothing} aria-describedby="${id}:help ${id}:fault ${id}:file-fault"
@input=${(event: Event) => event.stopPropagation()} @change=${(event: Event) => this.choose(field, event)} /><label class="choose" for=${id}>${mine.length ? words.more : words.choose}</label>`
    : nothing
}`;
  }

  sendingView(): TemplateResult | undefined {
    const words = this.words;
    if (!this.sending) return undefined;
    const { all, sent, waits, stop } = this.sending;
    const said = words.progress(this.size(sent), this.size(all));
    const done = sent >= all;
    return screen(
      words.sending,
      html`<progress aria-labelledby="Title" aria-valuetext=${said} max=${all} .value=${sent}></progress><p>${said}</p>
<p role="status">${waits ? words.waits : done ? words.almost : words.keepOpen}</p>${
        done
          ? nothing
          : html`<button @click=${() => {
              stop.abort();
              wake();
            }}>${words.stop}</button>`
      }`,
    );
  }

  attach({ answers }: MessageContent): Message['attach'] {
    // A question that is not shown any more keeps what was chosen; it does not go along.
    const files = answers.flatMap(({ field, kind }) => (kind === 'file' ? this.of(field) : []));
    this.ticket = undefined;
    this.sending = undefined;
    if (!files[0]) return undefined;
    return async (secret) => {
      const { totalOf, uploadFiles } = await import('../delivery/upload-files.ts');
      const sending = { all: totalOf(files), sent: 0, waits: false, stop: new AbortController() };
      this.sending = sending;
      this.submission.changed();
      queueMicrotask(() => this.root?.querySelector<HTMLElement>('#Title')?.focus());
      const { id, form } = this.submission;
      try {
        const uploaded = await uploadFiles(
          secret,
          { form: form!.id, id, files },
          {
            where: this.where,
            stop: sending.stop.signal,
            progress: (sent, waits) => {
              Object.assign(sending, { sent, waits });
              this.submission.changed();
            },
          },
        );
        this.ticket = uploaded.ticket;
        return uploaded.files;
      } catch (fault) {
        this.sending = undefined;
        throw fault;
      }
    };
  }

  drawn(root: ShadowRoot): void {
    if (this.spoken !== this.where.language) this.speak(this.where.language);
    if (this.root === root) return;
    this.root = root;
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(fileStyles);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    } catch {
      // Safari before 16.4 adopts none: the question looks plain, and works.
    }
  }

  /** The visitor chose another language; where its words can't be had, these stay as they are. */
  private speak(language: Language): void {
    this.spoken = language;
    fileWords(language).then(
      (words) => {
        this.words = words;
        this.submission.changed();
      },
      () => {},
    );
  }

  private of(id: string): Outgoing[] {
    return this.chosen.filter(({ field }) => field === id);
  }

  private chosenView(field: FileField, each: Outgoing): TemplateResult {
    const words = this.words;
    return html`<li><span><bdi>${each.name}</bdi> <small>(${this.size(each.content.size)})</small></span><button type="button"
@click=${() => this.remove(field, each)}>${words.remove} <span class="unseen">${each.name}</span></button></li>`;
  }

  private async choose(field: FileField, event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file may be chosen again after it was taken away.
    input.value = '';
    this.say(field, { news: files[0] ? this.words.checking : '' });
    for (const file of files) if (!(await this.add(field, file))) break;
    // The list may have grown over the way to choose.
    queueMicrotask(() => {
      if (this.root?.activeElement) return;
      const at = `[id="${field.id}"],.files li:last-child button`;
      this.root?.querySelector<HTMLElement>(at)?.focus();
    });
  }

  /** False where it was not taken. */
  private async add(field: FileField, file: File): Promise<boolean> {
    const { id, types, most, maxBytes } = field;
    const words = this.words;
    const name = visibleText(file.name.normalize()).slice(-nameLength);
    const refuse = (fault: ChoosingFault, limit = ''): false => {
      this.say(field, { fault: words.faults[fault](name, limit) });
      return false;
    };
    if (this.of(id).length >= most) return refuse('many', String(most));
    if (file.size > maxBytes) return refuse('large', this.size(maxBytes));
    const together = this.submission.form!.definition.filesMaxBytes!;
    const all = this.chosen.reduce((sum, { content }) => sum + content.size, file.size);
    if (all > together) return refuse('all', this.size(together));
    const taking = await import('./take-file.ts').catch(() => null);
    if (!taking) return refuse('offline');
    const taken = await taking.takeFile(file, types);
    if ('fault' in taken) return refuse(taken.fault, this.listed(types));
    this.chosen.push({ field: id, name, ...taken });
    const photo = taken.content !== file;
    this.say(field, { news: `${words.chosen(name)}${photo ? ` ${words.stripped}` : ''}` });
    return true;
  }

  private remove(field: FileField, gone: Outgoing): void {
    this.chosen = this.chosen.filter((each) => each !== gone);
    this.say(field, { news: this.words.removed(gone.name) });
    queueMicrotask(() => this.root?.querySelector<HTMLElement>(`[id="${field.id}"]`)?.focus());
  }

  /** Also keeps the answer as it is read: names, what they are and how large, in Dutch. */
  private say({ id }: FileField, { fault = '', news = '' }: { fault?: string; news?: string }): void {
    this.faults.set(id, fault);
    this.news.set(id, news);
    const lines = this.of(id).map(
      ({ name, type, content }) => `${name} (${filesNl.types[type]}, ${sizeText(content.size, 'nl')})`,
    );
    this.submission.type(id, lines.join('\n'));
    this.submission.changed();
  }

  private listed(types: readonly FileType[]): string {
    const names = types.map((type) => this.words.types[type]);
    return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(` ${this.words.or} `);
  }

  private size(bytes: number): string {
    return sizeText(bytes, this.where.language);
  }
}

/** For the window in which a file is chosen: names of types and ends of names. A phone makes a JPEG of a photo then. */
function acceptOf(types: readonly FileType[]): string {
  const known: Record<FileType, string> = {
    jpeg: 'image/jpeg,.jpg,.jpeg',
    png: 'image/png,.png',
    webp: 'image/webp,.webp',
    pdf: 'application/pdf,.pdf',
    docx: '.docx',
    txt: 'text/plain,.txt',
  };
  return types.map((type) => known[type]).join();
}

/** In Dutch where another language can't be fetched. */
export async function openFileQuestions(where: Where, submission: ContactSubmission): Promise<FileQuestions> {
  const words = await fileWords(where.language).catch(() => filesNl);
  return new FileQuestions(where, words, submission);
}

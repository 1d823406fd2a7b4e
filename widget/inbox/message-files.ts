/**
 * `<inbox-files>`: the files of a message, as downloads only. Nothing of them is ever shown on this page, and nothing
 * is offered before the last byte was verified; where a file is not what it says, a person decides once more.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { sizeText } from '../attachments/size-text.ts';
import { type FileType, isFileType } from '../envelope/file-types.ts';
import type { AttachedFile } from '../envelope/message-content.ts';
import { safeName } from '../envelope/safe-name.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { faultOf } from './ask-server.ts';
import { checkFile, type FileWarning } from './file-check.ts';
import { InboxElement } from './inbox-element.ts';
import type { ReadMessage } from './opened-inbox.ts';
import { OpenRefused } from './reading-room.ts';

/** How far a file is. `doubted`: opened, and it waits for a person who wants it anyway. */
type Progress =
  | { at: 'opening' }
  | { at: 'doubted'; content: Blob; told: FileType | null; warnings: FileWarning[] }
  | { at: 'saved'; name: string }
  | { at: 'refused'; why: string };

/** Long enough for a browser to begin a download. */
const addressMs = 10_000;

export class InboxFiles extends InboxElement {
  static override properties: PropertyDeclarations = {
    message: { attribute: false },
    open: { attribute: false },
    progress: { state: true },
  };
  declare message: ReadMessage;
  /** Fetches and opens file number `file`. Throws `ServerRefused` or `OpenRefused`. */
  declare open: (file: number) => Promise<Blob>;
  declare progress: ReadonlyMap<number, Progress>;
  #of: ReadMessage['content'] = null;

  constructor() {
    super();
    this.progress = new Map();
  }

  protected override willUpdate(): void {
    if (this.#of === this.message.content) return;
    // Another message: what was opened of the one before is let go.
    this.#of = this.message.content;
    this.progress = new Map();
  }

  override render(): TemplateResult | typeof nothing {
    const { content, item } = this.message;
    const files = content?.files ?? [];
    const named = item.header.files ?? [];
    if (!content || (!files.length && !named.length)) return nothing;
    const words = this.words.files;
    const same = files.map(({ padded }) => padded).join() === named.join();
    return html`<section class="attached" aria-labelledby="files-heading">
      <h2 id="files-heading">${words.heading(files.length)}</h2>
      ${same ? nothing : html`<p class="notice bad">${words.different}</p>`}
      <ul>${files.map((file, number) => this.#file(file, number))}</ul>
      <p class="small soft">${words.unscanned}</p>
    </section>`;
  }

  #file(file: AttachedFile, number: number): TemplateResult {
    const words = this.words.files;
    const { type } = file;
    const progress = this.progress.get(number);
    const name = `file-${number}`;
    return html`<li>
      <p class="row">
        <span><bdi class="value" id=${name}>${visibleText(file.name)}</bdi>
          <span class="small soft">${isFileType(type) ? words.types[type] : words.unknownType}, ${sizeText(file.bytes, this.language)}</span></span>
        ${
          progress?.at === 'doubted'
            ? nothing
            : html`<button id="${name}-button" aria-labelledby="${name}-button ${name}" aria-disabled=${progress?.at === 'opening' ? 'true' : nothing}
          @click=${() => this.#download(file, number)}>${words.download}</button>`
        }
      </p>
      <div role="status">${progress ? this.#progress(progress, file, number) : nothing}</div>
    </li>`;
  }

  #progress(progress: Progress, file: AttachedFile, number: number): TemplateResult {
    const words = this.words.files;
    switch (progress.at) {
      case 'opening':
        return html`<p class="small">${words.opening}</p>`;
      case 'saved':
        return html`<p class="small">${words.saved(progress.name)}</p>`;
      case 'refused':
        return html`<p class="notice bad">${progress.why}</p>`;
      case 'doubted':
        return html`<div class="notice bad">
          ${progress.warnings.map((each) => html`<p>${words.warnings[each]}</p>`)}
          <button @click=${() => this.#save(file, number, progress)}>${words.anyway}</button>
        </div>`;
    }
  }

  async #download(file: AttachedFile, number: number): Promise<void> {
    if (this.progress.get(number)?.at === 'opening') return;
    const { content: before, definition } = this.message;
    this.#move(number, { at: 'opening' });
    try {
      const content = await this.open(number);
      const { told, warnings } = await checkFile(file, content, definition);
      // Somebody went on to another message meanwhile.
      if (this.message.content !== before) return;
      if (warnings.length) this.#move(number, { at: 'doubted', content, told, warnings });
      else this.#save(file, number, { content, told });
    } catch (error) {
      if (this.message.content !== before) return;
      const why = error instanceof OpenRefused ? this.words.files.broken : this.words.faults[faultOf(error)];
      this.#move(number, { at: 'refused', why });
    }
  }

  #save(
    { name }: AttachedFile,
    number: number,
    { content, told }: { content: Blob; told: FileType | null },
  ): void {
    // Of no type, so that no browser opens it as a page or a picture of this origin.
    const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = safeName(name, told);
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), addressMs);
    this.#move(number, { at: 'saved', name: link.download });
  }

  #move(number: number, progress: Progress): void {
    this.progress = new Map(this.progress).set(number, progress);
  }
}

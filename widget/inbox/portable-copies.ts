/**
 * `<inbox-portable>`: a copy of one message for its sender to take along. The audit line is durable before the copy is
 * made; it says beforehand that no wipe date reaches a copy.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ExportNotice } from '../../server/secretariat/inbox-api.ts';
import { referenceOf } from '../envelope/wire.ts';
import type { AskServer } from './ask-server.ts';
import { momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import type { ReadMessage } from './opened-inbox.ts';
import { portableJson, portableText } from './portable-message.ts';
import { saveFile } from './save-file.ts';

export class InboxPortable extends InboxElement {
  static override properties: PropertyDeclarations = {
    message: { attribute: false },
    organisation: { attribute: false },
    now: { type: Number },
    ask: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
  };
  declare message: ReadMessage;
  declare organisation: string;
  declare now: number;
  declare ask: AskServer;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;

  override render(): TemplateResult | typeof nothing {
    const { content, item } = this.message;
    // What is restricted is kept and nothing else (AVG 18).
    if (!content || item.frozen.length) return nothing;
    const words = this.words.portable;
    return html`<details class="portable">
      <summary>${words.title}</summary>
      <p>${words.why}</p>
      <p class="notice">${this.words.logbook.copyWarning}</p>
      ${content.files?.length ? html`<p>${words.filesApart}</p>` : nothing}
      <div class="row">
        <button @click=${() => this.attempt(() => this.#copy('text'))}>${words.text}</button>
        <button @click=${() => this.attempt(() => this.#copy('json'))}>${words.json}</button>
      </div>
    </details>`;
  }

  async #copy(format: 'text' | 'json'): Promise<void> {
    const { content, item } = this.message;
    const { id } = item.header.context;
    const notice: ExportNotice = { what: 'message', format, count: 1, about: id };
    await this.ask('POST', '/api/exports', notice);
    const { organisation, language, now, words } = this;
    const facts = { reference: referenceOf(id), received: item.received, organisation };
    if (format === 'json') saveFile(`${facts.reference}.json`, portableJson(facts, content!));
    else {
      const { reference, received } = words.reader;
      const read = { ...facts, received: momentWords(item.received, language, now) };
      const { files } = words.portable;
      saveFile(
        `${facts.reference}.txt`,
        portableText(read, content!, { reference, received, files, empty: words.reader.empty }),
      );
    }
    this.tell(words.logbook.copied);
  }
}

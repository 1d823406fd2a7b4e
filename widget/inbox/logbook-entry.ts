/** `<inbox-logbook-entry>`: one incident or disclosure as it stands, and every version with who wrote it when. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { visibleText } from '../envelope/visible-text.ts';
import { referenceOf } from '../envelope/wire.ts';
import { dayWords, momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import { copiedEntry } from './logbook-copy.ts';
import type { Questionnaire } from './logbook-questions.ts';
import type { OpenedEntry, OpenedVersion } from './opened-logbook.ts';

export class InboxLogbookEntry extends InboxElement {
  static override properties: PropertyDeclarations = {
    entry: { attribute: false },
    asked: { attribute: false },
    state: { attribute: false },
    names: { attribute: false },
    now: { type: Number },
    edit: { attribute: false },
    leave: { attribute: false },
  };
  /** With all its versions. */
  declare entry: OpenedEntry;
  declare asked: Questionnaire;
  declare state: { mark: string; words: string };
  declare names: Map<string, string>;
  declare now: number;
  declare edit: () => void;
  declare leave: () => void;

  override render(): TemplateResult {
    const words = this.words.logbook;
    const { id, wipes, newest, versions } = this.entry;
    return html`<article class="stack" aria-labelledby="logbook-heading">
      <h2 id="logbook-heading">${words.reference} <span class="reference">${referenceOf(id)}</span></h2>
      <p><span class="deadline ${this.state.mark}">${this.state.words}</span></p>
      ${wipes ? html`<p class="soft">${words.wipes(dayWords(wipes, this.language, this.now))}</p>` : nothing}
      ${this.#version(newest)}
      <div class="row">
        ${newest.texts ? html`<button class="main" @click=${this.edit}>${words.edit}</button>` : nothing}
        <button @click=${this.leave}>${this.words.back}</button>
      </div>
      <h3>${words.history}</h3>
      ${versions.map(
        (version) => html`<details><summary>${words.version(version.number)},
          ${momentWords(version.at, this.language, this.now)}, <bdi>${version.actor === 'server' ? words.server : (this.names.get(version.actor) ?? version.actor)}</bdi></summary>
          ${this.#version(version)}</details>`,
      )}
    </article>`;
  }

  #version(newest: OpenedVersion): TemplateResult {
    const words = this.words.logbook;
    if (newest.texts === null)
      return html`<p class="notice bad">${newest.fault === 'broken' ? words.tampered : words.cannot}</p>`;
    const { answers } = copiedEntry(
      { id: this.entry.id, newest, texts: newest.texts },
      this.asked,
      words.yes,
    );
    return html`<dl class="answers">${answers.map(
      ({ label, value }) =>
        html`<div><dt>${label}</dt><dd>${
          value
            ? html`<bdi class="value">${visibleText(value)}</bdi>`
            : html`<span class="soft">${words.empty}</span>`
        }</dd></div>`,
    )}</dl>`;
  }
}

/** `<inbox-request-list>`: what is open, the most urgent first; each row says its last day and its next step. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { visibleText } from '../envelope/visible-text.ts';
import { addressOf } from './address.ts';
import { dayWords } from './date-words.ts';
import { deadlineOf } from './deadline.ts';
import { InboxElement } from './inbox-element.ts';
import { listedName } from './listed-name.ts';
import { dueDay, nextStep } from './next-step.ts';
import type { ListedMessage } from './opened-inbox.ts';

export class InboxRequestList extends InboxElement {
  static override properties: PropertyDeclarations = {
    messages: { attribute: false },
    now: { type: Number },
  };
  /** All of the inbox. */
  declare messages: ListedMessage[];
  declare now: number;

  override render(): TemplateResult {
    const words = this.words.requests;
    const cases = this.messages.filter(({ item }) => item.request !== null);
    const open = cases.filter(({ item }) => nextStep(item) !== null).sort(soonestFirst);
    const closed = cases.length - open.length;
    return html`
      ${
        open.length
          ? html`<ul class="cases">${open.map((message) => html`<li>${this.#row(message)}</li>`)}</ul>`
          : html`<p class="notice">${words.none}</p>`
      }
      ${closed ? html`<p class="soft">${words.closed(closed)}</p>` : nothing}
    `;
  }

  #row(message: ListedMessage): TemplateResult {
    const { id, item, content } = message;
    const words = this.words.requests;
    const deadline = deadlineOf(item, { words: this.words, language: this.language, now: this.now });
    return html`<a href=${addressOf({ at: 'message', id })}>
      <span class="who"><bdi class="name">${listedName(message, this.words.list)}</bdi>
        <span class="kind ${item.kind}">${this.words.kinds[item.kind]}</span></span>
      <bdi class="first">${content ? visibleText(content.first) : '\u00a0'}</bdi>
      <span class="facts">
        ${deadline ? html`<span class="deadline ${deadline.mark}">${deadline.words}</span>` : nothing}
        <span class="step">${words.next[nextStep(item)!]}</span>
        <span class="soft">${words.received(dayWords(item.received, this.language, this.now))}</span>
      </span>
    </a>`;
  }
}

/** What has a last day before what only has to be closed. */
function soonestFirst(one: ListedMessage, other: ListedMessage): number {
  const [a, b] = [one, other].map(({ item }) => dueDay(item) ?? '9999');
  return a!.localeCompare(b!) || one.item.received.localeCompare(other.item.received);
}

/**
 * `<inbox-visit>`: a sheet of paper to take along on a home visit: who, where, what about, room to write, and the day by
 * which it must be destroyed. The audit line is durable before it is printed.
 */
import {
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  render,
  type TemplateResult,
} from 'lit';
import type { ExportNotice } from '../../server/secretariat/inbox-api.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { referenceOf } from '../envelope/wire.ts';
import type { AskServer } from './ask-server.ts';
import { dayWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import type { ReadMessage } from './opened-inbox.ts';
import { printAlone } from './print-alone.ts';
import { signedAnswers } from './signed-answers.ts';
import { destroyBy, type SheetChoice, sheetChoices } from './visit-sheet-rules.ts';

/** Lines to write on; the paper ends before they do where there is much to read. */
const blankLines = 14;

export class InboxVisit extends InboxElement {
  static override properties: PropertyDeclarations = {
    message: { attribute: false },
    who: { attribute: false },
    organisation: { attribute: false },
    now: { type: Number },
    ask: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
    choices: { state: true },
  };
  declare message: ReadMessage;
  /** Whose message it is, as in the list. */
  declare who: string;
  declare organisation: string;
  declare now: number;
  declare ask: AskServer;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;
  declare choices: SheetChoice[];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('message')) return;
    const before = changed.get('message') as ReadMessage | undefined;
    if (before?.content === this.message.content) return;
    const { content, definition } = this.message;
    this.choices = content ? sheetChoices(signedAnswers(content.answers, definition).asked) : [];
    const details = this.querySelector('details');
    if (details) details.open = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { content, item } = this.message;
    // What is restricted is kept and nothing else (AVG 18).
    if (!content || item.frozen.length) return nothing;
    const words = this.words.visit;
    return html`<details class="portable">
      <summary>${words.title}</summary>
      <p>${words.why}</p>
      ${
        this.choices.length
          ? html`<fieldset class="options"><legend>${words.choose}</legend>
              ${this.choices.map(
                ({ label, chosen }, place) => html`<label><input type="checkbox" .checked=${chosen}
                  @change=${() => this.#toggle(place)} /> <bdi>${visibleText(label)}</bdi></label>`,
              )}</fieldset>`
          : nothing
      }
      <p class="notice">${words.warning(this.#last())}</p>
      <div class="row"><button @click=${() => this.attempt(() => this.#print())}>${words.print}</button></div>
    </details>`;
  }

  #sheet(): TemplateResult {
    const words = this.words.visit;
    const { id } = this.message.item.header.context;
    return html`<article class="letter-sheet visit-sheet" lang=${this.language}>
      <p class="destroy">${words.destroy(this.#last())}</p>
      <p class="subject">${words.heading}</p>
      <dl>
        <dt>${words.who}</dt><dd><bdi>${visibleText(this.who) || this.words.list.noName}</bdi></dd>
        ${this.choices
          .filter(({ chosen }) => chosen)
          .map(
            ({ label, value }) =>
              html`<dt><bdi>${visibleText(label)}</bdi></dt><dd><bdi>${visibleText(value)}</bdi></dd>`,
          )}
        <dt>${words.when}</dt><dd class="blank"></dd>
        <dt>${words.goes}</dt><dd class="blank"></dd>
      </dl>
      <p class="subject">${words.notes}</p>
      <div aria-hidden="true">${Array.from({ length: blankLines }, () => html`<p class="blank"></p>`)}</div>
      <p class="more"><bdi>${visibleText(this.organisation)}</bdi>, ${referenceOf(id)}. ${words.lost}</p>
    </article>`;
  }

  #last(): string {
    return dayWords(`${destroyBy(this.now, this.message.item.wipes)}T12:00Z`, this.language, this.now);
  }

  #toggle(place: number): void {
    this.choices = this.choices.map((each, at) => (at === place ? { ...each, chosen: !each.chosen } : each));
  }

  async #print(): Promise<void> {
    const { id } = this.message.item.header.context;
    const notice: ExportNotice = { what: 'message', format: 'print', count: 1, about: id };
    await this.ask('POST', '/api/exports', notice);
    const paper = document.createElement('div');
    render(this.#sheet(), paper);
    printAlone(paper);
    this.tell(this.words.visit.printed);
  }
}

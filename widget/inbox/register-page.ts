/** `<inbox-register>`: the audit chain as a plain table, newest first. */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { RegisterLine, RegisterPage } from '../../server/secretariat/inbox-api.ts';
import { referenceOf } from '../envelope/wire.ts';
import { type AskFault, type AskServer, faultOf } from './ask-server.ts';
import { dayWords, momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import { detailWords } from './register-detail.ts';

export class InboxRegister extends InboxElement {
  static override properties: PropertyDeclarations = {
    site: { attribute: false },
    ask: { attribute: false },
    names: { attribute: false },
    now: { type: Number },
    lines: { state: true },
    fault: { state: true },
  };
  declare site: string;
  declare ask: AskServer;
  /** Person id -> name. */
  declare names: Map<string, string>;
  declare now: number;
  declare lines: RegisterLine[] | null;
  declare fault: AskFault | '';

  constructor() {
    super();
    this.lines = null;
    this.fault = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  override render(): TemplateResult {
    const words = this.words.register;
    return html`<div class="page wide stack">
      <div class="stack tight">
        <h1 id="register-heading" tabindex="-1">${words.heading}</h1>
        <p class="soft">${words.intro}</p>
      </div>
      ${this.fault ? html`<p class="notice bad" role="alert">${this.words.faults[this.fault]}</p>` : this.#table()}
    </div>`;
  }

  #table(): TemplateResult {
    const words = this.words.register;
    if (!this.lines) return html`<p role="status">${this.words.starting}</p>`;
    if (!this.lines.length) return html`<p>${words.empty}</p>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="register-heading">
      <table>
        <thead>
          <tr>${[words.when, words.who, words.what, words.about, words.detail].map((each) => html`<th scope="col">${each}</th>`)}</tr>
        </thead>
        <tbody>
          ${this.lines.map((line) => this.#line(line))}
        </tbody>
      </table>
    </div>`;
  }

  #line({ at, actor, event, submission, detail }: RegisterLine): TemplateResult {
    const { words } = this;
    return html`<tr>
      <td><time datetime=${at}>${momentWords(at, this.language, this.now)}</time></td>
      <td><bdi>${this.names.get(actor) ?? words.register.actors[actor] ?? actor}</bdi></td>
      <td>${words.register.events[event] ?? event}</td>
      <td class="reference">${submission ? referenceOf(submission) : ''}</td>
      <td><bdi>${detailWords(detail, words, (iso) => dayWords(iso, this.language, this.now))}</bdi></td>
    </tr>`;
  }

  async #load(): Promise<void> {
    try {
      const { lines } = await this.ask<RegisterPage>('POST', '/api/register/list', {});
      this.lines = lines;
    } catch (error) {
      this.fault = faultOf(error);
    }
  }
}

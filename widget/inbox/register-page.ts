/**
 * `<inbox-register>`: who did what, newest first: of everybody, of one colleague, or about the messages of one person
 * (NE-15). Each line is checked as it comes; that somebody looked is a line too.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { RegisterLine, RegisterPage } from '../../server/secretariat/inbox-api.ts';
import { referenceOf } from '../envelope/wire.ts';
import { csvMark } from '../words/csv-line.ts';
import type { AskServer } from './ask-server.ts';
import { dayIn, dayWords, momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import { detailWords } from './register-detail.ts';
import type { RegisterQuery } from './register-filter.ts';
import { linesFit } from './register-lines-check.ts';
import { saveFile } from './save-file.ts';

export class InboxRegister extends InboxElement {
  static override properties: PropertyDeclarations = {
    site: { attribute: false },
    ask: { attribute: false },
    names: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
    now: { type: Number },
    lines: { state: true },
    more: { state: true },
    fits: { state: true },
  };
  declare site: string;
  declare ask: AskServer;
  /** Person id -> name, of the readers. */
  declare names: Map<string, string>;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;
  declare now: number;
  declare lines: RegisterLine[] | null;
  /** Where the older lines begin; null where there are none. */
  declare more: string | null;
  declare fits: boolean;
  #query: RegisterQuery = {};
  /** Name by id of everybody who ever worked here. */
  #everybody = new Map<string, string>();

  constructor() {
    super();
    this.lines = null;
    this.more = null;
    this.fits = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#show({});
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
        <p class="soft">${this.words.registerPage.seal}</p>
      </div>
      <inbox-register-filter .words=${this.words} .language=${this.language} .people=${this.#people()}
        .show=${this.#show} .save=${this.#save}></inbox-register-filter>
      ${this.fits ? nothing : html`<p class="notice bad" role="alert">${this.words.registerPage.broken}</p>`}
      ${this.lines ? this.#found(this.lines) : html`<p role="status">${this.words.starting}</p>`}
    </div>`;
  }

  #found(lines: RegisterLine[]): TemplateResult {
    const words = this.words.registerPage;
    const count = this.more === null ? words.found(lines.length) : words.foundMore(lines.length);
    return html`<p role="status">${lines.length ? count : words.none}</p>
      ${lines.length ? this.#table(lines) : nothing}
      ${this.more === null ? nothing : html`<div class="row"><button @click=${this.#older}>${words.older}</button></div>`}`;
  }

  #table(lines: RegisterLine[]): TemplateResult {
    const { when, who, what, about, detail } = this.words.register;
    const { access } = this.words.registerPage;
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="register-heading">
      <table>
        <thead>
          <tr>${[when, who, what, about, detail, access].map((each) => html`<th scope="col">${each}</th>`)}</tr>
        </thead>
        <tbody>
          ${lines.map((line) => this.#line(line))}
        </tbody>
      </table>
    </div>`;
  }

  #line({ at, actor, role, event, submission, detail, access }: RegisterLine): TemplateResult {
    const { words } = this;
    const roles: Record<string, string> = words.people.roles;
    return html`<tr>
      <td><time datetime=${at}>${momentWords(at, this.language, this.now)}</time></td>
      <td><bdi>${this.#name(actor)}</bdi>${role ? html`<br><span class="soft">${roles[role] ?? role}</span>` : nothing}</td>
      <td>${words.register.events[event] ?? event}</td>
      <td class="reference">${submission ? referenceOf(submission) : ''}</td>
      <td><bdi>${detailWords(detail, words, (iso) => dayWords(iso, this.language, this.now))}</bdi></td>
      <td class="reference">${access}</td>
    </tr>`;
  }

  #name(actor: string): string {
    return this.names.get(actor) ?? this.#everybody.get(actor) ?? this.words.register.actors[actor] ?? actor;
  }

  #people(): [string, string][] {
    const ids = new Set([...this.#everybody.keys(), ...Object.keys(this.words.register.actors)]);
    return [...ids]
      .map((id): [string, string] => [id, this.#name(id)])
      .sort(([, one], [, other]) => one.localeCompare(other));
  }

  #show = (query: RegisterQuery): Promise<void> =>
    this.attempt(async () => {
      this.#query = query;
      this.fits = true;
      await this.#add([], {});
    });

  #older = (): Promise<void> =>
    this.attempt(async () => {
      if (this.more !== null) await this.#add(this.lines ?? [], { more: this.more });
    });

  async #add(newer: RegisterLine[], from: { more?: string }): Promise<void> {
    const { lines, more, people } = await this.ask<RegisterPage>('POST', '/api/register/list', {
      ...this.#query,
      ...from,
    });
    const all = [...newer, ...lines];
    this.fits &&= await linesFit(this.site, [...newer.slice(-1), ...lines]);
    this.#everybody = new Map(people.map(({ id, name }) => [id, name]));
    this.lines = all;
    this.more = more;
  }

  #save = (query: RegisterQuery): Promise<void> =>
    this.attempt(async () => {
      const file = await this.ask<Blob>('POST', '/api/register/export', query);
      // Reading it as text takes the mark away by which a spreadsheet knows how it is written.
      saveFile(`${this.words.registerPage.fileName}-${dayIn(this.now)}.csv`, csvMark + (await file.text()));
      this.tell(this.words.registerPage.saved);
    });
}

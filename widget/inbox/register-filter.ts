/** `<inbox-register-filter>`: whose lines, about which messages and of which days; and the way to a file of them. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { InboxElement } from './inbox-element.ts';
import { typedReferences } from './typed-references.ts';

/** As POST /api/register/list takes it; what is left out asks for nothing. */
export interface RegisterQuery {
  actor?: string;
  references?: string[];
  from?: string;
  until?: string;
}

export class InboxRegisterFilter extends InboxElement {
  static override properties: PropertyDeclarations = {
    people: { attribute: false },
    show: { attribute: false },
    save: { attribute: false },
    wrong: { state: true },
  };
  /** Who can be asked for: id and name. */
  declare people: [id: string, name: string][];
  declare show: (query: RegisterQuery) => Promise<void>;
  declare save: (query: RegisterQuery) => Promise<void>;
  declare wrong: boolean;

  constructor() {
    super();
    this.wrong = false;
  }

  override render(): TemplateResult {
    const words = this.words.registerPage;
    const submitted = (event: SubmitEvent) => {
      event.preventDefault();
      void this.#run(this.show);
    };
    return html`<form class="card stack" aria-labelledby="register-filter-heading" @submit=${submitted} novalidate>
      <h2 id="register-filter-heading">${words.filter}</h2>
      <div class="filter">
        <div class="field">
          <label for="register-person">${words.person}</label>
          <select id="register-person" name="actor">
            <option value="">${words.everybody}</option>
            ${repeat(
              this.people,
              ([id]) => id,
              ([id, name]) => html`<option value=${id}>${name}</option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="register-from">${words.from}</label>
          <input id="register-from" name="from" type="date">
        </div>
        <div class="field">
          <label for="register-until">${words.until}</label>
          <input id="register-until" name="until" type="date">
        </div>
        <div class="field">
          <label for="register-reference">${words.reference}</label>
          <p class="help" id="register-reference-help">${words.referenceHelp}</p>
          <input id="register-reference" name="references" autocomplete="off" autocapitalize="characters" spellcheck="false"
            aria-describedby="register-reference-help${this.wrong ? ' register-reference-fault' : ''}" aria-invalid=${this.wrong ? 'true' : 'false'}>
          ${this.wrong ? html`<p class="fault" id="register-reference-fault" role="alert">${words.referenceWrong}</p>` : nothing}
        </div>
      </div>
      <div class="row">
        <button class="main">${words.show}</button>
        <button type="button" @click=${() => this.#run(this.save)}>${words.save}</button>
      </div>
    </form>`;
  }

  async #run(deed: (query: RegisterQuery) => Promise<void>): Promise<void> {
    const form = new FormData(this.querySelector('form')!);
    const said = (name: string) => String(form.get(name) ?? '');
    const references = typedReferences(said('references'));
    this.wrong = references === null;
    if (references === null) return this.querySelector<HTMLElement>('#register-reference')?.focus();
    const query = { actor: said('actor'), from: said('from'), until: said('until') };
    await deed({
      ...Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')),
      ...(references.length > 0 && { references }),
    });
  }
}

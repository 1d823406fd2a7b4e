/**
 * `<inbox-statement>`: what the administrator must know or decide about the published list of readers.
 * Silent where only dates were renewed; loud where the list is not signed with this site's key.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { type AskFault, faultOf } from './ask-server.ts';
import { InboxElement } from './inbox-element.ts';
import type { SettingsChange } from './settings-change.ts';
import type { FormChange, Renewal } from './statement-renewal.ts';

export class InboxStatement extends InboxElement {
  static override properties: PropertyDeclarations = {
    renewal: { attribute: false },
    signs: { type: Boolean },
    publish: { attribute: false },
    busy: { state: true },
    fault: { state: true },
  };
  declare renewal: Renewal | null;
  /** Does this person hold the signing key? */
  declare signs: boolean;
  declare publish: () => Promise<void>;
  declare busy: boolean;
  declare fault: AskFault | '';

  constructor() {
    super();
    this.busy = false;
    this.fault = '';
  }

  override render(): TemplateResult | typeof nothing {
    const words = this.words.statement;
    switch (this.renewal?.due) {
      case 'mismatch':
        return html`<section class="notice bad loud" role="alert">
          <h2>${words.mismatch}</h2>
          <p>${words.mismatchText}</p>
        </section>`;
      case 'first':
        return html`<p class="notice warn">${words.missing}</p>`;
      case 'consent':
        return this.signs ? this.#changes(this.renewal) : nothing;
      default:
        return nothing;
    }
  }

  #changes({
    changes,
    settings,
    newReaders,
    newOfficers,
  }: Extract<Renewal, { due: 'consent' }>): TemplateResult {
    const words = this.words.statement;
    return html`<section class="notice warn changes">
      ${
        changes.length
          ? html`<h2>${words.changed}</h2>
              <p>${words.changedText}</p>
              ${changes.map((change) => this.#change(change))}`
          : nothing
      }
      ${settings ? this.#settings(settings) : nothing}
      ${newReaders.length + newOfficers.length ? html`<h2>${words.readersChanged}</h2>` : nothing}
      ${newReaders.length ? html`<p>${words.readersChangedText(newReaders.join(', '))}</p>` : nothing}
      ${newOfficers.length ? html`<p>${words.officersChangedText(newOfficers.join(', '))}</p>` : nothing}
      ${this.fault ? html`<p class="fault" role="alert">${this.words.faults[this.fault]}</p>` : nothing}
      <button class="main" aria-disabled=${this.busy ? 'true' : nothing} @click=${this.#publish}>${words.publish}</button>
    </section>`;
  }

  #change({ title, is, added, removed, altered, text }: FormChange): TemplateResult {
    const words = this.words.statement;
    const lines =
      is === 'new'
        ? [words.newForm(title)]
        : is === 'gone'
          ? [words.goneForm(title)]
          : [
              ...added.map(words.added),
              ...removed.map(words.removed),
              ...altered.map(words.altered),
              ...(text ? [words.text] : []),
            ];
    return html`<h3>${title}</h3>
      <ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  }

  #settings({ added, removed, altered, rest }: SettingsChange): TemplateResult {
    const words = this.words.statement;
    const lines = [
      ...added.map(words.newService),
      ...removed.map(words.goneService),
      ...altered.map(words.alteredService),
      ...(rest ? [words.settingsRest] : []),
    ];
    return html`<h2>${words.settingsChanged}</h2>
      <p>${words.settingsChangedText}</p>
      <ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  }

  async #publish(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.fault = '';
    try {
      await this.publish();
    } catch (error) {
      this.fault = faultOf(error);
    } finally {
      this.busy = false;
    }
  }
}

/**
 * `<inbox-statement>`: what the administrator must know or decide about the published list of readers.
 * Silent where only dates were renewed; loud where the list is not signed with this site's key.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { type AskFault, faultOf } from './ask-server.ts';
import { InboxElement } from './inbox-element.ts';
import type { SettingsChange } from './settings-change.ts';
import type { FormChange, NewReader, Renewal } from './statement-renewal.ts';

export class InboxStatement extends InboxElement {
  static override properties: PropertyDeclarations = {
    renewal: { attribute: false },
    signs: { type: Boolean },
    waits: { attribute: false },
    publish: { attribute: false },
    compared: { state: true },
    busy: { state: true },
    fault: { state: true },
  };
  declare renewal: Renewal | null;
  /** Does this person hold the signing key? */
  declare signs: boolean;
  /** The words of this person's own keys, while nobody has signed for them. */
  declare waits: string | null;
  declare publish: () => Promise<void>;
  /** Somebody says that the words of the new readers were compared. */
  declare compared: boolean;
  declare busy: boolean;
  declare fault: AskFault | 'compare-first' | '';

  constructor() {
    super();
    this.waits = null;
    this.compared = false;
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
        return this.signs ? this.#changes(this.renewal) : this.#waiting();
      default:
        return this.#waiting();
    }
  }

  /** For who joined and is not signed for yet: what the administrator will ask. */
  #waiting(): TemplateResult | typeof nothing {
    const words = this.words.statement;
    if (!this.waits) return nothing;
    return html`<section class="notice warn">
      <h2>${words.waiting}</h2>
      <p>${words.waitingText}</p>
      <p class="words" translate="no">${this.waits}</p>
    </section>`;
  }

  #changes({
    doubt,
    changes,
    settings,
    newReaders,
    newOfficers,
  }: Extract<Renewal, { due: 'consent' }>): TemplateResult {
    const words = this.words.statement;
    const compare = [...newReaders, ...newOfficers].some(({ code }) => code);
    return html`<section class="notice ${doubt === 'older' ? 'bad loud' : 'warn'} changes" role=${doubt === 'older' ? 'alert' : nothing}>
      ${doubt ? html`<h2>${words[doubt]}</h2><p>${words[`${doubt}Text`]}</p>` : nothing}
      ${
        changes.length
          ? html`<h2>${words.changed}</h2>
              <p>${words.changedText}</p>
              ${changes.map((change) => this.#change(change))}`
          : nothing
      }
      ${settings ? this.#settings(settings) : nothing}
      ${newReaders.length + newOfficers.length && !doubt ? html`<h2>${words.readersChanged}</h2>` : nothing}
      ${this.#readers(newReaders, words.readersChangedText)}
      ${this.#readers(newOfficers, words.officersChangedText)}
      ${
        compare
          ? html`<label class="tick"><input type="checkbox" .checked=${this.compared}
              @change=${(event: Event) => {
                this.compared = (event.target as HTMLInputElement).checked;
                this.fault = '';
              }}> ${words.compared}</label>`
          : nothing
      }
      ${this.fault ? html`<p class="fault" role="alert">${this.fault === 'compare-first' ? words.compareFirst : this.words.faults[this.fault]}</p>` : nothing}
      <button class="main" aria-disabled=${this.busy ? 'true' : nothing}
        @click=${() => this.#publish(compare)}>${words.publish}</button>
    </section>`;
  }

  /** A name is the server's to choose, so the words of the keys stand beside it (readers-code.ts). */
  #readers(readers: NewReader[], text: (names: string) => string): TemplateResult | typeof nothing {
    const words = this.words.statement;
    if (readers.length === 0) return nothing;
    return html`<p>${text(readers.map(({ name }) => name).join(', '))}</p>
      ${readers
        .filter(({ code }) => code)
        .map(
          ({ name, code }) => html`<p>${words.compare(name)}</p>
            <p class="words" translate="no">${code}</p>`,
        )}`;
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

  async #publish(compare: boolean): Promise<void> {
    if (this.busy) return;
    if (compare && !this.compared) {
      this.fault = 'compare-first';
      return;
    }
    this.busy = true;
    this.fault = '';
    try {
      await this.publish();
      this.compared = false;
    } catch (error) {
      this.fault = faultOf(error);
    } finally {
      this.busy = false;
    }
  }
}

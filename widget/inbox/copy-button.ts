/** `<inbox-copy>`: copies a text and says so. */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { InboxElement } from './inbox-element.ts';

export class InboxCopy extends InboxElement {
  static override properties: PropertyDeclarations = {
    text: { attribute: false },
    label: { attribute: false },
    copied: { state: true },
  };
  declare text: string;
  /** What the button says; "Kopieer" where nothing is given. */
  declare label: string;
  declare copied: boolean;

  override render(): TemplateResult {
    return html`<button type="button" @click=${this.#copy}>${this.label ?? this.words.copy}</button>
      <span class="small" role="status">${this.copied ? this.words.copied : ''}</span>`;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.copied = true;
    } catch {
      // A browser that forbids it: the text stands on the screen to be selected.
      this.copied = false;
    }
  }
}

/**
 * What every element of the inbox shares: words, language, and light DOM.
 * Light, because the whole page is ours: password managers find the sign-in fields, the recovery sheet prints,
 * and labels and descriptions may refer across elements. Styles are adopted by the document (widget/secretariat.ts).
 */
import { LitElement, type PropertyDeclarations } from 'lit';
import type { InboxWords } from '../words/inbox-nl.ts';
import type { Language } from './date-words.ts';

export class InboxElement extends LitElement {
  static override properties: PropertyDeclarations = {
    words: { attribute: false },
    language: { attribute: false },
  };
  declare words: InboxWords;
  declare language: Language;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Puts the focus where the reader should go on, once the next rendering stands. */
  protected async focusAfterRender(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }
}

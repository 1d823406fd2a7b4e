/**
 * `<inbox-retype>`: made-up words typed over, with an answer per word while typing.
 * It never shows a right word: only what was typed, and whether that is good.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { typedWords } from '../envelope/spoken-words.ts';
import { InboxElement } from './inbox-element.ts';

type WordState = 'open' | 'right' | 'wrong';

export class InboxRetype extends InboxElement {
  static override properties: PropertyDeclarations = {
    expected: { attribute: false },
    label: { attribute: false },
    name: { attribute: false },
    autofill: { attribute: false },
    typed: { state: true },
  };
  /** The words as they should be. */
  declare expected: string[];
  declare label: string;
  /** The field's name, for the form around it. */
  declare name: string;
  /** The browser's name for the field: 'new-password' lets a password manager keep it, else 'off'. */
  declare autofill: 'new-password' | 'off';
  declare typed: string;

  constructor() {
    super();
    this.typed = '';
    this.autofill = 'off';
  }

  /** True once every word is right. */
  get complete(): boolean {
    return (
      this.#states().every((state) => state === 'right') && this.#given().length === this.expected.length
    );
  }

  /** A password manager only offers to keep what stood in a password field when the form was sent. */
  handToPasswordManager(): void {
    if (this.autofill === 'new-password') this.querySelector('input')!.type = 'password';
  }

  /** Puts the focus in the field, also when it is not drawn yet. */
  override focus(): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('input')?.focus());
  }

  override render(): TemplateResult {
    const given = this.#given();
    const states = this.#states();
    const wrong = states.indexOf('wrong');
    const words = this.words.enrol;
    return html`
      <div class="field">
        <label for=${`${this.name}-field`}>${this.label}</label>
        <input id=${`${this.name}-field`} name=${this.name} type="text" autocomplete=${this.autofill}
          autocapitalize="off" autocorrect="off" spellcheck="false"
          aria-describedby=${`${this.name}-progress`}
          aria-invalid=${wrong >= 0 ? 'true' : nothing}
          .value=${this.typed} @input=${this.#input}>
      </div>
      <ol class="typed" aria-hidden="true">
        ${states.map(
          (state, index) => html`<li class=${state}><span>${given[index] || '\u00a0'}</span></li>`,
        )}
      </ol>
      <p class="small" id=${`${this.name}-progress`} aria-live="polite">
        ${words.progress(states.filter((state) => state === 'right').length, this.expected.length)}
        ${wrong >= 0 ? html`<span class="fault">${words.wrongWord(wrong + 1)}</span>` : nothing}
      </p>
    `;
  }

  #input(event: InputEvent): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.dispatchEvent(new Event('inbox-retyped', { bubbles: true }));
  }

  #given(): string[] {
    return typedWords(this.typed);
  }

  #states(): WordState[] {
    const given = this.#given();
    // The word being typed is not wrong yet while it could still become right.
    const unfinished = /\p{Letter}$/u.test(this.typed) ? given.length - 1 : -1;
    return this.expected.map((word, index) => {
      const typed = given[index];
      if (!typed) return 'open';
      if (typed === word) return 'right';
      return index === unfinished && word.startsWith(typed) ? 'open' : 'wrong';
    });
  }
}

/**
 * `<inbox-answer-sheet>`: an answer is written, sealed here and stored as ciphertext; only the receipt code and the
 * readers of the message open it. What was typed stays when the server refuses.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { OutcomeChoice } from '../../server/secretariat/inbox-api.ts';
import type { AnswerPlace } from '../envelope/answer-key.ts';
import { answerFits, sealAnswer } from '../envelope/seal-answer.ts';
import { firstReplies, languageNames } from '../words/first-replies.ts';
import { type Language, languages } from '../words/languages.ts';
import { InboxElement } from './inbox-element.ts';

export class InboxAnswerSheet extends InboxElement {
  static override properties: PropertyDeclarations = {
    reply: { attribute: false },
    theirs: { attribute: false },
    place: { attribute: false },
    templates: { attribute: false },
    decide: { attribute: false },
    text: { state: true },
    spoken: { state: true },
    fault: { state: true },
    busy: { state: true },
  };
  /** From the message's body; 32 bytes, base64url. */
  declare reply: string;
  /** The language that the visitor wrote in. */
  declare theirs: string;
  declare place: AnswerPlace;
  /** The site's own. */
  declare templates: { title: string; text: string }[];
  declare decide: (choice: OutcomeChoice) => Promise<void>;
  declare text: string;
  declare spoken: Language;
  declare fault: 'missing' | 'tooLong' | '';
  declare busy: boolean;

  constructor() {
    super();
    this.text = '';
    this.fault = '';
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('place')) return;
    const before = changed.get('place') as AnswerPlace | undefined;
    // Another message, or this answer stands: then the sheet is empty again.
    if (before?.id === this.place.id && before.number >= this.place.number) return;
    this.text = '';
    this.fault = '';
    this.spoken = languages.find((each) => each === this.theirs) ?? 'nl';
  }

  override render(): TemplateResult {
    const words = this.words.answer;
    const names = languageNames[this.language];
    return html`<details>
      <summary>${words.write}</summary>
      <form class="stack" novalidate @submit=${this.#send}>
        <p class="soft" id="answer-help">${words.writeHelp}</p>
        <label>${words.template}
          <select name="template" @change=${this.#begin}>
            <option value="">${words.noTemplate}</option>
            ${this.#offered().map(({ title }, place) => html`<option value=${place}>${title}</option>`)}
          </select>
        </label>
        <label>${words.language}
          <select name="language" @change=${(event: Event) => {
            this.spoken = (event.target as HTMLSelectElement).value as Language;
          }}>
            ${languages.map((each) => html`<option value=${each} ?selected=${each === this.spoken}>${names[each]}</option>`)}
          </select>
        </label>
        ${this.theirs in names ? html`<p class="small soft">${words.theirs(names[this.theirs as Language])}</p>` : nothing}
        <label for="answer-text">${words.text}</label>
        <textarea id="answer-text" dir="auto" lang=${this.spoken} .value=${this.text} ?readonly=${this.busy}
          aria-describedby=${this.fault ? 'answer-help answer-fault' : 'answer-help'} aria-invalid=${this.fault ? 'true' : nothing}
          @input=${(event: Event) => {
            this.text = (event.target as HTMLTextAreaElement).value;
          }}></textarea>
        <p class="fault" id="answer-fault" role="alert">${this.fault ? words[this.fault] : nothing}</p>
        <button class="main" aria-disabled=${this.busy ? 'true' : nothing}>${this.busy ? words.sending : words.send}</button>
      </form>
    </details>`;
  }

  /** The site's own first, then "we call you with an interpreter" in each language. */
  #offered(): { title: string; text: string; language?: Language }[] {
    const names = languageNames[this.language];
    const first = languages.map((language) => ({
      title: `${names[language]}: ${firstReplies[language]}`,
      text: firstReplies[language],
      language,
    }));
    return [...this.templates, ...first];
  }

  #begin(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const chosen = value === '' ? undefined : this.#offered()[Number(value)];
    if (!chosen) return;
    // What was typed is never thrown away: the template comes behind it.
    this.text = this.text.trim() === '' ? chosen.text : `${this.text.trimEnd()}\n\n${chosen.text}`;
    if (chosen.language) this.spoken = chosen.language;
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const content = { language: this.spoken, text: this.text.trim() };
    this.fault = content.text === '' ? 'missing' : answerFits(content) ? '' : 'tooLong';
    if (this.fault) {
      this.querySelector('textarea')!.focus();
      return;
    }
    this.busy = true;
    try {
      const { number } = this.place;
      const answer = { number, ...(await sealAnswer(this.reply, this.place, content)) };
      await this.decide({ outcome: 'answered', reason: 'receipt', answer });
    } finally {
      this.busy = false;
    }
  }
}

/**
 * `<inbox-letter>`: the answer as a letter of A4, with the name, the address and the words that only the secretariat
 * knows. It lives in this page until it is printed or closed; nothing of it is sent or kept.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { FormDefinition } from '../../server/sites/public-part.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { dayWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import { type LetterFacts, letterText, saidBy } from './letter-text.ts';
import { printAlone } from './print-alone.ts';

/** What somebody gets to see of one message, with the questions that were signed. */
export interface Overview {
  title: string;
  answers: { label: string; value: string }[];
}

export class InboxLetter extends InboxElement {
  static override properties: PropertyDeclarations = {
    facts: { attribute: false },
    organisation: { attribute: false },
    addressee: { attribute: false },
    overview: { attribute: false },
    now: { type: Number },
    close: { attribute: false },
    to: { state: true },
    more: { state: true },
  };
  declare facts: LetterFacts;
  /** Who writes, as the administrator signed it. */
  declare organisation: FormDefinition['organisation'];
  /** Name of the person, as far as it is known. */
  declare addressee: string;
  /** Goes along with the letter, on pages of its own. */
  declare overview: Overview[];
  declare now: number;
  declare close: () => void;
  declare to: string;
  declare more: string;

  constructor() {
    super();
    this.overview = [];
    this.to = '';
    this.more = '';
  }

  protected override firstUpdated(): void {
    this.to = visibleText(this.addressee);
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  override render(): TemplateResult {
    const words = this.words.requests.letter;
    return html`<section class="letter stack" aria-labelledby="letter-heading">
      <div class="stack tight">
        <h2 id="letter-heading" tabindex="-1">${words.heading}</h2>
        <p class="soft">${words.intro} ${this.language === 'nl' ? nothing : words.language}</p>
      </div>
      ${this.#field('to', words.to, words.toHelp, 3)} ${this.#field('more', words.more, words.moreHelp, 4)}
      <div class="row">
        <button class="main" @click=${this.#print}>${words.print}</button>
        <button class="quiet" @click=${() => this.close()}>${words.close}</button>
      </div>
      ${this.#sheet()}
    </section>`;
  }

  #field(name: 'to' | 'more', label: string, help: string, rows: number): TemplateResult {
    return html`<div class="field">
      <label for="letter-${name}">${label}</label>
      <p class="help" id="letter-${name}-help">${help}</p>
      <textarea id="letter-${name}" rows=${rows} dir="auto" autocomplete="off" aria-describedby="letter-${name}-help"
        .value=${this[name]} @input=${(event: Event) => {
          this[name] = (event.target as HTMLTextAreaElement).value;
        }}></textarea>
    </div>`;
  }

  #sheet(): TemplateResult {
    const { name, street, postcode, town, phone, email, privacyContact, voice = 'wij' } = this.organisation;
    const { subject, paragraphs } = letterText(this.facts, voice);
    // Always with the year: a letter is read again years later.
    const today = dayWords(new Date(this.now).toISOString(), 'nl', 0);
    return html`<article class="letter-sheet" lang="nl" aria-label=${subject}>
      <address>${name}<br>${street}<br>${postcode} ${town}<br>${phone}<br>${email}</address>
      <p class="to"><bdi>${this.to}</bdi></p>
      <p>${town}, ${today}</p>
      <p class="subject">${subject}</p>
      <p>Geachte <bdi>${this.to.split('\n')[0] || 'heer of mevrouw'}</bdi>,</p>
      ${paragraphs.map((each) => html`<p>${each}</p>`)}
      ${this.more ? html`<p class="more"><bdi>${this.more}</bdi></p>` : nothing}
      <p>Vragen? ${saidBy(voice, 'Bel of mail {ons|mij}.')} Over privacy: ${privacyContact}.</p>
      <p class="sign">Met vriendelijke groet,<br>${name}</p>
      ${this.overview.map(
        ({ title, answers }) => html`<section class="enclosed">
          <h3><bdi>${title}</bdi></h3>
          <dl>${answers.map(({ label, value }) => html`<dt><bdi>${visibleText(label)}</bdi></dt><dd><bdi>${visibleText(value)}</bdi></dd>`)}</dl>
        </section>`,
      )}
    </article>`;
  }

  #print(): void {
    printAlone(this.querySelector('.letter-sheet')!);
  }
}

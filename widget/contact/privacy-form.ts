/**
 * `<privacy-form form="aanmelding">`: the form on a provider's page. It draws the state of one ContactSubmission
 * and moves the focus along; what stands between its tags is shown where it can't open, and before it is loaded.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { call } from '../delivery/call.ts';
import { wake } from '../delivery/pause.ts';
import { type Earlier, resumeWaiting } from '../delivery/resume.ts';
import { routeOf, type Where } from '../delivery/where.ts';
import { referenceOf } from '../envelope/wire.ts';
import type { ConsentDetails } from '../settings/gate-settings.ts';
import type { ContactWords } from '../words/contact-nl.ts';
import { contactDetails } from './contact-details.ts';
import { ContactSubmission, pageEffects } from './contact-submission.ts';
import { fillingView } from './filling-view.ts';
import { inkOn } from './ink.ts';
import { contactStyles } from './privacy-form.styles.ts';
import { reviewView, sentView, waitingView, wipedView } from './sending-view.ts';

export class PrivacyForm extends LitElement {
  static override styles = contactStyles;
  static override properties = {
    form: { type: String },
    earlier: { state: true },
    organisation: { state: true },
    withdrawal: { state: true },
  };
  /** The outbox is looked at once per page, however many forms it has. */
  static resumed = false;

  /** Which form of the site's settings. */
  declare form: string;
  declare where: Where;
  declare words: ContactWords;
  declare earlier: Earlier[];
  declare organisation: ConsentDetails['organisation'] | undefined;
  /** What the withdraw button is at: a question, an answer that it failed, or nothing yet. */
  declare withdrawal: 'sure' | 'held' | 'no-answer' | undefined;
  submission!: ContactSubmission;
  /** What was drawn last, and whether the focus was in it. */
  #drawn = '';
  #focused = false;

  constructor() {
    super();
    this.earlier = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.submission) return;
    const { where } = this;
    const effects = pageEffects(where);
    this.submission = new ContactSubmission(effects, where.language, () => this.requestUpdate());
    if (where.accent) {
      this.style.setProperty('--accent', where.accent);
      this.style.setProperty('--on-accent', inkOn(where.accent));
    }
    this.#open();
    if (PrivacyForm.resumed) return;
    PrivacyForm.resumed = true;
    resumeWaiting(effects, (each) => {
      this.earlier = [...this.earlier.filter(({ id }) => id !== each.id), each];
    });
  }

  /** Leaving is warned against only while this open page is all that holds an unsent message. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', warn);
  }

  protected override willUpdate(): void {
    const { state } = this.submission;
    const unsafe = state.at === 'sending' || (state.at === 'waiting' && !state.stored);
    (unsafe ? addEventListener : removeEventListener)('beforeunload', warn);
    this.#focused = this.matches(':focus-within');
  }

  /** A step that the visitor made takes the focus along; the first drawing does not, nor news for who went on. */
  protected override updated(): void {
    const { state } = this.submission;
    const before = this.#drawn;
    this.#drawn = state.at;
    if (state.at === 'filling') {
      if (state.changed) this.#drawn = 'changed';
      if (state.faults.length > 0) this.#drawn = 'faults';
    }
    const drawn = this.#drawn;
    if (drawn === before || !before || before === 'loading' || drawn === 'sending') return;
    if (before === 'waiting' && !this.#focused) return;
    if (drawn === 'faults' || drawn === 'changed') this.#focus(`.${drawn}`);
    else if (drawn !== 'filling' || before === 'closed') this.#focus('#Title');
  }

  protected override render(): TemplateResult {
    const { where, submission } = this;
    return html`<div class="form" lang=${where.language}>
      <div role="status">${this.earlier.map((each) => html`<p class="notice">${this.#earlierText(each)}</p>`)}</div>
      ${this.#view()}
      <p role="status" class=${submission.state.at === 'sending' ? nothing : 'unseen'}>${this.#status()}</p></div>`;
  }

  #view(): TemplateResult | typeof nothing {
    const { submission, words, where } = this;
    const { state, form, values } = submission;
    const sending = { submission, words, where };
    switch (state.at) {
      case 'loading':
        return nothing;
      case 'closed':
        return this.#closed(words.closed[state.why]);
      case 'filling':
        return fillingView(
          { form: form!, values, state, words, language: where.language },
          {
            type: ({ target }) => {
              const { name, type, value, checked } = target as HTMLInputElement;
              submission.type(name, type === 'checkbox' && !checked ? '' : value);
            },
            review: (event) => {
              event.preventDefault();
              if (!submission.review()) this.#drawn = 'filling';
            },
            focus: (input) => this.#focusInput(input),
          },
        );
      case 'review':
      case 'sending':
      case 'refused':
        return reviewView(sending, (input) => {
          submission.edit();
          this.updateComplete.then(() => this.#focusInput(input));
        });
      case 'waiting':
        return waitingView(sending, state.stored, isHeld(), wake);
      case 'sent':
        return sentView(sending, state, this.#withdrawal());
      case 'wiped':
        return wipedView(sending, state.when);
    }
  }

  #closed(why: string): TemplateResult {
    const { words, organisation } = this;
    return html`<section class="card" aria-labelledby="Title"><h2 id="Title" tabindex="-1">${words.closedTitle}</h2>
      <p>${why}</p><p>${words.contact}</p>
      ${organisation ? contactDetails(organisation) : html`<slot><p>${words.noContact}</p></slot>`}
      <button class="second" @click=${() => this.#open()}>${words.again}</button></section>`;
  }

  #withdrawal(): TemplateResult {
    const { words, withdrawal, submission } = this;
    const ask = (at: typeof withdrawal) => () => {
      this.withdrawal = at;
    };
    if (withdrawal !== 'sure')
      return html`<button class="second" @click=${ask('sure')}>${words.withdraw}</button>
        <span role="alert">${withdrawal && (withdrawal === 'held' ? words.withdrawHeld : words.withdrawFailed)}</span>`;
    const wipe = async () => {
      const reply = await submission.withdraw();
      if (reply.is !== 'answer') this.withdrawal = reply.is === 'held' ? 'held' : 'no-answer';
    };
    return html`<span role="alert">${words.withdrawSure}</span> <button class="danger" @click=${wipe}>${words.withdrawYes}</button>
      <button class="second" @click=${ask(undefined)}>${words.withdrawNo}</button>`;
  }

  /** Loads the form; when it stays closed, its phone number comes from the site's public details. */
  async #open(): Promise<void> {
    const { submission, where } = this;
    await submission.load(this.form);
    if (submission.state.at !== 'closed' || this.organisation) return;
    const details = await call(routeOf(where, 'details'));
    if (details?.status === 200) this.organisation = (details.body as ConsentDetails).organisation;
  }

  #status(): string {
    const { words, submission } = this;
    const { state } = submission;
    if (state.at === 'loading' || (state.at === 'closed' && state.busy)) return words.loading;
    if (state.at === 'sending') return words.sending;
    if (state.at === 'waiting') return state.stored ? words.waiting(isHeld()) : words.open;
    return state.at === 'sent' ? words.sentNow : '';
  }

  #earlierText({ id, is }: Earlier): string {
    const { words } = this;
    const reference = referenceOf(id);
    if (is === 'waits') return words.earlierWaits(reference);
    if (is === 'sent') return words.earlierSent(reference);
    return is === 'wiped' ? words.earlierWiped(reference) : words.earlierLost(reference);
  }

  #focusInput(input: string): void {
    const found = [...this.renderRoot.querySelectorAll<HTMLElement>('[id]')].find(({ id }) => id === input);
    (found ?? this.renderRoot.querySelector<HTMLElement>('input, textarea'))?.focus();
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** A phone or a tablet, as far as a page can tell. */
function isHeld(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

function warn(event: Event): void {
  event.preventDefault();
}

/**
 * `<privacy-form form="aanmelding">`: the form on a provider's page. It draws the state of one ContactSubmission
 * and moves the focus along; what stands between its tags is shown where it can't open, and before it is loaded.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { hasOutbox } from '../delivery/outbox.ts';
import { wake } from '../delivery/pause.ts';
import type { Where } from '../delivery/where.ts';
import type { ContactWords } from '../words/contact-nl.ts';
import type { Language } from '../words/languages.ts';
import { ContactSubmission, type FormState, pageEffects } from './contact-submission.ts';
import { DrawnElement } from './drawn-element.ts';
import { fillingView } from './filling-view.ts';
import { formWords } from './form-words.ts';
import { languageChoice } from './language-choice.ts';
import { translation } from './load-form.ts';
import { localVoice } from './local-voice.ts';
import { contactStyles } from './privacy-form.styles.ts';
import type { ReadAloud } from './read-aloud.ts';
import type { SavedCopy } from './saved-copy.ts';
import { sayIn } from './say.ts';
import type { Scene } from './scene.ts';
import { reviewView, screen, sentView, waitingView } from './sending-view.ts';
import type { Trouble } from './trouble.ts';

/** The outbox is looked at once per page, however many forms it has. */
let resumed = false;

export abstract class PrivacyForm extends DrawnElement {
  abstract readonly where: Where;
  abstract words: ContactWords;
  declare private submission: ContactSubmission;
  declare private trouble: Trouble | undefined;
  declare private asked: Promise<void> | undefined;
  declare private aloud: ReadAloud | undefined;
  declare private copy: SavedCopy | undefined;
  /** The visitor pressed the button that withdraws. */
  declare private withdrawing: boolean;
  /** The step that was drawn last. */
  declare private step: string;
  /** The step of the questions that was drawn last. */
  declare private place: number | undefined;

  /** Some browsers find their voices later. */
  private readonly found = (): void => this.changed();

  connectedCallback(): void {
    window.speechSynthesis?.addEventListener('voiceschanged', this.found);
    if (this.submission) return;
    const { where } = this;
    const effects = pageEffects(where);
    this.wear(contactStyles, where.accent);
    this.submission = new ContactSubmission(effects, where, () => this.changed());
    this.open();
    if (resumed) return;
    resumed = true;
    hasOutbox(where.site).then(async (found) => {
      if (!found) return;
      await this.troubled();
      this.trouble?.resume(effects);
    });
  }

  disconnectedCallback(): void {
    removeEventListener('beforeunload', warn);
    window.speechSynthesis?.removeEventListener('voiceschanged', this.found);
    this.aloud?.turn(false);
  }

  protected override draw(): TemplateResult {
    const { where, words, trouble } = this;
    const { language, languages = [] } = where;
    const choice = { now: language, label: words.language, speak: (other: Language) => this.speak(other) };
    return html`<div class="form" lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'}>${languageChoice(languages, choice)}${this.reading()}<div role="status">${trouble?.earlierView()}</div>${this.screen()}<p role="status" class=${
      this.submission.state.at === 'sending' ? 'box' : 'unseen'
    }>${this.news(words)}</p></div>`;
  }

  /** A step that the visitor made takes the focus along; the first drawing does not, nor news for who went on. */
  protected override drawn(focused: Element | null): void {
    const { state, files } = this.submission;
    files?.drawn(this.root);
    const before = this.step;
    const changed = state.at === 'filling' && state.before ? '.changed' : '';
    this.step = state.at === 'filling' ? (state.faults[0] ? '.faults' : changed) || state.at : state.at;
    const { step } = this;
    const place = state.at === 'filling' ? state.step : undefined;
    const moved = place !== this.place && place !== undefined && this.place !== undefined;
    this.place = place;
    // Leaving is warned against only while this open page is all that holds an unsent message.
    const alone = step === 'sending' || (state.at === 'waiting' && !state.stored);
    (alone ? addEventListener : removeEventListener)('beforeunload', warn);
    // A question that took the place of its button, or the other way round: the safe answer gets the focus.
    if (step === before && focused && !this.root.activeElement) this.focusOn('.row>:last-child');
    if (moved && !step.startsWith('.')) this.focusOn('.step h3');
    if (step === before || !before || before === 'loading' || step === 'sending') return;
    if (before === 'waiting' && !focused) return;
    if (step.startsWith('.')) this.focusOn(step);
    else if (step !== 'filling' || before === 'closed') this.focusOn('h2');
  }

  private screen(): unknown {
    const { submission, words, where, trouble } = this;
    const { state, form } = submission;
    const say = sayIn(where.language, form?.translated);
    const scene: Scene = { submission, words, where, say };
    const change = (input: string) => this.change(input);
    switch (state.at) {
      case 'loading':
        return nothing;
      case 'closed': {
        this.troubled();
        const page = html`<slot><p>${words.noContact}</p></slot>`;
        return screen(
          words.off,
          html`${trouble?.closed(state.why, page) ?? html`<p>${state.why === 'offline' ? words.offline : nothing}</p>${page}`}<button @click=${() => this.open()}>${words.again}</button>`,
        );
      }
      case 'filling': {
        if (state.before) this.troubled();
        const changed = state.before
          ? [words.changed, trouble?.changes(state.before, form!.definition, say)]
          : undefined;
        return fillingView(scene, state, this.actions(), changed);
      }
      case 'refused':
        this.troubled();
        return reviewView(scene, change, trouble?.refused(state.why) ?? words.notSent);
      case 'waiting':
        return waitingView(scene, this.news(words), state.stored, wake);
      case 'sent':
        return sentView(scene, state, this.withdrawal(), this.copying(scene, state));
      case 'wiped':
        this.troubled();
        return screen(words.wiped, html`<p>${state.when && trouble?.wipedOn(state.when)}</p>`);
      default:
        return submission.files?.sendingView() ?? reviewView(scene, change, '');
    }
  }

  private actions() {
    const { submission } = this;
    return {
      type: ({ target }: Event) => {
        const { name, type, value, checked } = target as HTMLInputElement;
        submission.type(name, type === 'checkbox' && !checked ? '' : value);
      },
      review: (event: Event) => {
        event.preventDefault();
        // The same faults again are a step too: the focus goes to them once more.
        this.step = 'filling';
        submission.review();
      },
      back: () => submission.back(),
      focus: (input: string) => this.focusOn(`[id="${input}"]`),
    };
  }

  /** From the review back to a question, or to the first one. */
  private change(input: string): void {
    this.submission.edit(input);
    // After the drawing, which is a microtask that waits already.
    queueMicrotask(() => this.focusOn(input ? `[id="${input}"]` : 'input'));
  }

  private withdrawal(): unknown {
    const { trouble, words, submission, withdrawing } = this;
    const ask = (yes: boolean) => () => {
      this.withdrawing = yes;
      this.troubled();
      this.changed();
    };
    if (withdrawing && trouble) return trouble.withdrawView(submission, ask(false));
    return html`<button @click=${ask(true)}>${words.withdraw}</button>`;
  }

  /** What is going on, for who does not see it. */
  private news(words: ContactWords): string {
    const { submission } = this;
    const { state } = submission;
    switch (state.at) {
      case 'loading':
        return words.loading;
      case 'closed':
        return state.busy ? words.loading : '';
      case 'sending':
        return words.sending;
      case 'filling': {
        const steps = submission.steps();
        return steps[1] === undefined ? '' : words.step(steps.indexOf(state.step) + 1, steps.length);
      }
      case 'waiting':
        return state.stored ? words.waiting(matchMedia('(pointer: coarse)').matches) : words.open;
      default:
        return state.at === 'sent' ? words.sentNow : '';
    }
  }

  /** Absent where no voice on this device speaks the language. */
  private reading(): unknown {
    if (!localVoice(this.where.language)) return nothing;
    if (!this.aloud)
      import('./read-aloud.ts').then(
        ({ ReadAloud }) => {
          this.aloud ??= new ReadAloud(this.root, () => this.changed());
          this.changed();
        },
        () => {},
      );
    return this.aloud?.button(this.words);
  }

  /** What was typed stays; where the words can't be had, so does the language. */
  private async speak(language: Language): Promise<void> {
    const { where, submission } = this;
    const form = submission.form;
    try {
      await where.bringWords?.(language);
      const words = await formWords(language);
      where.language = language;
      if (form) form.translated = await translation(where, form.id, form.definition);
      this.words = words;
    } catch {
      return;
    }
    await Promise.all([this.trouble?.speak(), this.copy?.speak(language)]);
    this.changed();
  }

  /** What can be saved of a message that was sent; absent where it can't be fetched. */
  private copying(scene: Scene, state: FormState & { at: 'sent' }): unknown {
    if (!this.copy)
      import('./saved-copy.ts')
        .then(({ openCopy }) => openCopy(scene.where.language, () => this.changed()))
        .then(
          (copy) => {
            if (this.copy) return;
            this.copy = copy;
            this.changed();
          },
          () => {},
        );
    return this.copy?.view(scene, state.accepted);
  }

  private open(): void {
    this.submission.load(this.getAttribute('form') ?? '');
  }

  /** Fetches what is only needed when something is wrong; tried again at the next drawing. */
  private troubled(): Promise<void> {
    this.asked ??= import('./trouble.ts')
      .then(({ openTrouble }) => openTrouble(this.where, () => this.changed()))
      .then(
        (trouble) => {
          this.trouble = trouble;
          this.changed();
        },
        () => {
          this.asked = undefined;
        },
      );
    return this.asked;
  }

  private focusOn(selector: string): void {
    this.root.querySelector<HTMLElement>(selector)?.focus();
  }
}

function warn(event: Event): void {
  event.preventDefault();
}

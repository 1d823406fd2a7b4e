/**
 * `<inbox-outcomes>`: the decisions that can be taken now. Each button says beforehand what it does to the wipe date;
 * a decision that can still be taken back shows until when.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type {
  InboxItem,
  OutcomeChoice,
  OutcomeCode,
  OutcomeOffer,
} from '../../server/secretariat/inbox-api.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import { momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import { effectWords } from './outcome-effect.ts';
import type { InboxServiceEnd } from './service-end.ts';

/** Reasons that may go with an outcome; the server refuses any other. */
const reasonsFor = {
  hold: ['complaint', 'legal-procedure', 'request'],
  extend: ['consent', 'care-needs-it'],
  postpone: ['complex', 'many'],
  'erased-on-request': ['called-number', 'saw-document', 'known'],
  freeze: ['restriction', 'objection'],
  lift: ['restriction', 'objection'],
  transferred: ['written-consent'],
} as const;
type Asked = keyof typeof reasonsFor;

const asksWhy = (outcome: OutcomeCode): outcome is Asked => Object.hasOwn(reasonsFor, outcome);

const groups: {
  heading: 'heading' | 'keepHeading' | 'shortenHeading' | 'moveHeading';
  outcomes: OutcomeCode[];
}[] = [
  {
    heading: 'heading',
    outcomes: ['agreement', 'no-agreement', 'service-ended', 'dealt-with', 'postpone', 'unwanted'],
  },
  {
    heading: 'keepHeading',
    outcomes: ['hold', 'release', 'extend', 'erased-on-request', 'freeze', 'lift', 'transferred'],
  },
  { heading: 'shortenHeading', outcomes: ['shorten'] },
  {
    heading: 'moveHeading',
    outcomes: ['move-contact', 'move-aanmelding', 'move-privacyverzoek', 'move-klacht'],
  },
];
/** For styles and tests: the outcome, with its choice where that is not the usual one. */
const markOf = ({ outcome, reason }: OutcomeOffer) => (reason ? `${outcome}:${reason}` : outcome);

const fileQuestion: OutcomeCode[] = ['in-file', 'not-in-file'];

export class InboxOutcomes extends InboxElement {
  static override properties: PropertyDeclarations = {
    item: { attribute: false },
    now: { type: Number },
    final: { type: Boolean },
    decide: { attribute: false },
    undo: { attribute: false },
    asking: { state: true },
    busy: { state: true },
    unanswered: { state: true },
  };
  declare item: InboxItem;
  declare now: number;
  /** The newest decision can't be taken back any more: somebody has read the answer. */
  declare final: boolean;
  declare decide: (choice: OutcomeChoice) => Promise<void>;
  declare undo: () => Promise<void>;
  declare asking: Asked | null;
  declare busy: boolean;
  declare unanswered: boolean;

  constructor() {
    super();
    this.asking = null;
    this.busy = false;
    this.unanswered = false;
  }

  override render(): TemplateResult {
    return html`
      ${this.#undoBar()} ${this.#fileQuestion()}
      ${groups.map(({ heading, outcomes }) => this.#group(this.words.decide[heading], outcomes, heading !== 'heading'))}
      ${this.#reasonDialog()}
      <inbox-service-end .words=${this.words} .language=${this.language} .now=${this.now}
        .decide=${(choice: OutcomeChoice) => this.#run(this.decide(choice))}></inbox-service-end>
    `;
  }

  #undoBar(): TemplateResult | typeof nothing {
    const { undo } = this.item;
    if (!undo || (this.final && undo.outcome === 'answered')) return nothing;
    const words = this.words.decide;
    const until = momentWords(undo.until, this.language, this.now);
    return html`<div class="undo notice">
      <p>${words.undoUntil(this.words.outcomes[undo.outcome], until)}</p>
      <button @click=${() => this.#run(this.undo())}>${words.undo}</button>
    </div>`;
  }

  #fileQuestion(): TemplateResult | typeof nothing {
    const offers = this.item.offers.filter(({ outcome }) => fileQuestion.includes(outcome));
    const asked = offers.some(({ outcome }) => outcome === 'not-in-file');
    return this.#section(this.words.decide.inFile, offers, asked ? 'asked' : '');
  }

  #group(heading: string, outcomes: OutcomeCode[], folded: boolean): TemplateResult | typeof nothing {
    const offers = outcomes.flatMap((outcome) => this.item.offers.filter((each) => each.outcome === outcome));
    if (!offers.length) return nothing;
    if (!folded) return this.#section(heading, offers, '');
    return html`<details class="outcomes">
      <summary>${heading}</summary>
      ${this.#buttons(offers)}
    </details>`;
  }

  #section(heading: string, offers: OutcomeOffer[], mark: string): TemplateResult | typeof nothing {
    if (!offers.length) return nothing;
    return html`<section class="outcomes ${mark}">
      <h2>${heading}</h2>
      ${this.#buttons(offers)}
    </section>`;
  }

  #buttons(offers: OutcomeOffer[]): TemplateResult {
    const surroundings = { words: this.words.decide, language: this.language, now: this.now };
    return html`<ul>
      ${offers.map(
        (offer) => html`<li>
          <button class="outcome" data-outcome=${markOf(offer)} aria-disabled=${this.busy ? 'true' : nothing}
            @click=${() => this.#choose(offer)}>
            <span class="label">${this.#label(offer)}</span>
            <span class="effect">${effectWords(offer, this.item, surroundings)}</span>
          </button>
        </li>`,
      )}
    </ul>`;
  }

  #reasonDialog(): TemplateResult {
    const words = this.words.decide;
    const asking = this.asking;
    return html`<dialog aria-labelledby="reason-heading" @close=${this.#closed}>
      ${
        asking
          ? html`<form class="stack" method="dialog" novalidate @submit=${this.#reasonGiven}>
              <fieldset class="options" aria-describedby=${this.unanswered ? 'reason-missing' : nothing}>
                <legend id="reason-heading">${this.words.outcomes[asking]}: ${words.reason}</legend>
                ${this.#reasonsOf(asking).map(
                  (reason) => html`<label>
                    <input type="radio" name="reason" value=${reason}> ${this.words.reasons[reason]}
                  </label>`,
                )}
              </fieldset>
              ${this.unanswered ? html`<p class="fault" id="reason-missing" role="alert">${words.reasonMissing}</p>` : nothing}
              <div class="row">
                <button class="main">${this.words.outcomes[asking]}</button>
                <button class="quiet" type="button" @click=${() => this.#dialog.close()}>${this.words.cancel}</button>
              </div>
            </form>`
          : nothing
      }
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector<HTMLDialogElement>(':scope > dialog')!;
  }

  /** A class of agreement has the name that the settings give it, a shorter term its own words. */
  #label({ outcome, reason, label }: OutcomeOffer): string {
    const { outcomes, reasons, decide } = this.words;
    if (outcome === 'shorten') return reasons[reason as keyof typeof reasons];
    const several = this.item.offers.filter((each) => each.outcome === outcome).length > 1;
    return label && several ? decide.agreementIn(label) : outcomes[outcome];
  }

  /** A freeze is put on once and lifted by its own name. */
  #reasonsOf(asking: Asked): readonly (keyof InboxWords['reasons'])[] {
    const { frozen } = this.item;
    if (asking === 'lift') return frozen;
    return asking === 'freeze'
      ? reasonsFor.freeze.filter((each) => !frozen.includes(each))
      : reasonsFor[asking];
  }

  async #choose({ outcome, reason, since }: OutcomeOffer): Promise<void> {
    if (since) return this.querySelector<InboxServiceEnd>('inbox-service-end')!.ask(since);
    if (!asksWhy(outcome)) return this.#run(this.decide({ outcome, ...(reason && { reason }) }));
    this.unanswered = false;
    this.asking = outcome;
    await this.updateComplete;
    this.#dialog.showModal();
  }

  #closed(): void {
    this.asking = null;
  }

  #reasonGiven(event: SubmitEvent): void {
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    const outcome = this.asking;
    if (typeof reason !== 'string' || !outcome) {
      event.preventDefault();
      this.unanswered = true;
      return;
    }
    void this.#run(this.decide({ outcome, reason }));
  }

  async #run(work: Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await work.finally(() => {
      this.busy = false;
    });
  }
}

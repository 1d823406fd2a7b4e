/**
 * `<inbox-request-steps>`: one request or complaint from who it is to the letter: what was done, what is next, and by
 * which day. Closing, postponing and taking back stand with the other decisions, below it.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Asked, Decision, Ground } from '../../server/requests/request-codes.ts';
import type { OutcomeChoice } from '../../server/secretariat/inbox-api.ts';
import { askedRight } from './asked-right.ts';
import { dayWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import type { LetterFacts } from './letter-text.ts';
import { type NextStep, nextStep } from './next-step.ts';
import type { ReadMessage } from './opened-inbox.ts';
import { decisionsFor, groundsFor, identityWays, reasonOf, rights } from './request-choices.ts';

export class InboxRequestSteps extends InboxElement {
  static override properties: PropertyDeclarations = {
    message: { attribute: false },
    who: { attribute: false },
    now: { type: Number },
    decide: { attribute: false },
    asked: { state: true },
    as: { state: true },
    ground: { state: true },
    incomplete: { state: true },
    writing: { state: true },
    busy: { state: true },
  };
  declare message: ReadMessage;
  declare who: string;
  declare now: number;
  declare decide: (choice: OutcomeChoice) => Promise<void>;
  declare asked: Asked | null;
  declare as: Decision | null;
  declare ground: Ground | null;
  declare incomplete: boolean;
  declare writing: boolean;
  declare busy: boolean;

  constructor() {
    super();
    this.asked = null;
    this.as = null;
    this.ground = null;
    this.incomplete = false;
    this.writing = false;
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('message') as ReadMessage | undefined;
    const { item, content, definition } = this.message;
    if (!changed.has('message') || before?.item.header.context.id === item.header.context.id) return;
    this.asked = item.kind === 'klacht' ? 'klacht' : askedRight(content?.answers ?? [], definition);
    this.as = null;
    this.ground = null;
    this.incomplete = false;
    this.writing = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { item } = this.message;
    if (!item.request) return nothing;
    const words = this.words.requests.steps;
    const now = nextStep(item);
    const steps: NextStep[] =
      item.kind === 'klacht' ? ['decide', 'close'] : ['identify', 'decide', 'carry-out', 'close'];
    const bodies: Record<NextStep, () => unknown> = {
      identify: () => this.#identify(),
      decide: () => this.#decision(now === 'decide' || now === 'identify'),
      'carry-out': () => this.#deed(now === 'carry-out'),
      close: () =>
        html`<p class="soft">${now === 'close' ? words.closeHelp : now ? words.closeFirst : nothing}</p>`,
    };
    const names = {
      identify: words.identify,
      decide: words.decide,
      'carry-out': words.carryOut,
      close: words.close,
    };
    return html`<section class="request-steps" aria-labelledby="steps-heading">
      <h2 id="steps-heading">${words.heading}</h2>
      ${item.decideBy?.postponed ? html`<p class="soft">${words.postponed}</p>` : nothing}
      <ol>${steps.map((step) => {
        const state = this.#stateOf(step, now);
        return html`<li class=${state}>
          <h3>${names[step]} <span class="step-state">${words.states[state]}</span></h3>
          ${bodies[step]()}
        </li>`;
      })}</ol>
      ${this.#letter()}
    </section>`;
  }

  #stateOf(step: NextStep, now: NextStep | null): 'done' | 'now' | 'later' {
    if (step === now) return 'now';
    const { item } = this.message;
    const done = {
      identify: item.request!.identified !== null,
      decide: item.decideBy === null,
      'carry-out': now === null || now === 'close',
      close: now === null,
    };
    return done[step] ? 'done' : 'later';
  }

  #identify(): TemplateResult {
    const { requests, reasons } = this.words;
    const { identified } = this.message.item.request!;
    if (identified) return html`<p>${reasons[identified]}.</p>`;
    if (!this.#offers('identified')) return html`${nothing}`;
    return html`<p class="soft">${requests.steps.identifyHelp}</p>
      <div class="row">${identityWays.map(
        (way) => html`<button data-way=${way} aria-disabled=${this.busy ? 'true' : nothing}
          @click=${() => this.#take({ outcome: 'identified', reason: way })}>${reasons[way]}</button>`,
      )}</div>`;
  }

  #decision(open: boolean): TemplateResult {
    const { request } = this.message.item;
    const words = this.words.requests.steps;
    const { decided } = request!;
    const told = decided
      ? html`<p>${words.onDay(this.#decidedWords(decided), this.#day(decided.day))}</p>`
      : nothing;
    const again = decided?.as === 'fee-asked' ? html`<p class="notice warn">${words.paying}</p>` : nothing;
    if (!open || !this.#offers('decided')) return html`${told}`;
    return html`${told} ${again} ${this.#choosing()}`;
  }

  #choosing(): TemplateResult {
    const { requests, reasons } = this.words;
    const words = requests.steps;
    const { item } = this.message;
    const complaint = item.kind === 'klacht';
    const { identified, decided } = item.request!;
    const known = identified !== null;
    const paid = decided?.as === 'fee-asked';
    const asked = complaint ? 'klacht' : this.asked;
    const choices = decisionsFor(asked ?? 'access', known).filter((each) => !paid || each !== 'fee-asked');
    const found = this.as ? groundsFor(this.as, asked ?? 'access') : [];
    const name = (each: Decision) => (complaint ? requests.complaintDecisions[each]! : reasons[each]);
    return html`<form class="stack" novalidate @submit=${this.#record}>
      ${known || complaint ? nothing : html`<p class="soft">${words.unknownYet}</p>`}
      ${
        complaint
          ? nothing
          : this.#select(
              'asked',
              words.right,
              rights.map((each) => [each, reasons[each]]),
              this.asked,
            )
      }
      ${this.#select(
        'as',
        words.decision,
        choices.map((each) => [each, name(each)]),
        this.as,
      )}
      ${
        found.length
          ? this.#select(
              'ground',
              words.ground,
              found.map((each) => [each, reasons[each]]),
              this.ground,
            )
          : nothing
      }
      ${this.incomplete ? html`<p class="fault" id="decision-incomplete" role="alert">${words.incomplete}</p>` : nothing}
      <div class="row"><button class="main" aria-disabled=${this.busy ? 'true' : nothing}>${words.record}</button></div>
      ${this.#offers('postpone') ? html`<p class="soft small">${words.later}</p>` : nothing}
    </form>`;
  }

  #select(
    name: 'asked' | 'as' | 'ground',
    label: string,
    options: [value: string, text: string][],
    chosen: string | null,
  ): TemplateResult {
    const invalid = this.incomplete && !chosen;
    return html`<div class="field">
      <label for="decision-${name}">${label}</label>
      <select id="decision-${name}" aria-invalid=${invalid ? 'true' : nothing}
        aria-describedby=${invalid ? 'decision-incomplete' : nothing} @change=${(event: Event) => {
          const value = (event.target as HTMLSelectElement).value || null;
          if (name !== 'ground') this.ground = null;
          Object.assign(this, { [name]: value });
        }}>
        <option value="" .selected=${!chosen}></option>
        ${options.map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}
      </select>
    </div>`;
  }

  #deed(open: boolean): TemplateResult {
    const words = this.words.requests.steps;
    const { request, decideBy } = this.message.item;
    const { decided, carriedOut } = request!;
    if (carriedOut)
      return html`<p>${words.onDay(this.words.outcomes['carried-out'], this.#day(carriedOut))}</p>`;
    if (!decided || decideBy) return html`${nothing}`;
    if (!open || decided.asked === 'klacht') return html`<p class="soft">${words.nothingToDo}</p>`;
    return html`<p>${words.deeds[decided.asked]}</p>
      <div class="row"><button class="main" data-step="carried-out" aria-disabled=${this.busy ? 'true' : nothing}
        @click=${() => this.#take({ outcome: 'carried-out' })}>${words.done}</button></div>`;
  }

  #letter(): TemplateResult | typeof nothing {
    const words = this.words.requests.steps;
    const facts = this.#letterFacts();
    if (!facts) return nothing;
    const { definition } = this.message;
    if (!definition) return html`<p class="soft">${words.noForm}</p>`;
    if (!this.writing)
      return html`<div class="row"><button @click=${() => {
        this.writing = true;
      }}>${words.letter}</button></div>`;
    return html`<inbox-letter .words=${this.words} .language=${this.language} .facts=${facts} .now=${this.now}
      .organisation=${definition.organisation} .addressee=${this.who} .close=${() => {
        this.writing = false;
        void this.focusAfterRender('h2');
      }}></inbox-letter>`;
  }

  /** Null while there is nothing to write: no decision, and no postponement. */
  #letterFacts(): LetterFacts | null {
    const { item, history } = this.message;
    const { decided } = item.request!;
    const received = dayWords(item.received, 'nl', this.now);
    const disputes = this.message.definition?.route?.disputes ?? '';
    if (decided) {
      const { as, asked, ground } = decided;
      return { asked, as, ground, received, until: '', disputes };
    }
    if (!item.decideBy?.postponed) return null;
    const reason = history.findLast(({ outcome }) => outcome === 'postpone')?.reason;
    const until = dayWords(`${item.decideBy.day}T12:00Z`, 'nl', this.now);
    const ground = reason === 'many' ? 'many' : 'complex';
    return { asked: this.asked, as: 'extended', ground, received, until, disputes };
  }

  #decidedWords({ as, asked, ground }: { as: Decision; asked: Asked; ground: Ground | null }): string {
    const { requests, reasons, kinds } = this.words;
    const name = asked === 'klacht' ? requests.complaintDecisions[as] : reasons[as];
    const about = asked === 'klacht' ? kinds.klacht : reasons[asked];
    return `${about}: ${name}${ground ? ` (${reasons[ground]})` : ''}`;
  }

  #day(day: string): string {
    return dayWords(`${day}T12:00Z`, this.language, this.now);
  }

  #offers(outcome: string): boolean {
    return this.message.item.offers.some((each) => each.outcome === outcome);
  }

  #record(event: SubmitEvent): void {
    event.preventDefault();
    const asked = this.message.item.kind === 'klacht' ? 'klacht' : this.asked;
    const { as, ground } = this;
    const needsGround = as !== null && asked !== null && groundsFor(as, asked).length > 0;
    this.incomplete = !asked || !as || (needsGround && !ground);
    if (!asked || !as || this.incomplete) {
      void this.focusAfterRender('select[aria-invalid]');
      return;
    }
    void this.#take({ outcome: 'decided', reason: reasonOf(as, asked, needsGround ? ground : null) });
  }

  async #take(choice: OutcomeChoice): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.decide(choice).finally(() => {
      this.busy = false;
    });
    // The button that was pressed is gone: the reader goes on at the steps.
    this.querySelector<HTMLElement>('li.now h3')?.scrollIntoView({ block: 'nearest' });
  }
}

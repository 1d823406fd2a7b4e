/**
 * All that a form needs only when something is wrong, or is taken back: fetched then, since most visitors never
 * see it. What must be said without a connection stands in the words that the form already has.
 */
import { html, type TemplateResult } from 'lit/html.js';
import { call } from '../delivery/call.ts';
import type { DeliveryEffects } from '../delivery/deliver.ts';
import { readOutbox } from '../delivery/read-outbox.ts';
import { type Earlier, resumeWaiting } from '../delivery/resume.ts';
import { routeOf, type Where } from '../delivery/where.ts';
import { isAsSigned } from '../envelope/as-signed.ts';
import { referenceOf } from '../envelope/wire.ts';
import { withdraw } from '../receipt/ask-receipt.ts';
import { receiptKey } from '../receipt/receipt-code.ts';
import type { ConsentDetails, FormDefinition } from '../settings/gate-settings.ts';
import type { Language } from '../words/languages.ts';
import { type TroubleWords, troubleNl } from '../words/trouble-nl.ts';
import { contactDetails } from './contact-details.ts';
import type { ContactSubmission, RefusedReason } from './contact-submission.ts';
import { dayIn } from './day-words.ts';
import type { ClosedReason } from './load-form.ts';
import type { Say } from './say.ts';

export class Trouble {
  words: TroubleWords;
  private readonly where: Where;
  private readonly changed: () => void;
  private details: Promise<void> | undefined;
  private organisation: ConsentDetails['organisation'] | undefined;
  /** What the visitor is asked or told about withdrawing. */
  private withdrawal: 'sure' | 'busy' | 'held' | 'failed' = 'sure';
  private readonly earlier = new Map<string, Earlier>();

  /** `changed` is called when there is something new to show. */
  constructor(where: Where, words: TroubleWords, changed: () => void) {
    this.where = where;
    this.words = words;
    this.changed = changed;
  }

  /** In the language that the visitor reads now. */
  async speak(): Promise<void> {
    this.words = await wordsIn(this.where.language);
  }

  /** Why the form is closed, with phone number and address; `otherwise` where those can't be had. */
  closed(why: ClosedReason, otherwise: TemplateResult): TemplateResult {
    this.details ??= this.askDetails();
    const { words, organisation } = this;
    return html`<p>${words.closed[why]}</p><p>${words.contact}</p>${organisation ? contactDetails(organisation) : otherwise}`;
  }

  /** Why a message was not taken. */
  refused(why: string): string {
    return this.words.refused[why as RefusedReason] ?? this.words.refused.other;
  }

  /** Which questions are new or different since the visitor filled them in. */
  changes(before: FormDefinition, after: FormDefinition, say: Say): unknown {
    const labels = whatChanged(before, after);
    return (
      labels[0] && [' ', this.words.changed, ...labels.map((each, place) => [place ? ', ' : ' ', say(each)])]
    );
  }

  /** When a message was wiped. */
  wipedOn(when: string): string {
    return this.words.wipedOn(dayIn(this.where.language, when));
  }

  /** Asks once more, then wipes. `done` takes the question away. */
  withdrawView(submission: ContactSubmission, done: () => void): TemplateResult {
    const { words, withdrawal } = this;
    const wipe = async () => {
      if (withdrawal === 'busy') return;
      this.withdrawal = 'busy';
      this.changed();
      const reply = await withdraw(this.where, await receiptKey(submission.receipt));
      this.withdrawal = reply.is === 'held' ? 'held' : 'failed';
      if (reply.is === 'answer') submission.wiped(reply.answer.wiped);
      else this.changed();
    };
    const text = withdrawal === 'busy' ? words.sure : words[withdrawal];
    return html`<p role="alert">${text}</p><button class="danger" @click=${wipe}>${words.yes}</button><button @click=${done}>${words.no}</button>`;
  }

  /** Sends what an earlier visit left in the outbox. */
  async resume(effects: DeliveryEffects): Promise<void> {
    await resumeWaiting(await readOutbox(this.where.site), effects, (each) => {
      this.earlier.set(each.id, each);
      this.changed();
    });
  }

  /** What became of messages from an earlier visit. */
  earlierView(): unknown {
    return [...this.earlier.values()].map(
      ({ id, is }) => html`<p class="box">${this.words.earlier[is](referenceOf(id))}</p>`,
    );
  }

  private async askDetails(): Promise<void> {
    const details = await call(routeOf(this.where, 'details'));
    const signed = this.where.details;
    const genuine = !signed || (await isAsSigned(JSON.stringify(details?.body), signed));
    if (details?.status !== 200 || !genuine) {
      // Asked again at the next drawing.
      this.details = undefined;
      return;
    }
    this.organisation = (details.body as ConsentDetails).organisation;
    this.changed();
  }
}

/** Labels of what differs between two versions of a form. Pure. */
export function whatChanged(before: FormDefinition, after: FormDefinition): string[] {
  const known = new Map(before.fields.map((field) => [field.id, JSON.stringify(field)]));
  return after.fields
    .filter((field) => known.get(field.id) !== JSON.stringify(field))
    .map(({ label }) => label);
}

const inLanguage: Record<Exclude<Language, 'nl'>, () => Promise<{ words: TroubleWords }>> = {
  en: () => import('../words/trouble-en.ts'),
  tr: () => import('../words/trouble-tr.ts'),
  ar: () => import('../words/trouble-ar.ts'),
  pl: () => import('../words/trouble-pl.ts'),
  uk: () => import('../words/trouble-uk.ts'),
};

/** In Dutch where another language can't be fetched. */
async function wordsIn(language: Language): Promise<TroubleWords> {
  const fetched = language === 'nl' ? undefined : await inLanguage[language]().catch(() => undefined);
  return fetched?.words ?? troubleNl;
}

/** Opens what is needed in trouble, in the visitor's language. */
export async function openTrouble(where: Where, changed: () => void): Promise<Trouble> {
  return new Trouble(where, await wordsIn(where.language), changed);
}

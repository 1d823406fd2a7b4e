/** From the review to the acknowledgement: what will be sent, what waits, and the screen that is photographed. */
import { html, nothing, type TemplateResult } from 'lit';
import { routeOf, type Where } from '../delivery/where.ts';
import { referenceOf } from '../envelope/wire.ts';
import type { ContactWords } from '../words/contact-nl.ts';
import { readable } from './answers.ts';
import { contactDetails, dutchIn, telephone, urgentNote } from './contact-details.ts';
import { inputsOf, isEmpty, shownFields } from './contact-rules.ts';
import type { ContactSubmission, FormState } from './contact-submission.ts';
import { dayIn } from './day-words.ts';

export interface Sending {
  submission: ContactSubmission;
  words: ContactWords;
  where: Where;
}

/** Every answer with a button to change it, the receipt code, and the button that sends. */
export function reviewView(
  { submission, words, where }: Sending,
  change: (input: string) => void,
): TemplateResult {
  const { state, values } = submission;
  const { definition } = submission.form!;
  const busy = state.at === 'sending';
  return html`<section aria-labelledby="Title"><h2 id="Title" tabindex="-1">${words.review}</h2>
    ${
      state.at === 'refused'
        ? html`<div class="faults" role="alert"><p>${words.refused[state.why]}</p>${contactDetails(definition.organisation)}</div>`
        : nothing
    }
    <dl class="answers" lang=${dutchIn(where.language)}>${shownFields(definition, values).map(
      (
        field,
      ) => html`<div><dt>${field.label}</dt><dd>${isEmpty(field, values) ? '–' : readable(field, values)}</dd>
        <dd><button class="quiet" ?disabled=${busy} @click=${() => change(inputsOf(field)[0]!)}
          >${words.change}<span class="unseen">: ${field.label}</span></button></dd></div>`,
    )}</dl>
    ${codeView(submission, words)}
    <button aria-disabled=${busy ? 'true' : nothing} @click=${() => submission.send()}
      >${state.at === 'refused' ? words.again : words.send}</button>
    <button class="second" ?disabled=${busy} @click=${() => change('')}>${words.back}</button></section>`;
}

/** A sealed message that could not go yet. `phone`: a hand-held device. */
export function waitingView(
  { submission, words }: Sending,
  stored: boolean,
  phone: boolean,
  tryNow: () => void,
): TemplateResult {
  const { organisation } = submission.form!.definition;
  return html`<section class="card" aria-labelledby="Title"><h2 id="Title" tabindex="-1">${stored ? words.waiting(phone) : words.open}</h2>
    <p>${words.waitingHow}</p><p>${stored ? words.waitingLater : words.openHow}</p>
    <p>${words.reference}: <strong>${referenceOf(submission.id)}</strong></p>${codeView(submission, words)}
    <button class="second" @click=${tryNow}>${words.tryNow}</button>${contactDetails(organisation)}</section>`;
}

/** Sent: everything somebody wants to have on a photo, large; then what can still be done. */
export function sentView(
  { submission, words, where }: Sending,
  { accepted }: FormState & { at: 'sent' },
  withdrawal: TemplateResult,
): TemplateResult {
  const { definition } = submission.form!;
  const { phone } = definition.organisation;
  const own = dutchIn(where.language);
  return html`<section class="card sent" aria-labelledby="Title"><h2 id="Title" tabindex="-1">${words.sent}</h2>
    <dl><dt>${words.reference}</dt><dd class="large">${referenceOf(accepted.id)}</dd>
    ${
      accepted.wipes
        ? html`<dt>${words.wipes}</dt><dd><strong>${dayIn(where.language, accepted.wipes)}</strong></dd>`
        : html`<dt>${words.keptFor}</dt><dd lang=${own}>${definition.keptFor}</dd>`
    }
    <dt>${words.phone}</dt><dd><a href=${telephone(phone)}>${phone}</a></dd></dl>
    ${codeView(submission, words)}
    <div lang=${own}>${urgentNote(definition, words.urgent)}</div>
    <p class="screen">${words.keep}</p>
    <p class="screen"><a href="${routeOf(where, 'bewijs')}#${submission.code}" target="_blank" rel="noreferrer">${words.follow}</a></p>
    <p class="screen"><button class="second" @click=${() => print()}>${words.print}</button> ${withdrawal}</p></section>`;
}

/** A message that is no longer there: withdrawn, or wiped before it was sent again. */
export function wipedView({ words, where }: Sending, when: string | null): TemplateResult {
  return html`<section class="card" aria-labelledby="Title"><h2 id="Title" tabindex="-1">${words.wiped}</h2>
    <p>${words.wipedOn(when ? dayIn(where.language, when) : '')}</p></section>`;
}

function codeView({ code }: ContactSubmission, words: ContactWords): TemplateResult {
  return html`<div class="code"><h3>${words.code}</h3><p class="large">${code.split('-').map((part) => html`<span>${part}</span> `)}</p>
    <p class="screen">${words.codeWhy}</p></div>`;
}

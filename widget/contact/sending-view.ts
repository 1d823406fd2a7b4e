/** From the review to the acknowledgement: what will be sent, what waits, and the screen that is photographed. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { receiptAddress } from '../delivery/where.ts';
import { referenceOf } from '../envelope/wire.ts';
import { contactDetails, telephone, urgentNote } from './contact-details.ts';
import { inputsOf } from './contact-rules.ts';
import type { FormState } from './contact-submission.ts';
import { dayIn } from './day-words.ts';
import type { Scene } from './scene.ts';
import { shownAnswer } from './shown-answer.ts';

/** Every answer with a button to change it, the receipt code, and the button that sends. `refused` says why not. */
export function reviewView(scene: Scene, change: (input: string) => void, refused: string): TemplateResult {
  const { submission, words, say } = scene;
  const { state } = submission;
  const { definition } = submission.form!;
  const busy = state.at === 'sending';
  return screen(
    words.review,
    html`${refused ? html`<div class="box faults" role="alert"><p>${refused}</p>${contactDetails(definition.organisation)}</div>` : nothing}
<dl class="answers">${submission.shown().map(
      (
        field,
      ) => html`<div><dt>${say(field.label)}</dt><dd dir="auto">${shownAnswer(field, scene) || words.empty}</dd><dd class="change"><button ?disabled=${busy}
@click=${() => change(inputsOf(field)[0]!)}>${words.change} <span class="unseen">${say(field.label)}</span></button></dd></div>`,
    )}</dl>${codeView(scene)}<div class="row"><button class="main" aria-disabled=${busy ? 'true' : nothing} @click=${() => submission.send()}>${refused ? words.again : words.send}</button>
<button ?disabled=${busy} @click=${() => change('')}>${words.back}</button></div>`,
  );
}

/** A sealed message that could not go yet. */
export function waitingView(
  scene: Scene,
  title: string,
  stored: boolean,
  tryNow: () => void,
): TemplateResult {
  const { submission, words } = scene;
  return screen(
    title,
    html`<p>${words.waitingHow}</p><p>${stored ? words.waitingLater : words.openHow}</p><p>${words.reference}: <strong>${referenceOf(submission.id)}</strong></p>
${codeView(scene)}<button @click=${tryNow}>${words.again}</button>${contactDetails(submission.form!.definition.organisation)}`,
  );
}

/** Sent: everything somebody wants to have on a photo, large; then what can still be done. */
export function sentView(
  scene: Scene,
  { accepted: { id, wipes } }: FormState & { at: 'sent' },
  withdrawal: unknown,
  copy: unknown,
): TemplateResult {
  const { submission, words, where, say } = scene;
  const { definition } = submission.form!;
  return screen(
    words.sent,
    html`<dl><dt>${words.reference}</dt><dd class="large reference" dir="ltr">${referenceOf(id)}</dd>
<dt>${wipes ? words.wipes : words.keptFor}</dt><dd>${wipes ? html`<strong>${dayIn(where.language, wipes)}</strong>` : say(definition.keptFor)}</dd>
<dt>${words.phone}</dt><dd class="large">${telephone(definition.organisation.phone)}</dd></dl>
${codeView(scene)}${urgentNote(definition, words.urgent, say)}<p class="screen">${words.keep}</p>
<a class="screen" href="${receiptAddress(where)}#${submission.code}" target="_blank" rel="noreferrer">${words.follow}</a>
<div class="row"><button @click=${() => print()}>${words.print}</button>${withdrawal}</div>${copy}`,
  );
}

/** A step with its title, which takes the focus. */
export function screen(title: string, inside: unknown): TemplateResult {
  return html`<section aria-labelledby="Title"><h2 id="Title" tabindex="-1">${title}</h2>${inside}</section>`;
}

function codeView({ submission: { code }, words }: Scene): TemplateResult {
  return html`<div class="box"><h3>${words.code}</h3><p class="large" dir="ltr">${code.split('-').map((four) => html`<span>${four}</span> `)}</p><p class="screen">${words.codeWhy}</p></div>`;
}

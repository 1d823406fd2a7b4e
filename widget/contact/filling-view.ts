/** The form while it is filled in: what to do now, who reads it and why, then the questions. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FormDefinition } from '../settings/gate-settings.ts';
import { contactDetails, urgentNote } from './contact-details.ts';
import type { FormState } from './contact-submission.ts';
import { type FieldContext, faultText, fieldView } from './field-view.ts';
import { stepOf } from './form-steps.ts';
import type { Scene } from './scene.ts';

export interface FillingActions {
  type(event: Event): void;
  review(event: Event): void;
  /** To the step before. */
  back(): void;
  /** Puts the focus on an input, by name. */
  focus(input: string): void;
}

const lock = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 7V5a5 5 0 0110 0v2h1v9H2V7zm2 0h6V5a3 3 0 00-6 0z" /></svg>`;

/** The whole form. `changed` says what the site changed meanwhile. */
export function fillingView(
  { submission, words, where, say }: Scene,
  { faults, step }: FormState & { at: 'filling' },
  { type, review, back, focus }: FillingActions,
  changed: unknown,
): TemplateResult {
  const { values, files, route } = submission;
  const { definition, people, groupView } = submission.form!;
  const { title, intro, keptFor, fields, oneOf, organisation, steps } = definition;
  const context: FieldContext = { words, values, faults, oneOf, say, files };
  const shown = submission.asked(step);
  const all = submission.steps();
  const first = step === all[0];
  const groups = submission.groups();
  const go = (input: string) => (event: Event) => {
    event.preventDefault();
    focus(input);
  };
  return html`<form novalidate aria-labelledby="Title" @input=${type} @submit=${review}><h2 id="Title" tabindex="-1">${say(title)}</h2>
${changed ? html`<p class="box changed" tabindex="-1">${changed}</p>` : nothing}
${
  first
    ? html`${urgentNote(definition, words.urgent, say)}<p>${say(intro)}</p>${route?.view(say)}${needsView(definition, words, say)}
<div><p class="readers">${lock} ${words.readers(people, organisation.name)}</p><p>${say(keptFor)}</p>${information(definition, words, where, say)}</div>`
    : nothing
}
${steps ? html`<div class="step"><p>${words.step(all.indexOf(step) + 1, all.length)}</p><h3 tabindex="-1">${say(steps[step]!.title)}</h3></div>` : nothing}
${
  faults[0]
    ? html`<div class="box faults" role="group" aria-labelledby="Faults" tabindex="-1"><h3 id="Faults">${words.faultsTitle(faults.length)}</h3><ul>${faults.map(
        (fault) =>
          html`<li><a href="#${fault.input}" @click=${go(fault.input)}>${faultText(fault, context)}</a></li>`,
      )}</ul></div>`
    : nothing
}
${first ? html`<p>${words.mandatory}</p>` : nothing}<div>${fields.map((field) =>
    field.kind === 'group'
      ? groups.includes(field) && stepOf(definition, field) === step
        ? groupView!(field, { ...context, submission, shown, focus })
        : nothing
      : shown.includes(field)
        ? fieldView(field, context)
        : nothing,
  )}</div>
${route?.end(values, say)}<div class="row">${route?.isAlone(values) ? nothing : html`<button class="main">${step === all.at(-1) ? words.next : words.nextStep}</button>`}${
    first ? nothing : html`<button type="button" @click=${back}>${words.back}</button>`
  }</div></form>`;
}

/** What to have at hand, and how long it takes: told before somebody begins. */
function needsView({ needs, minutes }: FormDefinition, words: Scene['words'], say: Scene['say']): unknown {
  if (!needs && !minutes) return nothing;
  return html`<div>${
    needs && html`<h3>${words.needs}</h3><ul>${needs.map((each) => html`<li>${say(each)}</li>`)}</ul>`
  }<p>${minutes && words.minutes(minutes)}</p></div>`;
}

/** AVG 13: who and how long stand in the open, the rest is one click away. */
function information(
  { organisation, purpose, ground, statementUrl }: FormDefinition,
  words: Scene['words'],
  { home }: Scene['where'],
  say: Scene['say'],
): TemplateResult {
  const rows: [string, unknown][] = [
    [words.who, html`${contactDetails(organisation)}${words.privacyContact(organisation.privacyContact)}`],
    [words.why, say(purpose)],
    [words.ground, say(ground)],
    [words.sealed, words.sealedHow],
    [words.rights, words.rightsWhich],
  ];
  // A signed statement may still hold a mistake: only web addresses become links.
  const link = /^(https?:\/)?\//.test(statementUrl);
  return html`<details><summary>${words.information}</summary><dl>${rows.map(
    ([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`,
  )}</dl>${link ? html`<a href=${home ? new URL(statementUrl, home).href : statementUrl} target=${home ? '_blank' : nothing}>${words.statement}</a>` : nothing}</details>`;
}

/** The form while it is filled in: what to do now, who reads it and why, then the questions. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ContactWords } from '../words/contact-nl.ts';
import { contactDetails, dutchIn, urgentNote } from './contact-details.ts';
import { shownFields, type Values } from './contact-rules.ts';
import type { FormState } from './contact-submission.ts';
import { type FieldContext, faultText, fieldView } from './field-view.ts';
import type { OpenForm } from './load-form.ts';

export interface Filling {
  form: OpenForm;
  values: Values;
  state: FormState & { at: 'filling' };
  words: ContactWords;
  language: string;
}

export interface FillingActions {
  type(event: Event): void;
  review(event: Event): void;
  /** Puts the focus on an input, by name. */
  focus(input: string): void;
}

/** The whole form. */
export function fillingView(
  { form, values, state, words, language }: Filling,
  { type, review, focus }: FillingActions,
): TemplateResult {
  const { definition, people } = form;
  const { faults, changed } = state;
  const context: FieldContext = { words, values, faults, oneOf: definition.oneOf };
  const shown = shownFields(definition, values);
  const own = dutchIn(language);
  return html`<form novalidate aria-labelledby="Title" @input=${type} @submit=${review}>
    <h2 id="Title" tabindex="-1" lang=${own}>${definition.title}</h2>
    <div lang=${own}>${urgentNote(definition, words.urgent)}</div>
    <p lang=${own}>${definition.intro}</p>
    <p class="readers">${words.readers(people, definition.organisation.name)}</p>
    ${information(form, words, own)}
    ${changed ? html`<p class="notice changed" tabindex="-1">${changed.length > 0 ? words.changed : words.changedText} ${changed.join(', ')}</p>` : nothing}
    ${
      faults.length > 0
        ? html`<div class="faults" role="group" aria-labelledby="Faults" tabindex="-1"><h3 id="Faults">${words.faultsTitle(faults.length)}</h3>
          <ul>${faults.map(
            (fault) =>
              html`<li><a href="#${fault.input}" @click=${(event: Event) => {
                event.preventDefault();
                focus(fault.input);
              }}>${faultText(fault, context)}</a></li>`,
          )}</ul></div>`
        : nothing
    }
    <p>${words.mandatory}</p>
    <div lang=${own}>${definition.fields.map((field) => (shown.includes(field) ? fieldView(field, context) : nothing))}</div>
    <button>${words.next}</button></form>`;
}

/** AVG 13: how long stands in the open, the rest is one click away. */
function information({ definition }: OpenForm, words: ContactWords, own: unknown): TemplateResult {
  const { purpose, ground, keptFor, organisation, statementUrl } = definition;
  return html`<p lang=${own}>${keptFor}</p><details><summary>${words.information}</summary><dl>
    <dt>${words.who}</dt><dd>${contactDetails(organisation)}${words.privacyContact(organisation.privacyContact)}</dd>
    <dt>${words.why}</dt><dd lang=${own}>${purpose}</dd>
    <dt>${words.ground}</dt><dd lang=${own}>${ground}</dd>
    <dt>${words.keptFor}</dt><dd lang=${own}>${keptFor}</dd>
    <dt>${words.sealed}</dt><dd>${words.sealedHow}</dd>
    <dt>${words.rights}</dt><dd>${words.rightsWhich}</dd></dl>
    ${/^(https?:\/)?\//.test(statementUrl) ? html`<p><a href=${statementUrl}>${words.statement}</a></p>` : nothing}</details>`;
}

/** Phone number and address, for every state in which a form can't send. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentDetails, FormDefinition } from '../settings/gate-settings.ts';

type Organisation = ConsentDetails['organisation'] | FormDefinition['organisation'];

/** How to reach the provider without the form. */
export function contactDetails(organisation: Organisation): TemplateResult {
  const { name, street, postcode, town, phone, email } = organisation;
  return html`<address><strong>${name}</strong><br /><a href=${telephone(phone)}>${phone}</a><br />
    <a href="mailto:${email}">${email}</a><br />${street}<br />${postcode} ${town}</address>`;
}

/** A link that a phone can call. */
export function telephone(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}

/** What to do when it can't wait, and when messages are read: before the first question and after sending. */
export function urgentNote({ urgent, hours }: FormDefinition, title: string): TemplateResult {
  return html`<div class="urgent" role="note"><strong>${title}</strong>
    <ul>${urgent.map((each) => html`<li>${each}</li>`)}</ul>
    <p>${hours.when}<br />${hours.answerWithin}</p></div>`;
}

/** Marks the site's own (Dutch) texts where the form around them is in another language. */
export function dutchIn(language: string): string | typeof nothing {
  return language === 'nl' ? nothing : 'nl';
}

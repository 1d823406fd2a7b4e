/** Phone number and address, and what to do when it can't wait: the lines that stand on more than one screen. */
import { html, type TemplateResult } from 'lit/html.js';
import type { ConsentDetails, FormDefinition } from '../settings/gate-settings.ts';
import type { Say } from './say.ts';

type Organisation = ConsentDetails['organisation'] | FormDefinition['organisation'];

/** How to reach the provider without the form. */
export function contactDetails({ name, street, postcode, town, phone, email }: Organisation): TemplateResult {
  return html`<address dir="ltr">${name}<br />${telephone(phone)}<br /><a href="mailto:${email}">${email}</a><br />${street}<br />${postcode} ${town}</address>`;
}

/** A number that a phone can call. */
export function telephone(phone: string): TemplateResult {
  return html`<a dir="ltr" href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`;
}

/** What to do now and when messages are read: before the first question and after sending. */
export function urgentNote({ urgent, hours }: FormDefinition, title: string, say: Say): TemplateResult {
  return html`<div class="box urgent" role="note"><strong>${title}</strong><ul>${urgent.map((each) => html`<li>${say(each)}</li>`)}</ul>
<p>${say(hours.when)}<br />${say(hours.answerWithin)}</p></div>`;
}

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
  return html`<div class="box urgent" role="note"><strong>${title}</strong><ul>${urgent.map((each) => html`<li>${callable(say(each))}</li>`)}</ul>
<p>${say(hours.when)}<br />${say(hours.answerWithin)}</p></div>`;
}

/** 112, 113 and ten digits with spaces or hyphens: what an urgent line asks to call. */
const numbers = /\b(11[23]|0\d[\d -]{6,}\d)\b/;

/**
 * A text with its numbers as links: one tap in an emergency, on one line, and in Arabic not turned round
 * (0800-0113 read "0113-0800" there, because a hyphen between digits takes the direction of the words around it).
 */
function callable(text: unknown): unknown {
  return typeof text === 'string'
    ? text.split(numbers).map((part, index) => (index % 2 ? telephone(part) : part))
    : text;
}

/**
 * The independent route of a complaint, above the first question. Fetched only by a form that has one. Where the only
 * reader is the person it is about, this route is all that the form offers: nothing can be sent.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ComplaintRoute } from '../../server/sites/complaint-route.ts';
import type { FormDefinition } from '../settings/gate-settings.ts';
import { telephone } from './contact-details.ts';
import { type Field, typedIn, type Values } from './contact-rules.ts';
import type { Say } from './say.ts';

export interface RouteOfForm {
  /** Above the questions. */
  view(say: Say): TemplateResult;
  /** Beneath the question that ended it; nothing while the form goes on. */
  end(values: Values, say: Say): unknown;
  /** The answers leave this route alone. */
  isAlone(values: Values): boolean;
  /** Of the questions that would be asked, those that are. */
  asked(shown: Field[], values: Values): Field[];
}

/** For a definition that has a route. */
export function routeOfForm({ route }: FormDefinition): RouteOfForm {
  const { alone, ...rest } = route!;
  const isAlone = (values: Values) => !!alone?.is.includes(typedIn(values, alone.field));
  return {
    view: (say) => routeView(rest, say),
    end: (values, say) =>
      html`<div role="status" class=${isAlone(values) ? 'box' : nothing}>${isAlone(values) ? say(alone!.text) : nothing}</div>`,
    isAlone,
    asked: (shown, values) =>
      isAlone(values) ? shown.slice(0, shown.findIndex(({ id }) => id === alone!.field) + 1) : shown,
  };
}

function routeView(
  { body, text, phone, email, address, adviser, disputes }: Omit<ComplaintRoute, 'alone'>,
  say: Say,
): TemplateResult {
  return html`<div class="box" role="group" aria-labelledby="Route"><h3 id="Route">${say(body)}</h3><p>${say(text)}</p>
<address dir="ltr">${telephone(phone)}${email && html`<br /><a href="mailto:${email}">${email}</a>`}${address && html`<br />${address}`}</address>
${adviser && html`<p>${say(adviser.text)} ${telephone(adviser.phone)}</p>`}<p>${say(disputes)}</p></div>`;
}

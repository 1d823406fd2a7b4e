/** The steps of the proof as a list that fills itself; drawn by the enrolment. */
import { html, type TemplateResult } from 'lit';
import type { InboxWords } from '../words/inbox-nl.ts';
import { type EnrolStep, enrolSteps } from './enrol.ts';

/** `publishes`: false for somebody who joins a site that has its list of readers already. */
export function proofList(
  done: EnrolStep[],
  words: InboxWords['enrol'],
  { publishes, failed }: { publishes: boolean; failed: boolean },
): TemplateResult {
  const shown = enrolSteps.filter((step) => publishes || step !== 'published');
  const current = shown.find((step) => !done.includes(step));
  return html`<ol class="proof" role="status">
    ${shown.map((step) => {
      const state = done.includes(step) ? 'done' : step !== current ? 'waiting' : failed ? 'failed' : 'busy';
      return html`<li class=${state}>
        <span class="sign" aria-hidden="true"></span>
        <span>${words.proofSteps[step]}</span>
        <span class="soft small">${words.proofState[state]}</span>
      </li>`;
    })}
  </ol>`;
}

/** The screens of the enrolment, drawn from what its element holds; one heading and two short sentences each. */
import { html, nothing, type TemplateResult } from 'lit';
import type { InboxWords } from '../words/inbox-nl.ts';

/** Where one is, as five bars. `at` counts from 1. */
export function enrolmentSteps(at: number, { steps, stepOf }: InboxWords['enrol']): TemplateResult {
  return html`<ol class="steps" aria-label=${stepOf(at, steps.length)}>
    ${steps.map(
      (step, index) =>
        html`<li class=${index + 1 < at ? 'past' : ''} aria-current=${index + 1 === at ? 'step' : nothing}>
          <span>${step}</span>
        </li>`,
    )}
  </ol>`;
}

/** What a screen is about; takes the focus, so that a screen reader begins there. */
export function screenHeading(heading: string, text: string): TemplateResult {
  return html`<div class="stack tight">
    <h1 tabindex="-1">${heading}</h1>
    <p class="soft">${text}</p>
  </div>`;
}

/** The first screen: the person's own name. */
export function nameScreen({
  words,
  organisation,
  name,
  fault,
  submit,
}: {
  words: InboxWords['enrol'];
  organisation: string;
  name: string;
  /** In words; '' where there is none. */
  fault: string;
  submit: (event: SubmitEvent) => void;
}): TemplateResult {
  return html`<form class="stack" novalidate @submit=${submit}>
    ${screenHeading(words.welcome(organisation), words.welcomeText)}
    <div class="field">
      <label for="own-name">${words.name}</label>
      <input id="own-name" name="name" autocomplete="name" maxlength="80" spellcheck="false" .value=${name}
        aria-describedby="own-name-help" aria-invalid=${fault ? 'true' : nothing}>
      <span class="help" id="own-name-help">${words.nameHelp}</span>
      ${fault ? html`<span class="fault" role="alert">${fault}</span>` : nothing}
    </div>
    <button class="main">${words.next}</button>
  </form>`;
}

/** What everybody promises who will read here (UAVG 30(4)); the version of this text goes to the register. */
export function secrecyScreen({ people }: InboxWords, promised: () => void): TemplateResult {
  return html`<div class="stack">
    ${screenHeading(people.secrecyHeading, people.secrecyText)}
    <ul class="next">${people.secrecyLines.map((line) => html`<li>${line}</li>`)}</ul>
    <div class="row"><button class="main" @click=${promised}>${people.promise}</button></div>
  </div>`;
}

/** Words to keep, shown once more with a way to copy them. */
export function passphraseScreen(
  passphrase: string[],
  { words, kept }: { words: InboxWords; kept: () => void },
): TemplateResult {
  return html`<div class="stack">
    ${screenHeading(words.enrol.passphrase, words.enrol.passphraseText)}
    <ol class="words">${passphrase.map((word) => html`<li>${word}</li>`)}</ol>
    <p>${words.enrol.passphraseKeep}</p>
    <div class="row">
      <button class="main" @click=${kept}>${words.enrol.passphraseKept}</button>
      <inbox-copy .words=${words} .text=${passphrase.join(' ')}></inbox-copy>
    </div>
  </div>`;
}

export interface Retyping {
  heading: string;
  text: string;
  /** The field's label. */
  label: string;
  expected: string[];
  /** Whose passphrase it is, for the password manager; '' for the sheet of paper, which none may keep. */
  username: string;
  submit: (event: SubmitEvent) => void;
  back: () => void;
}

/** Words typed over. */
export function retypeScreen(
  { heading, text, label, expected, username, submit, back }: Retyping,
  words: InboxWords,
): TemplateResult {
  return html`<form class="stack" novalidate @submit=${submit}>
    ${screenHeading(heading, text)}
    ${
      username
        ? html`<div class="field">
            <label for="username">${words.enrol.name}</label>
            <input id="username" name="username" autocomplete="username" readonly .value=${username}>
          </div>`
        : nothing
    }
    <inbox-retype .words=${words} .expected=${expected} .label=${label}
      .name=${username ? 'passphrase' : 'sheet'} .autofill=${username ? 'new-password' : 'off'}></inbox-retype>
    <div class="row">
      <button class="main">${words.enrol.next}</button>
      <button class="quiet" type="button" @click=${back}>${words.enrol.showAgain}</button>
    </div>
  </form>`;
}

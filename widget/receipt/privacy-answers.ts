/**
 * `<privacy-answers>`: the sealed answers to one message, opened with the visitor's code. Stands on the receipt page
 * of our own origin only, built apart from what a provider's page loads (promise 3). No Lit: two copies of it on one
 * page would want the same Trusted Types policy, and this draws little.
 */
import type { FetchedAnswers } from '../../server/submissions/intake-api.ts';
import { baseStyles } from '../contact/base.styles.ts';
import { dayIn } from '../contact/day-words.ts';
import { inkOn } from '../contact/ink.ts';
import { call, codeOf } from '../delivery/call.ts';
import { routeOf } from '../delivery/where.ts';
import { openAnswer } from '../envelope/open-answer.ts';
import type { AnswerContent } from '../envelope/seal-answer.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { words as answerWords } from '../words/answer-words.ts';
import type { Language } from '../words/languages.ts';
import type { AnswerOpener } from './privacy-receipt.ts';
import { receiptKey, replyBits } from './receipt-code.ts';

type Found = Parameters<AnswerOpener['offer']>[0];
type Fetched = FetchedAnswers['answers'][number];

export class PrivacyAnswers extends HTMLElement implements AnswerOpener {
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #status = element('p', { role: 'status' });
  readonly #list = element('div');
  readonly #button = element('button', { class: 'main', type: 'button' });
  readonly #box = element('section', { class: 'form', 'aria-labelledby': 'heading' });
  #words = answerWords.nl;
  #found: Found | undefined;

  constructor() {
    super();
    const heading = element('h3', { id: 'heading', tabindex: '-1' });
    const help = element('p', { id: 'help' });
    this.#button.addEventListener('click', () => this.#open());
    this.#box.append(heading, help, this.#status, this.#button, this.#list);
    this.#root.append(this.#box);
  }

  /** Shows that there are answers; nothing is fetched before the button is pressed. */
  offer(found: Found): void {
    const { language, accent = '#0b5c7a' } = found.where;
    this.#found = found;
    this.#wear(
      `${baseStyles}:host{--accent:${accent};--on:${inkOn(accent)}}.text{white-space:pre-wrap;overflow-wrap:anywhere}h3{margin:0}`,
    );
    this.speak(language);
    this.#button.hidden = false;
    this.#status.textContent = '';
    this.#list.replaceChildren();
  }

  speak(language: Language): void {
    this.#words = answerWords[language];
    this.lang = language;
    this.dir = language === 'ar' ? 'rtl' : 'ltr';
    this.#box.querySelector('h3')!.textContent = this.#words.heading;
    this.#box.querySelector('#help')!.textContent = this.#words.help;
    this.#button.textContent = this.#words.open;
    for (const day of this.#list.querySelectorAll<HTMLElement>('h4'))
      day.textContent = this.#words.on(dayIn(language, day.dataset.at!));
    // What was said last would be in the language before.
    if (!this.#list.firstChild) this.#status.textContent = '';
    else this.#status.textContent = this.#words.gone;
  }

  async #open(): Promise<void> {
    const found = this.#found!;
    const words = this.#words;
    this.#status.textContent = words.opening;
    const key = JSON.stringify({ key: await receiptKey(found.code) });
    const reply = await call(routeOf(found.where, 'receipts/answers'), key);
    // Another code was looked up meanwhile: its answers are not these.
    if (found !== this.#found) return;
    if (reply?.status !== 200) {
      const code = reply && codeOf(reply);
      this.#status.textContent =
        code === 'unknown-receipt' ? words.none : code === 'too-many' ? words.tooMany : words.failed;
      return;
    }
    const { id, answers } = reply.body as FetchedAnswers;
    // The code is bound to the message that it was looked up for, not to what this answer says it is.
    if (id !== found.answer.id) {
      this.#status.textContent = words.broken;
      return;
    }
    const place = { site: found.where.site, id };
    const bits = await replyBits(found.code, place);
    const opened = await Promise.all(
      answers.map(async (each) => {
        const content = await openAnswer(bits, { ...place, number: each.number }, each).catch(() => null);
        return this.#article(each, content);
      }),
    );
    if (found !== this.#found) return;
    this.#status.textContent = opened.length > 0 ? words.gone : words.none;
    this.#button.hidden = true;
    this.#list.replaceChildren(...opened);
    this.#box.querySelector('h3')!.focus();
  }

  #article({ at }: Fetched, content: AnswerContent | null): HTMLElement {
    const article = element('article');
    const day = element('h4', { 'data-at': at });
    day.textContent = this.#words.on(dayIn(this.lang, at));
    const text = element('p', content ? { class: 'text', dir: 'auto', lang: content.language } : {});
    text.textContent = content ? visibleText(content.text) : this.#words.broken;
    article.append(day, text);
    return article;
  }

  #wear(rules: string): void {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      this.#root.adoptedStyleSheets = [sheet];
    } catch {
      // Safari before 16.4 adopts none, and the page's policy allows no style element: it is plain then, and readable.
    }
  }
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

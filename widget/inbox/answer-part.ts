/**
 * `<inbox-answer>`: everything about answering one message: call, mail without content, write what only the receipt
 * code opens, and note in one touch that somebody was answered. What was written before is shown back.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type {
  AnswerDesk,
  AnswerWay,
  OutcomeChoice,
  WrittenAnswer,
} from '../../server/secretariat/inbox-api.ts';
import { openAnswer } from '../envelope/open-answer.ts';
import type { AnswerContent } from '../envelope/seal-answer.ts';
import { visibleText } from '../envelope/visible-text.ts';
import type { AskServer } from './ask-server.ts';
import { dayWords, momentWords } from './date-words.ts';
import { dialable } from './dialable.ts';
import { InboxElement } from './inbox-element.ts';
import { mailable } from './mailable.ts';
import type { ReadMessage } from './opened-inbox.ts';

const touches = ['phone', 'mail', 'letter'] as const satisfies readonly AnswerWay[];

export class InboxAnswer extends InboxElement {
  static override properties: PropertyDeclarations = {
    message: { attribute: false },
    names: { attribute: false },
    now: { type: Number },
    ask: { attribute: false },
    decide: { attribute: false },
    sealable: { type: Boolean },
    desk: { state: true },
    opened: { state: true },
    copied: { state: true },
    busy: { state: true },
  };
  declare message: ReadMessage;
  /** Person id -> name. */
  declare names: Map<string, string>;
  declare now: number;
  declare ask: AskServer;
  declare decide: (choice: OutcomeChoice) => Promise<void>;
  /** False where it is not known which answers there are already: a message that came by mail. */
  declare sealable: boolean;
  /** The site's templates and its receipt page; null until they came. */
  declare desk: AnswerDesk | null;
  /** By number; null where one does not open. */
  declare opened: Map<number, AnswerContent | null>;
  declare copied: boolean;
  declare busy: boolean;

  constructor() {
    super();
    this.desk = null;
    this.opened = new Map();
    this.copied = false;
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.parentElement?.addEventListener('copy', this.#warn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.parentElement?.removeEventListener('copy', this.#warn);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('message')) return;
    const before = changed.get('message') as ReadMessage | undefined;
    if (before?.item.header.context.id !== this.message.item.header.context.id) this.copied = false;
    if (before?.answers !== this.message.answers) void this.#openAll();
    if (!this.desk) void this.#askDesk();
  }

  override render(): TemplateResult | typeof nothing {
    const { item, content, answers } = this.message;
    const words = this.words.answer;
    if (!content || !item.offers.some(({ outcome }) => outcome === 'answered')) return nothing;
    const { answered } = item;
    return html`<section aria-labelledby="answer-heading">
      <h2 id="answer-heading">${words.heading}</h2>
      ${
        answered
          ? html`<p class="answered">${words.answered(this.words.reasons[answered.way], dayWords(answered.at, this.language, this.now))}</p>`
          : nothing
      }
      ${answers.length ? this.#written() : nothing} ${this.#reach()}
      <ul class="ways">
        ${touches.map(
          (
            way,
          ) => html`<li><button type="button" data-way=${way} aria-disabled=${this.busy ? 'true' : nothing}
            @click=${() => this.#touch(way)}>${words.did[way]}</button></li>`,
        )}
      </ul>
      ${this.#sheet()}
      <div class="copied" role="status">${this.copied ? html`<p class="notice">${words.copied}</p>` : nothing}</div>
    </section>`;
  }

  #sheet(): TemplateResult | typeof nothing {
    if (!this.sealable) return nothing;
    const { content, answers, item } = this.message;
    if (!content?.reply) return html`<p class="soft">${this.words.answer.noCode}</p>`;
    return html`<inbox-answer-sheet .words=${this.words} .language=${this.language} .reply=${content.reply}
      .theirs=${content.language} .place=${{ ...item.header.context, number: answers.length + 1 }}
      .templates=${this.desk?.templates ?? []} .decide=${this.decide}></inbox-answer-sheet>`;
  }

  /** The numbers and addresses that were asked for; nothing else in a stranger's text becomes a link. */
  #reach(): TemplateResult | typeof nothing {
    const words = this.words.answer;
    const answers = this.message.content?.answers ?? [];
    const kinds = new Map(this.message.definition?.fields.map(({ id, kind }) => [id, kind]));
    const asked = (kind: string) =>
      answers.filter((each) => kinds.get(each.field) === kind).map(({ value }) => value);
    const numbers = asked('phone').filter((value) => dialable(value) !== null);
    const links = asked('email').flatMap((value) => mailable(value, this.#note()) ?? []);
    if (!numbers.length && !links.length) return nothing;
    return html`<ul class="ways">
        ${numbers.map((value) => html`<li><a class="button" href=${`tel:${dialable(value)}`}>${words.call(visibleText(value))}</a></li>`)}
        ${links.map((link) => html`<li><a class="button" href=${link}>${words.mail}</a></li>`)}
      </ul>
      ${links.length ? html`<p class="small soft">${words.mailHelp}</p>` : nothing}`;
  }

  /** It says nothing of what was asked: mail is read on the way. */
  #note(): { subject: string; body: string } {
    const { subject, body } = this.words.answer;
    return { subject, body: body(this.desk?.receipt ?? '') };
  }

  #written(): TemplateResult {
    const words = this.words.answer;
    return html`<h3>${words.written}</h3>
      <ol class="written">${this.message.answers.map((answer) => this.#one(answer))}</ol>`;
  }

  #one({ number, at, actor, fetched }: WrittenAnswer): TemplateResult {
    const words = this.words.answer;
    const moment = (iso: string) => momentWords(iso, this.language, this.now);
    const content = this.opened.get(number);
    return html`<li>
      <p class="small soft"><bdi>${words.by(this.names.get(actor) ?? actor, moment(at))}</bdi></p>
      ${
        content
          ? html`<p class="text" dir="auto" lang=${content.language}>${visibleText(content.text)}</p>`
          : content === null
            ? html`<p class="fault">${words.broken}</p>`
            : nothing
      }
      <p class="small soft">${fetched ? words.fetched(dayWords(fetched, this.language, this.now)) : words.notFetched}</p>
    </li>`;
  }

  async #openAll(): Promise<void> {
    const { item, content, answers } = this.message;
    const { reply } = content ?? {};
    const opened = await Promise.all(
      answers.map(async (answer): Promise<[number, AnswerContent | null]> => {
        const place = { ...item.header.context, number: answer.number };
        return [answer.number, reply ? await openAnswer(reply, place, answer).catch(() => null) : null];
      }),
    );
    if (this.message.answers === answers) this.opened = new Map(opened);
  }

  async #askDesk(): Promise<void> {
    // Without it there are no templates of the site's own; everything else works.
    this.desk = await this.ask<AnswerDesk>('GET', '/api/answers').catch(() => null);
  }

  async #touch(reason: AnswerWay): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.decide({ outcome: 'answered', reason }).finally(() => {
      this.busy = false;
    });
  }

  #warn = (): void => {
    this.copied = true;
  };
}

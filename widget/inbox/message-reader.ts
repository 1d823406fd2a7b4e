/**
 * `<inbox-reader>`: one message, its answers as text and nothing else, and beneath it what to do with it.
 * The answers come from a stranger: no markup is made of them, and no address in them becomes a link but a phone
 * number that was asked for. The questions come from the form that the administrator signed.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { OutcomeChoice } from '../../server/secretariat/inbox-api.ts';
import type { MessageContent } from '../envelope/message-content.ts';
import type { NoteContent } from '../envelope/note-content.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { referenceOf } from '../envelope/wire.ts';
import { languages } from '../words/languages.ts';
import { addressOf } from './address.ts';
import type { AskServer } from './ask-server.ts';
import { momentWords } from './date-words.ts';
import { deadlineOf } from './deadline.ts';
import { dialable } from './dialable.ts';
import { InboxElement } from './inbox-element.ts';
import type { Marks } from './message-marks.ts';
import type { NoteDrafts } from './note-drafts.ts';
import type { ReadMessage } from './opened-inbox.ts';
import { type ShownAnswer, signedAnswers } from './signed-answers.ts';

export class InboxReader extends InboxElement {
  static override properties: PropertyDeclarations = {
    message: { attribute: false },
    who: { attribute: false },
    names: { attribute: false },
    now: { type: Number },
    fromMail: { type: Boolean },
    ask: { attribute: false },
    marks: { attribute: false },
    known: { attribute: false },
    texts: { type: Number },
    me: { attribute: false },
    note: { attribute: false },
    again: { attribute: false },
    drafts: { attribute: false },
    openFile: { attribute: false },
    decide: { attribute: false },
    undo: { attribute: false },
    organisation: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
  };
  declare message: ReadMessage;
  /** Whose message it is, as in the list. */
  declare who: string;
  /** Person id -> name, for the history. */
  declare names: Map<string, string>;
  declare now: number;
  /** Opened from a file that came by mail. */
  declare fromMail: boolean;
  declare ask: AskServer;
  declare marks: Marks;
  /** Every label of the inbox. */
  declare known: readonly string[];
  /** How many notes the list says that it has. */
  declare texts: number;
  /** Id of who is signed in. */
  declare me: string;
  /** Writes a note or a mark; false where that was refused. */
  declare note: (content: NoteContent) => Promise<boolean>;
  declare again: () => Promise<void>;
  declare drafts: NoteDrafts;
  /** Fetches and opens one file of this message. */
  declare openFile: (file: number) => Promise<Blob>;
  declare decide: (choice: OutcomeChoice) => Promise<void>;
  declare undo: () => Promise<void>;
  /** Whose inbox it is. */
  declare organisation: string;
  /** Runs a deed and shows what was refused. */
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('message') as ReadMessage | undefined;
    // Another message, and not the same one after a decision: then the focus stays where it was.
    if (changed.has('message') && before?.item.header.context.id !== this.message.item.header.context.id)
      this.#begin();
  }

  override render(): TemplateResult {
    const { item, content, definition } = this.message;
    const deadline = deadlineOf(item, { words: this.words, language: this.language, now: this.now });
    return html`<article aria-labelledby="reader-heading">
      <a class="button quiet back" href=${addressOf({ at: 'list' })}>${this.words.back}</a>
      <header>
        <p class="chips">
          <span class="kind ${item.kind}">${this.words.kinds[item.kind]}</span>
          <span class="state">${this.words.reader.states[item.state]}</span>
          ${item.frozen.length ? html`<span class="held">${this.words.list.frozen}</span>` : nothing}
          ${item.held ? html`<span class="held">${this.words.list.held}</span>` : nothing}
          ${deadline ? html`<span class="deadline ${deadline.mark}">${deadline.words}</span>` : nothing}
        </p>
        <h1 id="reader-heading" tabindex="-1">
          <bdi>${content ? visibleText(this.who) || this.words.list.noName : this.words.reader.cannot}</bdi>
        </h1>
        ${content && definition ? html`<p class="soft"><bdi>${visibleText(definition.title)}</bdi></p>` : nothing}
        ${this.#facts()}
      </header>
      ${this.fromMail || !content ? nothing : this.#marks()}
      ${this.fromMail ? html`<p class="notice">${this.words.reader.fromMail}</p>` : nothing}
      ${
        content?.source
          ? html`<inbox-source .words=${this.words} .language=${this.language} .item=${item} .source=${content.source}
              .now=${this.now} .decide=${this.decide}></inbox-source>`
          : nothing
      }
      ${content ? this.#answers(content) : html`<p class="notice bad">${this.#fault()}</p>`}
      <inbox-files .words=${this.words} .language=${this.language} .message=${this.message} .open=${this.openFile}></inbox-files>
      ${
        item.request
          ? html`<inbox-request-steps .words=${this.words} .language=${this.language} .message=${this.message}
        .who=${this.who} .now=${this.now} .decide=${this.decide}></inbox-request-steps>`
          : nothing
      }
      ${this.fromMail || !content ? nothing : this.#notes()}
      <inbox-answer .words=${this.words} .language=${this.language} .message=${this.message} .names=${this.names}
        .now=${this.now} .ask=${this.ask} .decide=${this.decide} .sealable=${!this.fromMail}></inbox-answer>
      <inbox-outcomes .words=${this.words} .language=${this.language} .item=${item} .now=${this.now}
        .final=${item.answered?.way === 'receipt' && Boolean(this.message.answers.at(-1)?.fetched)}
        .decide=${this.decide} .undo=${this.undo}></inbox-outcomes>
      <inbox-history .words=${this.words} .language=${this.language} .message=${this.message} .names=${this.names}
        .now=${this.now} .ask=${this.ask}></inbox-history>
      <inbox-visit .words=${this.words} .language=${this.language} .message=${this.message} .who=${this.who} .now=${this.now}
        .organisation=${this.organisation} .ask=${this.ask} .attempt=${this.attempt} .tell=${this.tell}></inbox-visit>
      <inbox-portable .words=${this.words} .language=${this.language} .message=${this.message} .now=${this.now}
        .organisation=${this.organisation} .ask=${this.ask} .attempt=${this.attempt} .tell=${this.tell}></inbox-portable>
    </article>`;
  }

  #marks(): TemplateResult {
    return html`<inbox-marks .words=${this.words} .language=${this.language} .marks=${this.marks} .known=${this.known}
      .names=${this.names} .me=${this.me} .note=${this.note} .tell=${this.tell}></inbox-marks>`;
  }

  #notes(): TemplateResult {
    return html`<inbox-notes .words=${this.words} .language=${this.language} .message=${this.message} .listed=${this.texts}
      .names=${this.names} .now=${this.now} .note=${this.note} .again=${this.again} .drafts=${this.drafts}></inbox-notes>`;
  }

  /** At the top, for eyes and for a screen reader. */
  #begin(): void {
    scrollTo(0, 0);
    this.closest('.reader-pane')?.scrollTo(0, 0);
    this.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  #facts(): TemplateResult {
    const words = this.words.reader;
    const { item, content } = this.message;
    const written = content && languages.find((each) => each !== 'nl' && each === content.language);
    const moment = (iso: string) => momentWords(iso, this.language, this.now);
    return html`<dl class="facts">
      <div><dt>${words.reference}</dt><dd class="reference">${referenceOf(item.header.context.id)}</dd></div>
      <div><dt>${words.received}</dt><dd>${moment(item.received)}</dd></div>
      ${item.entered ? html`<div><dt>${words.entered}</dt><dd>${this.words.requests.entered(this.words.requests.channels[item.entered.channel], moment(item.entered.at))}</dd></div>` : nothing}
      <div><dt>${words.wipes}</dt><dd>${item.wipes ? words.wipesOn(moment(item.wipes)) : words.keeps}</dd></div>
      ${
        written
          ? html`<div><dt>${words.written}</dt><dd>${new Intl.DisplayNames([this.language], { type: 'language' }).of(written)}</dd></div>`
          : nothing
      }
      <div><dt>${words.security}</dt><dd>${this.words.suites[item.header.suite]}</dd></div>
    </dl>`;
  }

  #answers({ answers }: MessageContent): TemplateResult {
    const words = this.words.reader;
    const { definition } = this.message;
    const { asked, foreign } = signedAnswers(answers, definition);
    const list = (shown: ShownAnswer[]) =>
      html`<dl class="answers">${shown.map((answer) => this.#answer(answer))}</dl>`;
    if (!definition) return html`<p class="notice bad">${words.noForm}</p>${list(foreign)}`;
    if (!foreign.length) return list(asked);
    return html`${asked.length ? list(asked) : nothing}
      <section class="foreign notice bad" aria-labelledby="foreign-heading">
        <h2 id="foreign-heading">${words.foreign}</h2>
        <p>${words.foreignText}</p>
        ${list(foreign)}
      </section>`;
  }

  #answer({ label, kind, value }: ShownAnswer): TemplateResult {
    const text = visibleText(value);
    const number = kind === 'phone' ? dialable(value) : null;
    return html`<div class=${kind === 'longtext' ? 'long' : ''}>
      <dt><bdi>${visibleText(label)}</bdi></dt>
      <dd>
        ${
          number
            ? html`<a href=${`tel:${number}`}>${text}</a>`
            : text
              ? html`<bdi class="value">${text}</bdi>`
              : html`<span class="soft">${this.words.reader.empty}</span>`
        }
        ${kind === 'bsn' && text ? html`<p class="small soft">${this.words.reader.unverified}</p>` : nothing}
      </dd>
    </div>`;
  }

  #fault(): string {
    const { notForYou, needsQuantum, broken } = this.words.reader;
    if (this.message.fault === 'not-for-you') return notForYou;
    return this.message.fault === 'needs-xwing' ? needsQuantum : broken;
  }
}

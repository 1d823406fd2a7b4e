/** Chosen messages on paper: one after the other, each with everything that was sent and written beside it. Pure. */
import { html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../envelope/visible-text.ts';
import type { InboxWords } from '../words/inbox-nl.ts';
import type { CopiedMessage } from './chosen-copies.ts';
import { type Language, momentWords } from './date-words.ts';

export interface SheetSurroundings {
  words: InboxWords;
  language: Language;
  /** Milliseconds. */
  now: number;
  organisation: string;
}

/** To be printed alone (print-alone.ts). */
export function chosenSheet(
  messages: readonly CopiedMessage[],
  surroundings: SheetSurroundings,
): TemplateResult {
  const { words, language, now, organisation } = surroundings;
  const made = momentWords(new Date(now).toISOString(), language, now);
  return html`<div class="letter-sheet" lang=${language}>
    <p class="subject"><bdi>${visibleText(organisation)}</bdi>, ${made}</p>
    <p>${words.many.copyWarning}</p>
    ${messages.map((message) => one(message, surroundings))}
  </div>`;
}

function one(message: CopiedMessage, { words, language, now }: SheetSurroundings): TemplateResult {
  const moment = (iso: string) => momentWords(iso, language, now);
  const heads = words.copyHeads;
  const facts: [string, string][] = [
    [heads.reference, message.reference],
    [heads.received, moment(message.received)],
    [heads.wipes, message.wipes ? moment(message.wipes) : words.reader.keeps],
    [heads.labels, message.labels.join(', ')],
    [heads.assigned, message.assigned],
  ];
  return html`<article class="message">
    <p class="subject"><bdi>${visibleText(message.name) || words.list.noName}</bdi> (${message.kind}, ${message.state})</p>
    <dl>
      ${facts.filter(([, value]) => value).map(([label, value]) => pair(label, value))}
      ${message.answers.map(({ label, value, foreign }) =>
        pair(foreign ? `${label} (${words.reader.foreign})` : label, value || words.reader.empty),
      )}
      ${message.notes.map(({ at, by, text }) => pair(`${words.many.notes}: ${words.notes.by(by, moment(at))}`, text))}
      ${message.files.length ? pair(words.many.files, message.files.join('\n')) : nothing}
    </dl>
  </article>`;
}

function pair(label: string, value: string): TemplateResult {
  return html`<dt><bdi>${visibleText(label)}</bdi></dt><dd><bdi>${visibleText(value)}</bdi></dd>`;
}

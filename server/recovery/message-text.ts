/**
 * An opened message as plain text for a terminal or a file. Pure. Every answer is indented and every heading is one
 * line: whatever a stranger wrote does not look like the beginning of another message, and commands no terminal.
 */
import type { MessageContent } from '../../widget/envelope/message-content.ts';
import { visibleText } from '../../widget/envelope/visible-text.ts';
import { type Context, referenceOf } from '../../widget/envelope/wire.ts';
import { openNl } from '../../widget/words/open-nl.ts';
import { zone } from '../retention/dutch-calendar.ts';

/** A note that staff wrote beside it; `at` in ms. */
export interface WrittenText {
  at: number;
  text: string;
}

/** `receivedAt` in ms, or null where nobody knows. */
export function messageText(
  { site, id }: Context,
  { form, answers, source }: MessageContent,
  receivedAt: number | null,
  notes: readonly WrittenText[] = [],
): string {
  return [
    `=== ${oneLine(form)} ===`,
    `${openNl.practice}: ${site}`,
    `${openNl.reference}: ${referenceOf(id)}`,
    ...(receivedAt === null ? [] : [`${openNl.received}: ${dutchMoment(receivedAt)}`]),
    ...(source?.who ? [`${openNl.source}: ${openNl.who[source.who]}`] : []),
    ...(source?.consent ? [`${openNl.consent}: ${openNl.consents[source.consent]}`] : []),
    ...answers.map(({ label, value }) => `\n  ${oneLine(label)}\n${indented(value)}`),
    ...notes.map(({ at, text }) => `\n  ${openNl.note(dutchMoment(at))}\n${indented(text)}`),
    '',
  ].join('\n');
}

function oneLine(text: string): string {
  return visibleText(text).replaceAll('\n', ' ');
}

function indented(text: string): string {
  return visibleText(text).replaceAll(/^/gm, '    ');
}

/** "maandag 23 november 2026 om 10:00", in Dutch time. */
function dutchMoment(at: number): string {
  return new Intl.DateTimeFormat('nl-NL', { timeZone: zone, dateStyle: 'full', timeStyle: 'short' }).format(
    at,
  );
}
